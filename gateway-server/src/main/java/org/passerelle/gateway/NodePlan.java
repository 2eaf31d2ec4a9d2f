package org.passerelle.gateway;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.passerelle.directory.WhitelistRules;
import org.passerelle.directory.api.ApiRules;
import org.passerelle.directory.asked.DirectoryRules;
import org.passerelle.directory.extract.ExtractRules;
import org.passerelle.flow.catalogue.CatalogueRules;
import org.passerelle.flow.desk.Staff;
import org.passerelle.gateway.config.CatalogueFiles;
import org.passerelle.gateway.config.NamedFile;
import org.passerelle.gateway.config.Settings;
import org.passerelle.gateway.telemetry.EventLog;
import org.passerelle.media.MediaLimits;
import org.passerelle.node.GivenCard;
import org.passerelle.node.Mailbox;
import org.passerelle.node.NodeSettings;
import org.passerelle.node.TrustSources;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.letter.Scanner;
import org.passerelle.port.trust.Keyring;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.scan.IcapScanner;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.revocation.RevocationRules;

/** What the node needs, made from settings. */
final class NodePlan {
    private NodePlan() {}

    /** For commands that open the node and let its mail be. */
    static NodeSettings of(Settings settings, NodeSettings.World world) {
        Accounts accounts = Accounts.of(settings, world.clock(), new EventLog());
        return of(settings, world, accounts.mailboxes());
    }

    static NodeSettings of(Settings settings, NodeSettings.World world, List<Mailbox> mailboxes) {
        Path nodeKey = settings.findNodeKey().map(NamedFile::path).orElse(null);
        return new NodeSettings(
                        settings.folder(),
                        nodeKey,
                        keyring(settings, world),
                        anchors(settings.trust()),
                        settings.cards().stream().map(NodePlan::card).toList(),
                        mailboxes,
                        new Staff(settings.lines()),
                        pathways(settings),
                        MediaLimits.defaults(),
                        new NodeSettings.Pace(
                                settings.pace().intake(),
                                settings.pace().outbox(),
                                settings.pace().ticker()),
                        world)
                .withProduct(settings.productReference())
                .withSources(sources(settings))
                .withVigilance(settings.vigilance())
                .withClear(settings.clear())
                .withKeptLines()
                .withCatalogues(catalogues(settings.catalogue()))
                .withScanner(settings.findScan().map(NodePlan::scanner).orElse(Scanner.none()));
    }

    private static CatalogueRules catalogues(CatalogueFiles files) {
        List<byte[]> gathered = files.cards().stream().map(NodePlan::cms).toList();
        var own = files.publish() ? new CatalogueRules.Own(files.name(), gathered, files.letters()) : null;
        return new CatalogueRules(own, files.urls(), List.of());
    }

    /** What is shipped, and the hospital's own. */
    static Pathways pathways(Settings settings) {
        Pathways shipped = Pathways.shipped();
        return settings.findPathways().map(shipped::with).orElse(shipped);
    }

    private static Scanner scanner(Settings.Scan scan) {
        return new IcapScanner(scan.host(), scan.port(), scan.service(), scan.time());
    }

    private static Keyring keyring(Settings settings, NodeSettings.World world) {
        Instant now = world.clock().instant();
        return Keyring.of(KeyFiles.current(settings.signing(), now), KeyFiles.decryption(settings.decryption(), now));
    }

    static TrustAnchors anchors(Settings.Trust trust) {
        TrustAnchors anchors = TrustAnchors.of(KeyFiles.certificates(trust.anchors()), KeyFiles.crls(trust));
        if (anchors.roots().isEmpty()) {
            throw trust.anchors().refused(Refusal.of(GatewayRefusal.ANCHORS));
        }
        return anchors;
    }

    static TrustSources sources(Settings settings) {
        Settings.Online online = settings.trust().online();
        return new TrustSources(
                online.hosts(),
                online.innerHosts(),
                online.findAnchors().map(KeyFiles::certificates).orElse(List.of()),
                new RevocationRules(
                        online.lists(),
                        online.required(),
                        online.refresh(),
                        online.retry(),
                        new Fetcher.Limits(online.time(), online.octets())),
                online.whitelist() == null ? null : whitelist(online.whitelist()),
                settings.findDirectory().map(NodePlan::directory).orElse(DirectoryRules.NONE));
    }

    static DirectoryRules directory(Settings.Directory directory) {
        NamedFile file = directory.file();
        Settings.Extract extract = directory.extract();
        Settings.Api api = directory.api();
        return new DirectoryRules(
                file == null ? null : file.path(),
                extract == null
                        ? null
                        : new ExtractRules(
                                extract.file() == null ? null : extract.file().path(),
                                extract.url(),
                                extract.refresh(),
                                ExtractRules.USUAL_LIMITS),
                api == null ? null : new ApiRules(api.base(), api.key()::reveal, api.keep(), ApiRules.USUAL_LIMITS));
    }

    private static WhitelistRules whitelist(Settings.Whitelist list) {
        NamedFile file = list.file();
        return new WhitelistRules(
                file == null ? null : file.path(),
                list.url(),
                list.signed(),
                list.signerName(),
                list.signerUnit(),
                list.refresh(),
                WhitelistRules.USUAL_LIMITS);
    }

    static GivenCard card(Settings.CardFile card) {
        return new GivenCard(cms(card.file()), card.own(), card.confirmation());
    }

    /** A card's CMS, in PEM or as it is. */
    private static byte[] cms(NamedFile file) {
        byte[] octets = file.octets();
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        if (!text.contains("-----BEGIN")) {
            return octets;
        }
        try {
            return Pem.cms(text);
        } catch (Refused notCms) {
            throw file.refused(notCms.refusal());
        }
    }
}
