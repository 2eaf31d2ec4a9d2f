package org.passerelle.gateway;

import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.passerelle.card.Card;
import org.passerelle.card.CardReader;
import org.passerelle.card.LineCard;
import org.passerelle.gateway.config.NamedFile;
import org.passerelle.gateway.config.Settings;
import org.passerelle.gateway.doctor.CertificateCheck;
import org.passerelle.gateway.doctor.CircuitCheck;
import org.passerelle.gateway.doctor.DirectoryCheck;
import org.passerelle.gateway.doctor.DiskCheck;
import org.passerelle.gateway.doctor.Finding;
import org.passerelle.gateway.doctor.KnownCheck;
import org.passerelle.gateway.doctor.MailCheck;
import org.passerelle.gateway.doctor.PathwayCheck;
import org.passerelle.gateway.telemetry.EventLog;
import org.passerelle.node.LineFolder;
import org.passerelle.node.NodeSettings;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.port.trust.Directory;
import org.passerelle.port.trust.Identity;
import org.passerelle.port.trust.Keyring;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.DocumentSeal;

/** Looks at everything that settings name, one thing after the other, and stops at none. */
final class Examination {
    private final Settings settings;
    private final NodeSettings.World world;
    private final Instant now;
    private final List<Finding> found = new ArrayList<>();

    private Examination(Settings settings, NodeSettings.World world) {
        this.settings = settings;
        this.world = world;
        this.now = world.clock().instant();
    }

    /** How a running gateway looks at its settings. */
    static NodeEngine.Looks looks(Settings settings, NodeSettings.World world) {
        return new NodeEngine.Looks(() -> glance(settings, world), () -> of(settings, world));
    }

    /** What needs nobody else's answer: keys, certificates, cards, disk. */
    static List<Finding> glance(Settings settings, NodeSettings.World world) {
        var examination = new Examination(settings, world);
        examination.keys();
        return List.copyOf(examination.found);
    }

    static List<Finding> of(Settings settings, NodeSettings.World world) {
        var examination = new Examination(settings, world);
        examination.run();
        return List.copyOf(examination.found);
    }

    private void run() {
        found.add(Finding.ok("settings", "read"));
        Optional<Keyring> keyring = keys();
        settings.findSms()
                .flatMap(sms -> attempt("sms", () -> Sms.examined(sms)))
                .ifPresent(found::add);
        found.addAll(LineCheck.of(settings));
        settings.findPathways().map(PathwayCheck::of).ifPresent(found::addAll);
        quietly(() -> NodePlan.pathways(settings))
                .ifPresent(pathways -> found.addAll(KnownCheck.of(settings.folder(), pathways)));
        circuits();
        Optional<Path> file =
                settings.findDirectory().map(Settings.Directory::file).map(NamedFile::path);
        found.addAll(DirectoryCheck.of(attempt("directory", this::directories).orElse(List.of()), file, now));
        keyring.ifPresent(keys -> mailboxes(keys, NodePlan.anchors(settings.trust())));
    }

    /** Keys, certificates, cards and disk; the keys where they and the authorities can be read. */
    private Optional<Keyring> keys() {
        Optional<Identity> signing = identity("keys.signing", () -> KeyFiles.identity(settings.signing()));
        List<DecryptionKey> decryption = decryption();
        identity("https", () -> KeyFiles.identity(settings.https().key()));
        Optional<TrustAnchors> anchors = attempt("trust.anchors", () -> NodePlan.anchors(settings.trust()));
        anchors.ifPresent(this::trust);
        anchors.ifPresent(this::cards);
        found.add(DiskCheck.of(settings.folder()));
        return anchors.isEmpty() || decryption.isEmpty()
                ? Optional.empty()
                : signing.map(identity -> Keyring.of(identity, decryption));
    }

    private List<Directory.State> directories() {
        return settings.findDirectory().isEmpty() || settings.mailboxes().isEmpty()
                ? List.of()
                : NodePlan.sources(settings)
                        .examine(
                                settings.folder(),
                                world.clock(),
                                settings.mailboxes().get(0).address());
    }

    private <T> Optional<T> attempt(String check, Supplier<T> looking) {
        try {
            return Optional.of(looking.get());
        } catch (Refused refused) {
            found.add(Finding.refused(check, refused.refusal()));
            return Optional.empty();
        }
    }

    private Optional<Identity> identity(String check, Supplier<Identity> reading) {
        Optional<Identity> identity = attempt(check, reading);
        identity.ifPresent(one -> found.add(CertificateCheck.of(check, one.certificate(), now)));
        return identity;
    }

    /** Retired keys are expired by nature: only when none is valid does anything fail. */
    private List<DecryptionKey> decryption() {
        String check = "keys.decryption";
        Optional<List<DecryptionKey>> keys = attempt(check, () -> KeyFiles.decryption(settings.decryption(), now));
        keys.orElse(List.of()).stream()
                .map(DecryptionKey::certificate)
                .filter(certificate -> !now.isAfter(certificate.getNotAfter().toInstant()))
                .forEach(certificate -> found.add(CertificateCheck.of(check, certificate, now)));
        return keys.orElse(List.of());
    }

    private void trust(TrustAnchors anchors) {
        for (X509Certificate root : anchors.roots()) {
            found.add(CertificateCheck.of("trust.anchors", root, now));
        }
        for (X509CRL list :
                attempt("trust.crls", () -> KeyFiles.crls(settings.trust())).orElse(List.of())) {
            found.add(CertificateCheck.of("trust.crls", list, now));
        }
    }

    private void cards(TrustAnchors anchors) {
        int place = 0;
        for (Settings.CardFile file : settings.cards()) {
            String check = "cards[" + place + "]";
            attempt(check, () -> card(file, anchors)).ifPresent(card -> found.add(validity(check, card)));
            place++;
        }
    }

    private Card card(Settings.CardFile file, TrustAnchors anchors) {
        return card(NodePlan.card(file).signed(), anchors);
    }

    private Card card(byte[] signed, TrustAnchors anchors) {
        return CardReader.read(
                DocumentSeal.cards().open(signed, anchors, Optional.of(now)).content());
    }

    /** Each line's card of the highest version, the settings' or the one that the gateway published since, with its circuits. */
    private void circuits() {
        Optional<Pathways> pathways = quietly(() -> NodePlan.pathways(settings));
        Optional<TrustAnchors> anchors = quietly(() -> NodePlan.anchors(settings.trust()));
        if (pathways.isEmpty() || anchors.isEmpty()) {
            return; // told above
        }
        List<LineCard> ours = new ArrayList<>();
        settings.cards().stream()
                .filter(Settings.CardFile::own)
                .forEach(file -> quietly(() -> card(file, anchors.get())).ifPresent(card -> line(card, ours)));
        var folder = new LineFolder(settings.folder());
        int place = 0;
        for (MailAddress line : new TreeMap<>(settings.lines()).keySet()) {
            folder.card(line)
                    .flatMap(cms -> quietly(() -> card(cms, anchors.get())))
                    .ifPresent(card -> line(card, ours));
            String check = "lines[" + place++ + "].card";
            ours.stream()
                    .filter(card -> card.base().lists(line))
                    .max(Comparator.comparingInt(card -> card.base().version()))
                    .ifPresent(card -> attempt(check, () -> CircuitCheck.of(check, card, pathways.get()))
                            .ifPresent(found::addAll));
        }
    }

    private static void line(Card card, List<LineCard> lines) {
        if (card instanceof LineCard line) {
            lines.add(line);
        }
    }

    /** What another check tells where it fails. */
    private static <T> Optional<T> quietly(Supplier<T> looking) {
        try {
            return Optional.of(looking.get());
        } catch (Refused told) {
            return Optional.empty();
        }
    }

    private Finding validity(String check, Card card) {
        Instant until = card.base().validity().until();
        if (!now.isBefore(until)) {
            return Finding.fail(check, "expired on " + until, "Sign the current version and install it");
        }
        return now.isAfter(until.minus(CertificateCheck.SOON))
                ? Finding.warn(check, "expires on " + until, "Sign its next version and install it")
                : Finding.ok(check, "signed, valid until " + until);
    }

    private void mailboxes(Keyring keys, TrustAnchors anchors) {
        Optional<Accounts> accounts = attempt("mailboxes", () -> Accounts.of(settings, world.clock(), new EventLog()));
        var check = new MailCheck(keys, anchors, world.clock(), world.random());
        accounts.ifPresent(all -> {
            int place = 0;
            for (Accounts.Door door : all.doors()) {
                found.addAll(check.of("mailboxes[" + place + "]", door.address(), door.post(), door.intake()));
                door.post().close();
                door.intake().close();
                place++;
            }
        });
    }
}
