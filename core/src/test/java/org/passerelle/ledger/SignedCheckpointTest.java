package org.passerelle.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.Refused;

class SignedCheckpointTest {
    private static final Origin ORIGIN =
            new Origin(new Id("00112233445566778899aabbccddeeff"), new Id("ffeeddccbbaa99887766554433221100"));
    private static final Checkpoint CHECKPOINT = new Checkpoint(ORIGIN, 42, Sha256.hash(new byte[] {42}));
    private final LedgerKey key = LedgerKey.generate(new SeededRandom(1));
    private final String note = SignedCheckpoint.sign(CHECKPOINT, key).note();

    @Test
    void isASignedNoteAsC2spDefinesIt() {
        String[] lines = note.split("\n", -1);
        assertThat(lines).hasSize(6);
        assertThat(lines[0]).isEqualTo("passerelle/00112233445566778899aabbccddeeff/ffeeddccbbaa99887766554433221100");
        assertThat(lines[1]).isEqualTo("42");
        assertThat(Base64.getDecoder().decode(lines[2]))
                .isEqualTo(CHECKPOINT.root().bytes());
        assertThat(lines[3]).isEmpty();
        assertThat(lines[4]).startsWith("\u2014 " + lines[0] + " ");
        assertThat(lines[5]).isEmpty();
        assertThat(SignedCheckpoint.open(note, key.verifyKey()).checkpoint()).isEqualTo(CHECKPOINT);
        assertThat(SignedCheckpoint.claimed(note)).isEqualTo(CHECKPOINT);
        assertThat(Checkpoint.read(CHECKPOINT.json())).isEqualTo(CHECKPOINT);
    }

    @Test
    void refusesEveryChangeOfOneByte() {
        byte[] octets = note.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < octets.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = octets.clone();
                changed[at] ^= (byte) (1 << bit);
                assertRefused(new String(changed, StandardCharsets.UTF_8), at);
            }
        }
    }

    @Test
    void refusesEveryTruncationAndAnythingAppended() {
        for (int end = 0; end < note.length(); end++) {
            assertRefused(note.substring(0, end), end);
        }
        assertRefused(note + "\n", note.length());
        assertRefused(note + note.substring(note.indexOf('\u2014')), note.length());
    }

    @Test
    void toleratesSignaturesOfOthers() {
        String cosigned =
                note + "\u2014 witness.example/w1 " + Base64.getEncoder().encodeToString(new byte[76]) + "\n";
        assertThat(SignedCheckpoint.open(cosigned, key.verifyKey()).note()).isEqualTo(cosigned);
    }

    @Test
    void refusesMoreSignatureLinesThanTheLimit() {
        String line = "\u2014 witness.example/w1 " + Base64.getEncoder().encodeToString(new byte[76]) + "\n";
        String most = note + line.repeat(SignedCheckpoint.MOST_SIGNATURES - 1);
        assertThat(SignedCheckpoint.open(most, key.verifyKey()).checkpoint()).isEqualTo(CHECKPOINT);
        Refusing.refuses(LedgerRefusal.NOTE_FORM, () -> SignedCheckpoint.open(most + line, key.verifyKey()));
    }

    @Test
    void refusesANoteLongerThanTheLimit() {
        String start = note + "\u2014 w ";
        int octets = (SignedCheckpoint.LONGEST - start.length() - 1) / 4 * 4;
        String name = "w".repeat(1 + SignedCheckpoint.LONGEST - start.length() - 1 - octets);
        String longest = note + "\u2014 " + name + " " + "A".repeat(octets) + "\n";
        assertThat(longest).hasSize(SignedCheckpoint.LONGEST);
        assertThat(SignedCheckpoint.open(longest, key.verifyKey()).checkpoint()).isEqualTo(CHECKPOINT);
        String longer = note + "\u2014 w" + name + " " + "A".repeat(octets) + "\n";
        Refusing.refuses(LedgerRefusal.NOTE_FORM, () -> SignedCheckpoint.open(longer, key.verifyKey()));
    }

    @Test
    void refusesASignatureByAnotherKey() {
        LedgerKey other = LedgerKey.generate(new SeededRandom(2));
        Refusing.refuses(LedgerRefusal.SIGNATURE, () -> SignedCheckpoint.open(note, other.verifyKey()));
    }

    @Test
    void refusesSizesWithLeadingZeroAndAnEmptyTreeWithARoot() {
        Refusing.refuses(LedgerRefusal.NOTE_FORM, () -> SignedCheckpoint.claimed(note.replace("\n42\n", "\n042\n")));
        Refusing.refuses(LedgerRefusal.NOTE_FORM, () -> SignedCheckpoint.claimed(note.replace("\n42\n", "\n-42\n")));
        Refusing.refuses(LedgerRefusal.TREE_SIZE, () -> new Checkpoint(ORIGIN, 0, CHECKPOINT.root()));
        Refusing.refuses(
                LedgerRefusal.TREE_SIZE, () -> new Checkpoint(ORIGIN, MerkleTree.LARGEST + 1, CHECKPOINT.root()));
        assertThat(new Checkpoint(ORIGIN, 0, MerkleTree.EMPTY).size()).isZero();
    }

    @Test
    void aKeyIsRestoredFromItsSecretAndPrintsNothing() {
        LedgerKey restored = LedgerKey.restore(key.exportSecret());
        assertThat(SignedCheckpoint.sign(CHECKPOINT, restored).note()).isEqualTo(note);
        assertThat(key).hasToString("LedgerKey[…]");
        byte[] mixed = key.exportSecret();
        mixed[0] ^= 1;
        Refusing.refuses(LedgerRefusal.KEY, () -> LedgerKey.restore(mixed));
        Refusing.refuses(LedgerRefusal.KEY, () -> LedgerKey.restore(new byte[63]));
    }

    @Test
    void theSameRandomnessMakesTheSameKey() {
        assertThat(LedgerKey.generate(new SeededRandom(1)).verifyKey()).isEqualTo(key.verifyKey());
        assertThat(LedgerVerifyKey.parse(key.verifyKey().text())).isEqualTo(key.verifyKey());
    }

    /** RFC 8032 §7.1, test 2. */
    @Test
    void verifiesThePublishedSignatureAndNotItsTwin() {
        LedgerVerifyKey published = LedgerVerifyKey.of(
                HexFormat.of().parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
        byte[] signature = HexFormat.of()
                .parseHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        assertThat(published.holds(new byte[] {0x72}, signature)).isTrue();
        assertThat(published.holds(new byte[] {0x72}, plusGroupOrder(signature)))
                .isFalse();
        assertThat(published.holds(new byte[] {0x72}, Arrays.copyOf(signature, 63)))
                .isFalse();
    }

    @Test
    void refusesUnusableKeys() {
        refusesKey("0000000000000000000000000000000000000000000000000000000000000000");
        refusesKey("0100000000000000000000000000000000000000000000000000000000000000");
        refusesKey("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
        refusesKey("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");
        refusesKey("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85");
        refusesKey("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a");
        refusesKey("f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
        refusesKey("0200000000000000000000000000000000000000000000000000000000000000");
        refusesKey("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af466");
    }

    private static void refusesKey(String hex) {
        Refusing.refuses(
                LedgerRefusal.KEY, () -> LedgerVerifyKey.of(HexFormat.of().parseHex(hex)));
    }

    private static byte[] plusGroupOrder(byte[] signature) {
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] scalar = reversed(Arrays.copyOfRange(signature, 32, 64));
        byte[] sum = reversed(new BigInteger(1, scalar).add(order).toByteArray());
        byte[] twin = Arrays.copyOf(signature, 64);
        System.arraycopy(Arrays.copyOf(sum, 32), 0, twin, 32, 32);
        return twin;
    }

    private static byte[] reversed(byte[] octets) {
        byte[] reversed = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            reversed[i] = octets[octets.length - 1 - i];
        }
        return reversed;
    }

    private void assertRefused(String changed, int at) {
        try {
            SignedCheckpoint.open(changed, key.verifyKey());
        } catch (Refused refused) {
            return;
        }
        fail("accepted a change at " + at);
    }
}
