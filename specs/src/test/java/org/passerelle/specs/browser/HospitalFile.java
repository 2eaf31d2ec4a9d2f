package org.passerelle.specs.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.stream.Collectors;
import org.passerelle.canon.Sha256;
import org.passerelle.party.Professional;
import org.passerelle.seal.pki.Pem;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.Papers;
import org.passerelle.specs.demo.world.PostOffice;

/** The hospital's settings file, as its operator would write it, with the console on a port of its own. */
final class HospitalFile {
    private HospitalFile() {}

    /**
     * Writes it.
     *
     * @param folder where it and the node's folder stand
     * @param papers folder that holds {@code keys} and {@code cards}
     */
    static Path write(Path folder, Path papers, Papers issued, PostOffice office) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("passerelle.yaml");
            text(folder.resolve("mailbox.password"), office.account(Cast.LINE).password());
            text(folder.resolve("mail.pem"), Pem.write(office.authorities()));
            text(file, yaml(papers, issued, office));
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void text(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static String yaml(Path papers, Papers issued, PostOffice office) {
        return """
                node: { folder: node }
                keys:
                  signing: { certificate: '@/keys/hospital.sign.cert.pem', key: '@/keys/hospital.sign.key.pem' }
                  decryption:
                    - { certificate: '@/keys/hospital.enc.cert.pem', key: '@/keys/hospital.enc.key.pem' }
                trust: { anchors: '@/keys/anchors.pem' }
                cards:
                  - { file: '@/cards/line.card.pem', own: true, #confirmed }
                  #places
                catalogue: { letters: false }
                mailboxes:
                  - address: '#line'
                    anchors: mail.pem
                    smtp: { host: localhost, port: #smtp }
                    imap: { host: localhost, port: #imap }
                    login: { user: '#user', passwordFile: mailbox.password }
                lines:
                  - address: '#line'
                    members:
                      - { #expert, mail: '#expertMail' }
                      - { #coordinator, rights: [coordinator], mail: '#coordinatorMail' }
                      - { #intern, rights: [intern] }
                https:
                  port: 0
                  certificate: '@/keys/localhost.tls.cert.pem'
                  key: '@/keys/localhost.tls.key.pem'
                  clientAnchors: '@/keys/anchors.pem'
                  clients:
                    - { name: dossier patient, fingerprint: '#fingerprint', members: ['10000000025'] }
                console: { port: 0, accounts: accounts.json }
                """.replace("#places", places(issued))
                .replace("@", papers.toAbsolutePath().toString().replace("'", "''"))
                .replace(
                        "#confirmed",
                        "confirmedBy: Camille Aubry, confirmedRole: secrétaire, confirmedAt: 2026-11-20T09:00:00Z")
                .replace("#line", Cast.LINE.value())
                .replace("#smtp", String.valueOf(office.submission().getPort()))
                .replace("#imap", String.valueOf(office.reading().getPort()))
                .replace("#user", office.account(Cast.LINE).user())
                .replace("#expertMail", Cast.EXPERT_MAIL.value())
                .replace("#coordinatorMail", Cast.COORDINATOR_MAIL.value())
                .replace("#expert", member(Role.EXPERT.person))
                .replace("#coordinator", member(Role.COORDINATOR.person))
                .replace("#intern", member(Role.INTERN.person))
                .replace("#fingerprint", fingerprint(issued));
    }

    private static String places(Papers issued) {
        return issued.places().stream()
                .map(place -> "- { file: '@/cards/" + place.party().name() + ".card.pem', #confirmed }")
                .collect(Collectors.joining("\n  "));
    }

    private static String member(Professional person) {
        return "rpps: '" + person.rpps().value() + "', familyName: " + person.familyName() + ", givenName: "
                + person.givenName();
    }

    private static String fingerprint(Papers issued) {
        try {
            return Sha256.hash(issued.expert().certificate().getEncoded()).hex();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
