package org.passerelle.gateway.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.passerelle.canon.Sha256;
import org.passerelle.card.Confirmation;
import org.passerelle.gateway.config.Settings.KeyFile;
import org.passerelle.gateway.config.Settings.Login;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PersonId;
import org.passerelle.refusal.Refused;

/**
 * Reads a settings file. Whatever is wrong is refused, the first mistake first, with its file, line and column and a sentence
 * that says what to mend. Files that it names must be there; relative paths start from the settings file's folder.
 */
public final class SettingsReader {
    private static final String FINGERPRINT_FORM = "64 hexadecimal digits";

    private final Path folder;
    private final KeyReader keyReader;

    private SettingsReader(Path folder, Environment environment) {
        this.folder = folder;
        this.keyReader = new KeyReader(folder, environment);
    }

    /**
     * Reads a file.
     *
     * @throws Refused with a {@link ConfigRefusal}, or the code of the room whose value is wrong
     */
    public static Settings read(Path file, Environment environment) {
        YamlKeys root = YamlReader.read(file);
        KnownKeys.requireKnown(root);
        Path folder = file.toAbsolutePath().getParent();
        return new SettingsReader(folder == null ? file.toAbsolutePath() : folder, environment).settings(root);
    }

    private Settings settings(YamlKeys root) {
        YamlKeys node = root.keys("node");
        YamlKeys keys = root.keys("keys");
        List<KeyFile> decryption =
                keys.each("decryption").stream().map(keyReader::read).toList();
        if (decryption.isEmpty()) {
            throw keys.refused(ConfigRefusal.KEY_MISSING, "decryption");
        }
        return new Settings(
                node.path("folder", folder),
                node.has("keyFile") ? new NamedFile(node.path("keyFile", folder), "node.keyFile", node.place()) : null,
                node.find("productReference").orElse(null),
                keyReader.read(keys.keys("signing")),
                decryption,
                new TrustReader(root.keys("trust"), folder).trust(),
                root.each("cards").stream().map(this::card).toList(),
                mailboxes(root),
                LineReader.lines(root),
                LineReader.places(root),
                https(root.keys("https")),
                pace(root),
                root.has("crypto") ? root.constant("crypto", Settings.Crypto.class, "fastest") : null,
                VigilanceReader.read(root),
                OrdinaryReader.read(root),
                ScanReader.read(root).orElse(null),
                root.findKeys("sms")
                        .map(sms -> new SmsReader(sms, folder, keyReader).read())
                        .orElse(null),
                root.findKeys("directory")
                        .map(asked -> new DirectoryReader(asked, folder, keyReader).read())
                        .orElse(null),
                root.findKeys("console")
                        .map(pages -> ConsoleSettings.read(pages, folder, keyReader))
                        .orElse(null),
                root.findKeys("pathways").map(own -> own.path("folder", folder)).orElse(null),
                CatalogueFiles.read(root, folder));
    }

    private Settings.CardFile card(YamlKeys keys) {
        var witness = keys.made(() -> new Confirmation.Witness(keys.text("confirmedBy"), keys.text("confirmedRole")));
        return new Settings.CardFile(
                keys.file("file", folder),
                keys.flag("own"),
                new Confirmation(witness, Confirmation.How.PERSON, instant(keys, "confirmedAt")));
    }

    private static Instant instant(YamlKeys keys, String key) {
        try {
            return Instant.parse(keys.text(key));
        } catch (DateTimeParseException malformed) {
            throw keys.wrong(key, "an instant such as 2026-11-02T09:00:00Z");
        }
    }

    private List<Settings.Mailbox> mailboxes(YamlKeys root) {
        var mailboxes = new ArrayList<Settings.Mailbox>();
        var addresses = new HashSet<MailAddress>();
        for (YamlKeys keys : root.each("mailboxes")) {
            Settings.Mailbox mailbox = mailbox(keys);
            if (!addresses.add(mailbox.address())) {
                throw keys.refused(ConfigRefusal.VALUE_TWICE, "address");
            }
            mailboxes.add(mailbox);
        }
        return mailboxes;
    }

    private Settings.Mailbox mailbox(YamlKeys keys) {
        MailAddress address = keys.parsed("address", MailAddress::of);
        YamlKeys imap = keys.keys("imap");
        return new Settings.Mailbox(
                keys.place(),
                address,
                server(keys.keys("smtp"), 465),
                new Settings.Imap(
                        server(imap, 993),
                        imap.text("folder", "INBOX"),
                        imap.size("mailBytes", 36L * 1024 * 1024),
                        imap.find("receipts").orElse(null)),
                login(keys.keys("login"), address),
                keys.has("anchors") ? keys.file("anchors", folder) : null);
    }

    private static Settings.Server server(YamlKeys keys, int port) {
        return new Settings.Server(
                keys.text("host"),
                keys.whole("port", port, 1, 65_535),
                keys.constant("tls", Settings.Tls.class, "implicit"));
    }

    private Login login(YamlKeys keys, MailAddress address) {
        String user = keys.text("user", address.value());
        return switch (keys.text("kind", "password")) {
            case "password" -> new Login.Password(user, keyReader.secret(keys, "password"));
            case "certificate" -> new Login.Certificate(user, keyReader.read(keys));
            case "xoauth2" ->
                new Login.XOAuth2(
                        user, new NamedFile(keys.path("tokenFile", folder), keys.name("tokenFile"), keys.place()));
            default -> throw keys.wrong("kind", "password, certificate or xoauth2");
        };
    }

    private Settings.Https https(YamlKeys keys) {
        var clients = new ArrayList<Settings.HttpsClient>();
        var known = new HashSet<Sha256>();
        for (YamlKeys client : keys.each("clients")) {
            Sha256 fingerprint = fingerprint(client);
            if (!known.add(fingerprint)) {
                throw client.refused(ConfigRefusal.VALUE_TWICE, "fingerprint");
            }
            clients.add(new Settings.HttpsClient(
                    client.place(),
                    client.text("name"),
                    fingerprint,
                    Set.copyOf(new HashSet<>(client.each("members", PersonId::parse))),
                    Set.copyOf(new HashSet<>(client.each("lines", MailAddress::of)))));
        }
        return new Settings.Https(
                keys.text("bind", "127.0.0.1"),
                keys.whole("port", 8443, 0, 65_535),
                keyReader.read(keys),
                keys.file("clientAnchors", folder),
                clients,
                limits(keys.findKeys("limits").orElse(new YamlKeys("https.limits", Map.of(), keys.place()))));
    }

    private static Sha256 fingerprint(YamlKeys keys) {
        String digits = keys.text("fingerprint").replace(":", "").toLowerCase(Locale.ROOT);
        try {
            return Sha256.parse(digits);
        } catch (Refused malformed) {
            throw keys.wrong("fingerprint", FINGERPRINT_FORM);
        }
    }

    private static Settings.HttpsLimits limits(YamlKeys keys) {
        return new Settings.HttpsLimits(
                size(keys, "headerBytes", 16 * 1024),
                size(keys, "bodyBytes", 32 * 1024 * 1024),
                keys.size("bodiesBytes", 256L * 1024 * 1024),
                keys.duration("headerTime", Duration.ofSeconds(10)),
                keys.duration("bodyTime", Duration.ofSeconds(60)),
                keys.duration("idleTime", Duration.ofSeconds(60)),
                keys.whole("connections", 500, 1, 100_000),
                keys.whole("requestsPerConnection", 1000, 1, 1_000_000),
                keys.whole("workers", 8, 1, 1000),
                keys.whole("queue", 64, 1, 10_000),
                keys.duration("stopTime", Duration.ofSeconds(20)));
    }

    private static int size(YamlKeys keys, String key, int standard) {
        long size = keys.size(key, standard);
        if (size > Integer.MAX_VALUE / 2) {
            throw keys.wrong(key, "less than 1GiB");
        }
        return (int) size;
    }

    private static Settings.Pace pace(YamlKeys root) {
        YamlKeys keys = root.findKeys("pace").orElse(new YamlKeys("pace", Map.of(), root.place()));
        return new Settings.Pace(
                keys.duration("intake", Duration.ofSeconds(20)),
                keys.duration("outbox", Duration.ofSeconds(1)),
                keys.duration("ticker", Duration.ofSeconds(1)));
    }
}
