package org.passerelle.specs.killed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.SimulatedMail;
import org.passerelle.gateway.cli.Cli;
import org.passerelle.gateway.cli.Console;
import org.passerelle.node.NodeSettings.World;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.pki.Pem;

/**
 * What both houses are given, as files: keys and cards made by the commands that people use, and the gateway's settings.
 *
 * @param folder where they lie
 */
record Papers(Path folder) {
    static final String PRACTICE = "cabinet.barrois@medecin.mssante.test";
    static final String LINE = "dermatologie@ch-barleduc.mssante.test";
    static final String PASSWORD = "worth nothing";
    static final String WITNESS = "Camille Exemple";
    static final String ROLE = "secrétaire";

    private static final String PRACTICE_CARD = """
            kind: practice
            validFrom: 2026-11-01T00:00:00Z
            validUntil: 2027-11-01T00:00:00Z
            organisation: { structure: '1550000029', name: Cabinet du Barrois }
            addresses: [ { address: cabinet.barrois@medecin.mssante.test } ]
            signing: [ practice.sign.cert.pem ]
            encryption: [ practice.enc.cert.pem ]
            capabilities: { gcm: true, oaep: true, binaryParts: true }
            sizeLimit: 25MiB
            """;
    private static final String LINE_CARD = """
            kind: line
            validFrom: 2026-11-01T00:00:00Z
            validUntil: 2027-11-01T00:00:00Z
            organisation: { structure: '1550000012', name: CH de Bar-le-Duc }
            addresses: [ { address: dermatologie@ch-barleduc.mssante.test } ]
            signing: [ hospital.sign.cert.pem ]
            encryption: [ hospital.enc.cert.pem ]
            capabilities: { gcm: true, oaep: true, binaryParts: true }
            sizeLimit: 25MiB
            title: { fr: Avis de dermatologie }
            scope: Lésions cutanées de l'adulte
            exclusions: Urgences vitales
            pathways: [ { name: avis, version: 1, forms: [ { name: avis, version: 1 } ] } ]
            targets:
              ordinary: { unit: working-days, amount: 2 }
            hours: { monday: ['09:00-18:00'], tuesday: ['09:00-18:00'], wednesday: ['09:00-18:00'], thursday: ['09:00-18:00'], friday: ['09:00-18:00'] }
            holidayZone: metropole
            timeZone: Europe/Paris
            phone: 03 29 00 00 00
            """;
    private static final String GATEWAY = """
            node: { folder: '#node' }
            keys:
              signing: { certificate: '#papers/hospital.sign.cert.pem', key: '#papers/hospital.sign.key.pem' }
              decryption: [ { certificate: '#papers/hospital.enc.cert.pem', key: '#papers/hospital.enc.key.pem' } ]
            trust: { anchors: '#papers/anchors.pem' }
            cards:
              - { file: '#papers/line.card', own: true, confirmedBy: Camille Exemple, confirmedRole: secrétaire, confirmedAt: '#at' }
              - { file: '#papers/practice.card', confirmedBy: Camille Exemple, confirmedRole: secrétaire, confirmedAt: '#at' }
            catalogue: { letters: false }
            mailboxes:
              - address: dermatologie@ch-barleduc.mssante.test
                anchors: '#papers/anchors.pem'
                smtp: { host: '#host', port: #smtp }
                imap: { host: '#host', port: #imap }
                login: { passwordFile: '#papers/mailbox.password' }
            lines:
              - address: dermatologie@ch-barleduc.mssante.test
                members:
                  - { rpps: '#rpps', familyName: EXEMPLE, givenName: Paul, specialty: 'G15_10/SM15', rights: [expert, coordinator], mail: p.exemple@ch-barleduc.mssante.test }
            https:
              port: 0
              certificate: '#papers/server.cert.pem'
              key: '#papers/server.key.pem'
              clientAnchors: '#papers/anchors.pem'
              clients: []
            """;

    /** Makes them with certificates and cards that are valid at that time. */
    static Papers issue(Path folder, Instant at) throws IOException {
        var papers = new Papers(folder);
        papers.command(at, "pki", "--out", folder.toString());
        papers.sign(at, "practice", "practice", PRACTICE_CARD);
        papers.sign(at, "hospital", "line", LINE_CARD);
        Files.writeString(papers.file("mailbox.password"), PASSWORD, StandardCharsets.UTF_8);
        return papers;
    }

    private void sign(Instant at, String house, String card, String draft) throws IOException {
        Path yaml = file(card + ".yaml");
        Files.writeString(yaml, draft, StandardCharsets.UTF_8);
        command(
                at,
                "card",
                "sign",
                yaml.toString(),
                "--key",
                file(house + ".sign.key.pem").toString(),
                "--cert",
                file(house + ".sign.cert.pem").toString(),
                "--out",
                file(card + ".card").toString());
    }

    private void command(Instant at, String... words) {
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        var console = new Console(new ByteArrayInputStream(new byte[0]), out, out);
        var world = new World(() -> at, new SecureRandom());
        var cli = new Cli(
                console,
                world,
                name -> Optional.empty(),
                settings -> {},
                settings -> {
                    throw new AssertionError("keys and cards need no ledger");
                },
                settings -> List.of());
        assertThat(cli.run(words))
                .as("exit code of %s: %s", words[0], said.toString(StandardCharsets.UTF_8))
                .isZero();
    }

    /** Writes the gateway's settings for a mail server. */
    Path gateway(Path nodeFolder, SimulatedMail mail, int imapPort, Instant at) throws IOException {
        Path settings = nodeFolder.resolveSibling("passerelle.yaml");
        Files.writeString(
                settings,
                GATEWAY.replace("#papers", quoted(folder))
                        .replace("#node", quoted(nodeFolder))
                        .replace("#at", at.toString())
                        .replace("#host", mail.host())
                        .replace("#smtp", String.valueOf(mail.smtpsPort()))
                        .replace("#imap", String.valueOf(imapPort))
                        .replace("#rpps", Invented.expert().rpps().value()),
                StandardCharsets.UTF_8);
        return settings;
    }

    private static String quoted(Path path) {
        return path.toAbsolutePath().toString().replace("'", "''");
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** The mail server's certificate and its issuers. */
    List<X509Certificate> serverChain() throws IOException {
        return Stream.concat(certificates("server.cert.pem").stream(), anchors().intermediates().stream())
                .toList();
    }

    PrivateKey serverKey() throws IOException {
        return Pem.key(Files.readString(file("server.key.pem"), StandardCharsets.US_ASCII));
    }

    TrustAnchors anchors() throws IOException {
        List<X509Certificate> both = certificates("anchors.pem");
        return new TrustAnchors(both.subList(0, 1), both.subList(1, 2), List.of());
    }

    private List<X509Certificate> certificates(String name) throws IOException {
        return Pem.certificates(Files.readString(file(name), StandardCharsets.US_ASCII));
    }
}
