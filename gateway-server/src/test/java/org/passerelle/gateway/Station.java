package org.passerelle.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.flow.Attachment;
import org.passerelle.flow.Order;
import org.passerelle.flow.desk.Staff;
import org.passerelle.gateway.config.Settings;
import org.passerelle.gateway.config.SettingsReader;
import org.passerelle.media.MediaLimits;
import org.passerelle.node.GivenCard;
import org.passerelle.node.Mailbox;
import org.passerelle.node.Node;
import org.passerelle.node.NodeSettings;
import org.passerelle.node.Outgoing;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.party.Sex;
import org.passerelle.pathway.Consent;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.port.trust.Keyring;
import org.passerelle.seal.pki.Pem;

/** Everything a gateway's operator has: a test PKI, signed cards and a settings file; and a practice that writes to it. */
final class Station {
    static final MailAddress LINE = MailAddress.of("dermatologie@ch-barleduc.mssante.test");
    static final MailAddress PRACTICE = MailAddress.of("cabinet.barrois@medecin.mssante.test");
    static final Rpps EXPERT = new Rpps("10000000002");
    static final Rpps COORDINATOR = new Rpps("10000000003");
    static final Rpps STRANGER = new Rpps("10000000009");
    static final Professional GP = new Professional(new Rpps("10000000001"), "ESSAI", "Jeanne", null, "03 29 00 00 01");
    static final NodeSettings.World WORLD = new NodeSettings.World(InstantSource.system(), new SecureRandom());
    /** Nobody listens there: the mail server is away. */
    static final int NO_PORT = 9;

    final Path folder;
    final String fingerprint;

    Station(Path folder) {
        this.folder = folder;
        StationKeys.FILES.forEach((name, text) -> write("keys/" + name, text));
        this.fingerprint = StationKeys.FINGERPRINT;
        card("practice", PRACTICE, "kind: practice", "1550000029");
        card("hospital", LINE, """
                kind: line
                title: { fr: Avis de dermatologie }
                scope: Lésions cutanées de l'adulte
                pathways:
                  - { name: avis, version: 1, forms: [ { name: avis, version: 1 } ] }
                  - { name: report-copy, version: 1, forms: [ { name: report-copy, version: 1 } ] }
                targets:
                  ordinary: { unit: elapsed-hours, amount: 48 }
                  prompt: { unit: elapsed-hours, amount: 24 }
                hours: { monday: ['09:00-12:30', '14:00-18:00'], friday: ['09:00-18:00'] }
                phone: 03 29 00 00 00""", "1550000012");
        write("settings.yaml", settings());
    }

    private void card(String name, MailAddress address, String particular, String structure) {
        write(
                name + ".yaml",
                particular
                        + """

                validFrom: 2020-01-01T00:00:00Z
                validUntil: 2090-01-01T00:00:00Z
                organisation: { structure: '%s', name: Organisation de test }
                addresses: [ { address: %s } ]
                signing: [ keys/%s.sign.cert.pem ]
                encryption: [ keys/%s.enc.cert.pem ]
                capabilities: { gcm: true, oaep: true, binaryParts: true }
                sizeLimit: 25MiB
                """.replace("%s", "\0")
                                .replaceFirst("\0", structure)
                                .replaceFirst("\0", address.value())
                                .replace("\0", name));
        sign(name, text(name + ".yaml"), name);
    }

    /** Has a card signed by the hospital or the practice. */
    void sign(String name, String draft, String signer) {
        write(name + ".yaml", draft);
        String key = path("keys/" + signer + ".sign.key.pem");
        String cert = path("keys/" + signer + ".sign.cert.pem");
        var words = new ArrayList<>(List.of(
                "card", "sign", path(name + ".yaml"), "--key", key, "--cert", cert, "--out", path(name + ".card")));
        if (Files.isDirectory(Path.of(path("pathways")))) {
            words.addAll(List.of("--pathways", path("pathways")));
        }
        command(words.toArray(String[]::new));
    }

    /** The practice's card is not among the settings. */
    void forgetPractice() {
        write(
                "settings.yaml",
                settings()
                        .lines()
                        .filter(line -> !line.contains("practice.card"))
                        .collect(java.util.stream.Collectors.joining("\n")));
    }

    /** The settings file's text, as an operator would write it. */
    String settings() {
        return """
                node: { folder: node }
                keys:
                  signing: { certificate: keys/hospital.sign.cert.pem, key: keys/hospital.sign.key.pem }
                  decryption:
                    - { certificate: keys/hospital.enc.cert.pem, key: keys/hospital.enc.key.pem }
                trust: { anchors: keys/anchors.pem }
                cards:
                  - { file: hospital.card, own: true, confirmedBy: Camille Exemple, confirmedRole: secrétaire, confirmedAt: 2026-01-02T09:00:00Z }
                  - { file: practice.card, confirmedBy: Camille Exemple, confirmedRole: secrétaire, confirmedAt: 2026-01-02T09:00:00Z }
                mailboxes:
                  - address: dermatologie@ch-barleduc.mssante.test
                    smtp: { host: localhost, port: 9 }
                    imap: { host: localhost, port: 9 }
                    login: { user: dermatologie, passwordEnv: MAIL_PASSWORD }
                    anchors: keys/anchors.pem
                lines:
                  - address: dermatologie@ch-barleduc.mssante.test
                    members:
                      - { rpps: '10000000002', familyName: EXEMPLE, givenName: Paul }
                      - { rpps: '10000000003', familyName: MODELE, givenName: Claude, rights: [coordinator], mail: c.modele@ch-barleduc.mssante.test }
                https:
                  port: 0
                  certificate: keys/server.cert.pem
                  key: keys/server.key.pem
                  clientAnchors: keys/anchors.pem
                  clients:
                    - { name: logiciel, fingerprint: %s, members: ['10000000002', '10000000003'] }
                """.replace("%s", fingerprint);
    }

    Settings read() {
        return SettingsReader.read(folder.resolve("settings.yaml"), name -> Optional.of("secret"));
    }

    Node hospital() {
        return Node.open(NodePlan.of(read(), WORLD));
    }

    Node practice() {
        return practice("practice", Map.of(PRACTICE, "practice.card"));
    }

    /**
     * A node with the practice's keys that answers for these addresses.
     *
     * @param name its folder
     * @param own the files of its cards by their address
     */
    Node practice(String name, Map<MailAddress, String> own) {
        String keys = "keys/practice.";
        var signing = new org.passerelle.port.trust.Identity(
                Pem.key(text(keys + "sign.key.pem")), Pem.certificates(text(keys + "sign.cert.pem")));
        var decryption = new DecryptionKey(
                Pem.key(text(keys + "enc.key.pem")),
                Pem.certificates(text(keys + "enc.cert.pem")).get(0));
        NodeSettings like = NodePlan.of(read(), WORLD);
        var confirmed = like.cards().get(0).confirmation();
        var cards = Stream.concat(
                        like.cards().stream()
                                .filter(GivenCard::ours)
                                .map(card -> new GivenCard(card.signed(), false, card.confirmation())),
                        own.values().stream().map(file -> new GivenCard(Pem.cms(text(file)), true, confirmed)))
                .toList();
        return Node.open(new NodeSettings(
                folder.resolve(name),
                null,
                Keyring.of(signing, List.of(decryption)),
                like.anchors(),
                cards,
                own.keySet().stream().map(Mailbox::ofHost).toList(),
                new Staff(Map.of()),
                Pathways.shipped(),
                MediaLimits.defaults(),
                NodeSettings.Pace.DEFAULT,
                WORLD));
    }

    /** A request with one photograph, carried by hand from the practice to the hospital. */
    static Id request(Node practice, Node hospital) {
        return request(practice, hospital, List.of(jpeg()));
    }

    static Attachment jpeg() {
        return new Attachment("dermoscopic", "Lésion", () -> new ByteArrayInputStream(MadeFiles.jpeg()), null);
    }

    /** The same with other files. */
    static Id request(Node practice, Node hospital, List<Attachment> files) {
        Id exchange = ask(practice, files);
        carry(practice, hospital, LINE);
        return exchange;
    }

    /** The same, not carried yet. */
    static Id ask(Node practice, List<Attachment> files) {
        var patient = new Patient(
                "MARTIN",
                List.of("Jeanne", "Marie"),
                null,
                null,
                LocalDate.of(1961, 4, 2),
                "55029",
                Sex.FEMALE,
                null,
                Patient.NoInsReason.NOT_QUALIFIED,
                "06 00 00 00 01",
                "1 rue de l'Essai, 55000 Bar-le-Duc");
        Json.Obj content = Json.object()
                .put("dangerToLife", false)
                .put("patient", PartyJson.write(patient))
                .put("consent", new Consent(true, "Jeanne ESSAI", WORLD.clock().instant(), Consent.How.ORAL).write())
                .put("medecinTraitant", "none")
                .put("urgency", "ordinary")
                .put("question", "Cette lésion est-elle suspecte ?")
                .put("history", "Apparue il y a six mois.")
                .put("treatment", "aucun")
                .build();
        var order = new Order("request", GP, content, files, null);
        PathwayRef avis = PathwayRef.parse("avis/1");
        return practice.books().practices().contains(PRACTICE)
                ? practice.asking().ask(PRACTICE, LINE, avis, order)
                : practice.request(LINE, avis, order).id();
    }

    static void carry(Node from, Node to, MailAddress mailbox) {
        for (Optional<Outgoing> next = from.nextToSend(); next.isPresent(); next = from.nextToSend()) {
            try (InputStream mail = next.get().open()) {
                to.accept(mail, mailbox);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            next.get().handedOver();
        }
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void write(String name, String text) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Runs a command that succeeds; tells what it printed. */
    static String command(String... arguments) {
        Ran ran = Ran.of(arguments);
        if (ran.code() != 0) {
            throw new AssertionError(ran.err());
        }
        return ran.out();
    }
}
