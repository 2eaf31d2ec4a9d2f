package org.passerelle.specs.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.card.Confirmation;
import org.passerelle.client.testing.VirtualClock;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Staff;
import org.passerelle.flow.mail.ReceiveMail.Taken;
import org.passerelle.media.MediaLimits;
import org.passerelle.node.GivenCard;
import org.passerelle.node.Mailbox;
import org.passerelle.node.Node;
import org.passerelle.node.NodeSettings;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.port.trust.Identity;
import org.passerelle.port.trust.Keyring;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.pki.Pem;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.SeededRandom;

/** A node of one of the demonstration's parties, opened anew with what the demonstration left, that is handed its mail. */
final class Receiver implements AutoCloseable {
    private static final Instant THEN = Cast.at("2026-11-20T16:30");

    final Node node;
    final VirtualClock clock;
    private final MailAddress mailbox;

    private Receiver(Node node, VirtualClock clock, MailAddress mailbox) {
        this.node = node;
        this.clock = clock;
        this.mailbox = mailbox;
    }

    static Receiver hospital(Played demo, Path folder) {
        return open(demo, folder, "hospital", Cast.LINE, THEN);
    }

    /** The hospital's again, later. */
    static Receiver hospital(Played demo, Path folder, Instant now) {
        return open(demo, folder, "hospital", Cast.LINE, now);
    }

    static Receiver practice(Played demo, Path folder) {
        return open(demo, folder, "practice", Cast.PRACTICE, THEN);
    }

    private static Receiver open(Played demo, Path folder, String who, MailAddress mailbox, Instant now) {
        var byPhone = new Confirmation(
                new Confirmation.Witness("Camille Aubry", "secrétaire"),
                Confirmation.How.PERSON,
                THEN.minusSeconds(300));
        var clock = new VirtualClock(now);
        boolean line = mailbox.equals(Cast.LINE);
        var staff = new Staff(
                line
                        ? Map.of(Cast.LINE, List.of(new Member(Cast.EXPERT, Set.of(Member.Right.EXPERT), null)))
                        : Map.of());
        var settings = new NodeSettings(
                folder.resolve(who),
                null,
                keyring(demo, who),
                anchors(demo),
                List.of(
                        new GivenCard(cms(demo, "line.card.pem"), line, byPhone),
                        new GivenCard(cms(demo, "practice.card.pem"), !line, byPhone)),
                List.of(Mailbox.ofHost(mailbox)),
                staff,
                Pathways.shipped(),
                MediaLimits.defaults(),
                NodeSettings.Pace.DEFAULT,
                new NodeSettings.World(clock, new SeededRandom(5, who)));
        return new Receiver(Node.open(settings), clock, mailbox);
    }

    /** Why the mail was put apart or has no second effect, or {@code taken} or {@code foreign}. */
    String receives(byte[] mail) throws IOException {
        return receives(mail, mailbox);
    }

    /** The same in another mailbox of this node. */
    String receives(byte[] mail, MailAddress mailbox) throws IOException {
        Taken taken = node.accept(new ByteArrayInputStream(mail), mailbox);
        if (taken instanceof Taken.Quarantined apart) {
            return apart.why().code().code();
        }
        if (taken instanceof Taken.Repeated repeated) {
            return repeated.why().code().code();
        }
        return taken instanceof Taken.Foreign ? "foreign" : "taken";
    }

    static Keyring keyring(Played demo, String who) {
        return Keyring.of(
                new Identity(
                        Pem.key(key(demo, who + ".sign.key.pem")), Pem.certificates(key(demo, who + ".sign.cert.pem"))),
                List.of(new DecryptionKey(
                        Pem.key(key(demo, who + ".enc.key.pem")),
                        Pem.certificates(key(demo, who + ".enc.cert.pem")).get(0))));
    }

    static TrustAnchors anchors(Played demo) {
        var anchors = Pem.certificates(key(demo, "anchors.pem"));
        return new TrustAnchors(anchors.subList(0, 1), anchors.subList(1, 2), List.of());
    }

    private static byte[] cms(Played demo, String card) {
        return Pem.cms(text(demo.out().resolve("cards").resolve(card)));
    }

    private static String key(Played demo, String file) {
        return text(demo.out().resolve("keys").resolve(file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
