package org.passerelle.node;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.passerelle.card.PracticeCard;
import org.passerelle.flow.desk.Staff;
import org.passerelle.media.MediaLimits;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.port.trust.Keyring;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;

/** Another doctor's node beside a rehearsal's two: under a personal certificate, so that the hospital knows whose mailbox it is. */
final class ThirdHouse implements AutoCloseable {
    static final MailAddress ADDRESS = new MailAddress("louise.voisine@medecin-essai.mssante.fr");
    static final Professional DOCTOR =
            new Professional(new Rpps("10000000007"), "VOISINE", "Louise", null, "03 29 00 00 07");
    private static final Leaf.Subject SUBJECT =
            new Leaf.Subject("Meuse (55)", "LOUISE VOISINE", new StructureId("810000000007"), "cabinet");
    private static final Issued SIGN = Rehearsal.Keys.PKI.issue(Leaf.signing(SUBJECT));
    private static final Issued ENC = Rehearsal.Keys.PKI.issue(Leaf.encryption(SUBJECT));

    private final Rehearsal houses;
    private final NodeSettings settings;
    Node node;

    ThirdHouse(Rehearsal houses, Path folder) {
        this.houses = houses;
        byte[] card = houses.sign(
                new PracticeCard(
                        houses.base(ADDRESS, new Organisation(SUBJECT.structure(), "Louise Voisine", null), SIGN, ENC)),
                SIGN);
        houses.hospital.learn(card, houses.byPhone());
        settings = new NodeSettings(
                folder.resolve("third"),
                null,
                Keyring.of(SIGN.identity(), List.of(ENC.decryptionKey())),
                Rehearsal.anchors(),
                List.of(
                        new GivenCard(card, true, houses.byPhone()),
                        new GivenCard(houses.lineCard, false, houses.byPhone())),
                List.of(new Mailbox(ADDRESS, houses.mail.post(), houses.mail.intake(ADDRESS))),
                new Staff(Map.of()),
                houses.pathways,
                MediaLimits.defaults(),
                NodeSettings.Pace.DEFAULT,
                new NodeSettings.World(houses.clock, houses.random));
        node = Node.open(settings);
    }

    void reopen() {
        node.close();
        node = Node.open(settings);
    }

    /** Turns all three nodes until nothing is left to do. */
    void settle() {
        for (int turn = 0; turn < 50; turn++) {
            if (node.step() + houses.practice.step() + houses.hospital.step() == 0) {
                return;
            }
        }
        throw new AssertionError("the three nodes never come to rest");
    }

    @Override
    public void close() {
        node.close();
    }
}
