package org.passerelle.specs.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.stream.Collectors;
import org.passerelle.canon.Sha256;
import org.passerelle.gateway.House;
import org.passerelle.gateway.config.Environment;
import org.passerelle.gateway.config.SettingsReader;
import org.passerelle.node.NodeSettings;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.refusal.HouseBug;
import org.passerelle.seal.pki.Pem;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.Papers;
import org.passerelle.specs.demo.world.PostOffice;
import org.passerelle.specs.demo.world.TrustSpaceList;

/** The hospital's gateway, opened from a settings file as {@code serve} opens it, on the story's clock. */
final class Gateway {
    private static final String LIST = "liste-blanche.xml";

    private Gateway() {}

    /**
     * Writes the settings file and opens what it says.
     *
     * @param folder where the file, the node's folder and the password stand
     * @param papers folder that holds {@code keys} and {@code cards}
     */
    static House open(Path folder, Path papers, Papers issued, PostOffice office, NodeSettings.World world) {
        Path settings = folder.resolve("passerelle.yaml");
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("mailbox.password"),
                    office.account(line(issued)).password(),
                    StandardCharsets.UTF_8);
            if (!office.authorities().isEmpty()) {
                Files.writeString(
                        folder.resolve("mail.pem"), Pem.write(office.authorities()), StandardCharsets.US_ASCII);
            }
            if (clear(issued)) {
                TrustSpaceList.write(
                        folder.resolve(LIST), issued.troupe(), world.clock().instant());
            }
            Files.writeString(
                    settings,
                    yaml(papers.toAbsolutePath(), issued, office, world.clock().instant()),
                    StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return House.open(SettingsReader.read(settings, Environment.none()), world, House.Drive.CALLER);
    }

    private static String yaml(Path papers, Papers issued, PostOffice office, Instant now) {
        return """
                node:
                  folder: node
                keys:
                  signing: { certificate: '@/keys/hospital.sign.cert.pem', key: '@/keys/hospital.sign.key.pem' }
                  decryption:
                    - { certificate: '@/keys/hospital.enc.cert.pem', key: '@/keys/hospital.enc.key.pem' }
                trust:
                  anchors: '@/keys/anchors.pem'
                  #whitelist
                cards:
                  - { file: '@/cards/line.card.pem', own: true, #confirmed }
                  #places
                catalogue: { letters: false }
                mailboxes:
                  - address: '#line'
                    #mailAnchors
                    smtp: #smtp
                    imap: #imap
                    login: { user: '#user', passwordFile: mailbox.password }
                lines:
                  - address: '#line'
                    members:
                      - #expert
                        mail: '#mailOfExpert'
                      - #coordinator
                        rights: [expert, coordinator]
                        mail: '#mailOfCoordinator'
                https:
                  port: 0
                  certificate: '@/keys/localhost.tls.cert.pem'
                  key: '@/keys/localhost.tls.key.pem'
                  clientAnchors: '@/keys/anchors.pem'
                  clients:
                    - { name: dossier patient, fingerprint: '#fingerprint', members: ['#rppsOfExpert', '#rppsOfCoordinator'] }
                """.replace("#places", places(issued))
                .replace("@", papers.toString().replace("'", "''"))
                .replace("#confirmed", "confirmedBy: Camille Aubry, confirmedRole: secrétaire, confirmedAt: '#now'")
                .replace("#whitelist", clear(issued) ? "whitelist: { file: " + LIST + " }" : "")
                .replace("#now", now.toString())
                .replace("#line", line(issued).value())
                .replace("#mailAnchors", office.authorities().isEmpty() ? "" : "anchors: mail.pem")
                .replace("#smtp", server(office.submission()))
                .replace("#imap", server(office.reading()))
                .replace("#user", office.account(line(issued)).user().replace("'", "''"))
                .replace("#expert", member(issued.troupe().team().expert()))
                .replace("#coordinator", member(Cast.COORDINATOR))
                .replace("#mailOfExpert", issued.troupe().team().expertMail().value())
                .replace("#mailOfCoordinator", Cast.COORDINATOR_MAIL.value())
                .replace("#rppsOfExpert", issued.troupe().team().expert().rpps().value())
                .replace("#rppsOfCoordinator", Cast.COORDINATOR.rpps().value())
                .replace("#fingerprint", fingerprint(issued.expert().certificate()));
    }

    private static MailAddress line(Papers issued) {
        return issued.troupe().team().line();
    }

    /** Whether somebody of the play has an ordinary mailbox. */
    private static boolean clear(Papers issued) {
        return issued.troupe().findOrdinary().isPresent();
    }

    private static String places(Papers issued) {
        return issued.places().stream()
                .map(place -> "- { file: '@/cards/" + place.party().name() + ".card.pem', #confirmed }")
                .collect(Collectors.joining("\n  "));
    }

    private static String server(URI uri) {
        String tls = uri.getScheme().endsWith("s") ? "implicit" : "starttls";
        return "{ host: '" + uri.getHost() + "', port: " + uri.getPort() + ", tls: " + tls + " }";
    }

    private static String member(Professional professional) {
        String indent = "\n        ";
        return "rpps: '" + professional.rpps().value() + "'"
                + indent + "familyName: " + professional.familyName()
                + indent + "givenName: " + professional.givenName()
                + indent + "specialty: '" + professional.specialty() + "'";
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return Sha256.hash(certificate.getEncoded()).hex();
        } catch (CertificateEncodingException impossible) {
            throw new HouseBug("an issued certificate can be encoded", impossible);
        }
    }
}
