package org.passerelle.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Canon;
import org.passerelle.canon.CanonRefusal;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;

class EndorsementTest {
    private static final Origin ORIGIN =
            new Origin(new Id("00112233445566778899aabbccddeeff"), new Id("ffeeddccbbaa99887766554433221100"));
    private static final String HOSPITAL = "1550000000";

    private final LedgerKey first = LedgerKey.generate(new SeededRandom(1));
    private final LedgerKey second = LedgerKey.generate(new SeededRandom(2));
    private final LedgerKey third = LedgerKey.generate(new SeededRandom(3));
    private final Endorsement initial = Endorsement.first(ORIGIN, first.verifyKey());
    private final Endorsement rotated = initial.rotate(first, checkpoint(10, first), second.verifyKey());

    @Test
    void namesKeyOriginAndSize() {
        assertThat(new String(initial.octets(), StandardCharsets.UTF_8))
                .isEqualTo("{\"fromSize\":0,\"key\":\"" + first.verifyKey().text() + "\",\"origin\":\"" + ORIGIN
                        + "\",\"type\":\"passerelle/endorsement/1\"}");
        Endorsement read = Endorsement.read(rotated.octets());
        assertThat(read.key()).isEqualTo(second.verifyKey());
        assertThat(read.fromSize()).isEqualTo(10);
        assertThat(read.previousKey()).contains(first.verifyKey());
        assertThat(read.previousEndorsement()).contains(initial.hash());
        assertThat(initial.hash()).isEqualTo(Sha256.tagged(Endorsement.KIND, initial.octets()));
    }

    @Test
    void refusesARotationThatThePreviousKeyDidNotSign() {
        Json.Obj document = Canon.read(rotated.octets());
        for (String member : new String[] {"fromSize", "key", "origin", "previousEndorsement"}) {
            var members = new TreeMap<>(document.members());
            members.put(member, other(member));
            Refusing.refuses(LedgerRefusal.SIGNATURE, () -> Endorsement.read(Canon.octets(new Json.Obj(members))));
        }
        for (String member : new String[] {"signature"}) {
            Refusing.refuses(LedgerRefusal.SIGNATURE, () -> Endorsement.read(without(document, member)));
        }
        Refusing.refuses(LedgerRefusal.ENDORSEMENT, () -> Endorsement.read(without(document, "previousKey")));
    }

    @Test
    void refusesARotationThatContradictsItsFinalCheckpoint() {
        Json.Obj document = Canon.read(rotated.octets());
        Json.Obj size = ClosedDocument.close(document.with("fromSize", new Json.Whole(9)), first);
        Refusing.refuses(LedgerRefusal.ENDORSEMENT, () -> Endorsement.read(Canon.octets(size)));
        Json.Obj note = ClosedDocument.close(
                document.with(
                        "finalCheckpoint", Json.text(checkpoint(10, second).note())),
                first);
        Refusing.refuses(LedgerRefusal.SIGNATURE, () -> Endorsement.read(Canon.octets(note)));
        Json.Obj same = ClosedDocument.close(
                document.with("key", Json.text(first.verifyKey().text())), first);
        Refusing.refuses(LedgerRefusal.ENDORSEMENT, () -> Endorsement.read(Canon.octets(same)));
        Json.Obj none = ClosedDocument.close(Canon.read(without(document, "previousEndorsement")), first);
        Refusing.refuses(CanonRefusal.MEMBER_MISSING, () -> Endorsement.read(Canon.octets(none)));
    }

    @Test
    void refusesAFirstKeyThatStartsLate() {
        Json.Obj late = Canon.read(initial.octets()).with("fromSize", new Json.Whole(1));
        Refusing.refuses(LedgerRefusal.ENDORSEMENT, () -> Endorsement.read(Canon.octets(late)));
    }

    @Test
    void keysAreKeptAndReadBack() {
        KeyHistory keys = KeyHistory.begin(opened(initial)).rotate(opened(rotated));
        KeyHistory read = KeyHistory.read(keys.octets());
        assertThat(read.octets()).isEqualTo(keys.octets());
        assertThat(read.size()).isEqualTo(2);
        assertThat(read.knows(initial)).isTrue();
        assertThat(read.knows(rotated)).isTrue();
        assertThat(KeyHistory.begin(opened(initial)).knows(rotated)).isFalse();
        Json.Obj none = Canon.read(keys.octets()).with("endorsements", Json.texts(java.util.List.of()));
        Refusing.refuses(LedgerRefusal.ENDORSEMENT, () -> KeyHistory.read(Canon.octets(none)));
    }

    @Test
    void believesEachKeyForItsSizesOnly() {
        KeyHistory keys = KeyHistory.begin(opened(initial)).rotate(opened(rotated));

        assertThat(keys.open(checkpoint(10, first).note()).checkpoint().size()).isEqualTo(10);
        assertThat(keys.open(checkpoint(10, second).note()).checkpoint().size()).isEqualTo(10);
        assertThat(keys.open(checkpoint(11, second).note()).checkpoint().size()).isEqualTo(11);
        Refusing.refuses(
                LedgerRefusal.KEY_OVERTAKEN,
                () -> keys.open(checkpoint(11, first).note()));
        Refusing.refuses(
                LedgerRefusal.KEY_OVERTAKEN,
                () -> keys.open(checkpoint(9, second).note()));
        Refusing.refuses(
                LedgerRefusal.SIGNATURE, () -> keys.open(checkpoint(11, third).note()));
    }

    @Test
    void refusesARotationThatDoesNotFollowOrIsAnotherOrganisations() {
        KeyHistory keys = KeyHistory.begin(opened(initial)).rotate(opened(rotated));
        Endorsement branch = initial.rotate(first, checkpoint(12, first), third.verifyKey());
        Refusing.refuses(LedgerRefusal.ENDORSEMENT, () -> keys.rotate(opened(branch)));

        Endorsement next = rotated.rotate(second, checkpoint(12, second), third.verifyKey());
        Refusing.refuses(
                LedgerRefusal.ENDORSEMENT,
                () -> keys.rotate(new OpenedEndorsement(next.octets(), "1990000000", "O=autre", Sha256.hash())));
        assertThat(keys.rotate(opened(next)).current().key()).isEqualTo(third.verifyKey());

        Endorsement back = rotated.rotate(second, checkpoint(12, second), first.verifyKey());
        Refusing.refuses(LedgerRefusal.ENDORSEMENT, () -> keys.rotate(opened(back)));
        Endorsement smaller = rotated.rotate(second, checkpoint(9, second), third.verifyKey());
        Refusing.refuses(LedgerRefusal.ENDORSEMENT, () -> keys.rotate(opened(smaller)));
    }

    @Test
    void refusesACheckpointOfAnotherLedger() {
        KeyHistory keys = KeyHistory.begin(opened(initial));
        var other = new Origin(ORIGIN.node(), ORIGIN.node());
        String note = SignedCheckpoint.sign(new Checkpoint(other, 3, Sha256.hash()), first)
                .note();
        Refusing.refuses(LedgerRefusal.ORIGIN, () -> keys.open(note));
    }

    private static Json other(String member) {
        return switch (member) {
            case "fromSize" -> new Json.Whole(11);
            case "key" ->
                Json.text(LedgerKey.generate(new SeededRandom(9)).verifyKey().text());
            case "origin" -> Json.text(new Origin(ORIGIN.node(), ORIGIN.node()).text());
            default -> Json.text(Sha256.hash().hex());
        };
    }

    private static byte[] without(Json.Obj document, String member) {
        var members = new TreeMap<>(document.members());
        members.remove(member);
        return Canon.octets(new Json.Obj(members));
    }

    private static OpenedEndorsement opened(Endorsement endorsement) {
        return new OpenedEndorsement(endorsement.octets(), HOSPITAL, "O=CH de Bar-le-Duc", Sha256.hash());
    }

    private static SignedCheckpoint checkpoint(long size, LedgerKey key) {
        return SignedCheckpoint.sign(new Checkpoint(ORIGIN, size, Sha256.hash(new byte[] {(byte) size})), key);
    }
}
