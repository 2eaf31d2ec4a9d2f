package org.passerelle.specs.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.seal.pki.Pem;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.Papers;
import org.passerelle.specs.demo.world.PostOffice;

/** A gateway's settings file, as its operator would write it, with the console on a port of its own. */
final class GatewayFile {
    private static final String ANCHORS = "anchors: '@/keys/anchors.pem'";
    /** As long as the certificates. */
    private static final Duration LASTING = Duration.ofDays(19 * 365);

    private final Path papers;
    private final Papers issued;
    private final PostOffice office;

    /** @param papers folder that holds {@code keys} and {@code cards} */
    GatewayFile(Path papers, Papers issued, PostOffice office) {
        this.papers = papers;
        this.issued = issued;
        this.office = office;
    }

    /** The hospital's, in the folder where its node's folder stands too. */
    Path hospital(Path folder) {
        String lines = """
                  - address: '#mailbox'
                    members:
                      - { #expert, mail: '#expertMail' }
                      - { #coordinator, rights: [coordinator], mail: '#coordinatorMail' }
                      - { #intern, rights: [intern] }
                """.replace("#expertMail", Cast.EXPERT_MAIL.value())
                .replace("#coordinatorMail", Cast.COORDINATOR_MAIL.value())
                .replace("#expert", member((Professional) Role.EXPERT.person))
                .replace("#coordinator", member((Professional) Role.COORDINATOR.person))
                .replace("#intern", member((Professional) Role.INTERN.person));
        String cards = "- { file: '@/cards/line.card.pem', own: true, #confirmed }\n  " + places();
        text(
                folder,
                "crls.pem",
                issued.pki().emptyLists(LASTING).stream().map(Pem::writeCrl).collect(Collectors.joining()));
        return written(
                folder, "hospital", ANCHORS + ", crls: [crls.pem]", cards, "\n" + lines.stripTrailing(), Cast.LINE);
    }

    /**
     * The one of the practice whose people ask in the console: it has no line, and knows the hospital's. It has no revocation list
     * either: its pages say what could not be checked.
     */
    Path cabinet(Path folder) {
        String cards = "- { file: '@/cards/cabinet.card.pem', own: true, #confirmed }\n"
                + "  - { file: '@/cards/line.card.pem', #confirmed }";
        return written(folder, "cabinet", ANCHORS, cards, " []", Town.CABINET.address());
    }

    private Path written(Path folder, String keys, String trust, String cards, String lines, MailAddress mailbox) {
        text(folder, "mailbox.password", office.account(mailbox).password());
        text(folder, "mail.pem", Pem.write(office.authorities()));
        return text(folder, "passerelle.yaml", yaml(keys, trust, cards, lines, mailbox));
    }

    private static Path text(Path folder, String name, String text) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private String yaml(String keys, String trust, String cards, String lines, MailAddress mailbox) {
        return """
                node: { folder: node }
                keys:
                  signing: { certificate: '@/keys/#keys.sign.cert.pem', key: '@/keys/#keys.sign.key.pem' }
                  decryption:
                    - { certificate: '@/keys/#keys.enc.cert.pem', key: '@/keys/#keys.enc.key.pem' }
                trust: { #trust }
                cards:
                  #cards
                catalogue: { letters: false }
                mailboxes:
                  - address: '#mailbox'
                    anchors: mail.pem
                    smtp: { host: localhost, port: #smtp }
                    imap: { host: localhost, port: #imap }
                    login: { user: '#user', passwordFile: mailbox.password }
                lines:#lines
                https:
                  port: 0
                  certificate: '@/keys/localhost.tls.cert.pem'
                  key: '@/keys/localhost.tls.key.pem'
                  clientAnchors: '@/keys/anchors.pem'
                  clients:
                    - { name: dossier patient, fingerprint: '#fingerprint', lines: ['#mailbox'] }
                console: { port: #console, accounts: accounts.json, address: 'https://localhost:#console' }
                """.replace("#keys", keys)
                .replace("#trust", trust)
                .replace("#cards", cards)
                .replace("#lines", lines)
                .replace("@/", papers.toAbsolutePath().toString().replace("'", "''") + "/")
                .replace(
                        "#confirmed",
                        "confirmedBy: Camille Aubry, confirmedRole: secrétaire, confirmedAt: 2026-11-20T09:00:00Z")
                .replace("#console", String.valueOf(free()))
                .replace("#mailbox", mailbox.value())
                .replace("#smtp", String.valueOf(office.submission().getPort()))
                .replace("#imap", String.valueOf(office.reading().getPort()))
                .replace("#user", office.account(mailbox).user())
                .replace("#fingerprint", fingerprint());
    }

    /** A port that nobody has: passkeys are bound to the pages' address, which has to be known before they are there. */
    private static int free() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private String places() {
        return Town.known()
                .map(place -> "- { file: '@/cards/" + place.name() + ".card.pem', #confirmed }")
                .collect(Collectors.joining("\n  "));
    }

    private static String member(Professional person) {
        return "rpps: '" + person.rpps().value() + "', familyName: " + person.familyName() + ", givenName: "
                + person.givenName();
    }

    private String fingerprint() {
        try {
            return Sha256.hash(issued.expert().certificate().getEncoded()).hex();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
