package org.passerelle.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Canon;
import org.passerelle.canon.CanonRefusal;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;

class ChainTest {
    private static final Instant NINE = Instant.parse("2026-11-20T09:00:00.000Z");
    private static final Id X = new Id("0123456789abcdef0123456789abcdef");
    private final Random random = new Random(5);

    @Test
    void writesALeafAsTheWireSaysAndReadsItBack() {
        Salt salt = Salt.of(new byte[Salt.LENGTH]);
        Leaf leaf = Chain.first(X, "composed", NINE, payload("a"), salt);
        assertThat(new String(leaf.octets(), StandardCharsets.UTF_8))
                .isEqualTo("{\"at\":\"2026-11-20T09:00:00.000Z\",\"c\":\"" + Commitment.of(salt, payload("a"))
                        + "\",\"event\":\"composed\",\"n\":0,\"type\":\"passerelle/leaf/1\",\"x\":\"" + X + "\"}");
        assertThat(Leaf.read(leaf.octets())).isEqualTo(leaf);
        assertThat(leaf.hash()).isEqualTo(Sha256.hash(new byte[] {0}, leaf.octets()));
        assertThat(Commitment.of(salt, payload("a")))
                .isEqualTo(Sha256.hash(
                        "passerelle/commitment/1\0".getBytes(StandardCharsets.US_ASCII),
                        new byte[32],
                        "{\"what\":\"a\"}".getBytes(StandardCharsets.UTF_8)));
        Leaf next = Chain.next(leaf, "sealed", NINE.plusMillis(1), payload("b"), salt);
        assertThat(next.prev()).isEqualTo(leaf.hash());
        assertThat(Leaf.read(next.octets())).isEqualTo(next);
        assertThat(next.head()).isEqualTo(Head.read(next.head().json()));
    }

    @Test
    void keepsMembersOfALaterMinorVersionInTheHash() {
        byte[] octets = Canon.octets(chain(1).get(0).leaf().json().with("zone", Json.text("later")));
        Leaf leaf = Leaf.read(octets);
        assertThat(leaf.octets()).isEqualTo(octets);
        assertThat(leaf.hash()).isEqualTo(MerkleTree.leafHash(octets));
        Refusing.refuses(CanonRefusal.CRITICAL, () -> Leaf.read(leaf.json().with("crit", Json.texts(List.of("zone")))));
        Refusing.refuses(
                CanonRefusal.VERSION, () -> Leaf.read(leaf.json().with("type", Json.text("passerelle/leaf/2"))));
        Refusing.refuses(
                LedgerRefusal.LEAF_FORM,
                () -> new Leaf(X, 0, null, "sealed", NINE, leaf.c(), Map.of("n", new Json.Whole(1))));
    }

    @Test
    void refusesLeavesOfAnImpossibleForm() {
        Sha256 c = Sha256.hash();
        Refusing.refuses(LedgerRefusal.LEAF_FORM, () -> new Leaf(X, -1, null, "sealed", NINE, c));
        Refusing.refuses(LedgerRefusal.LEAF_FORM, () -> new Leaf(X, 0, c, "sealed", NINE, c));
        Refusing.refuses(LedgerRefusal.LEAF_FORM, () -> new Leaf(X, 1, null, "sealed", NINE, c));
        Refusing.refuses(LedgerRefusal.LEAF_FORM, () -> new Leaf(X, 0, null, "", NINE, c));
        Refusing.refuses(LedgerRefusal.LEAF_FORM, () -> new Leaf(X, 0, null, "sealed", NINE.plusNanos(1), c));
        Refusing.refuses(LedgerRefusal.LEAF_FORM, () -> new Leaf(X, 0, null, "e".repeat(65), NINE, c));
        assertThat(new Leaf(X, 0, null, "e".repeat(64), NINE, c).event()).hasSize(64);
        Refusing.refuses(LedgerRefusal.SALT, () -> Salt.of(new byte[31]));
        Refusing.refuses(LedgerRefusal.SALT, () -> Salt.of(new byte[33]));
    }

    @Test
    void timeNeverRunsBackwardsInAChain() {
        Leaf first = Chain.first(X, "composed", NINE, payload("a"), Salt.random(random));
        Leaf after = Chain.next(first, "sealed", NINE.minusSeconds(60), payload("b"), Salt.random(random));
        assertThat(after.at()).isEqualTo(NINE);
    }

    @Test
    void acceptsAWholeChainAndAnswersWithItsHead() {
        List<Entry> chain = chain(5);
        assertThat(Chain.verify(chain)).isEqualTo(chain.get(4).leaf().head());
    }

    @Test
    void refusesAnyGapDoublingOrReordering() {
        Refusing.refuses(LedgerRefusal.CHAIN_EMPTY, () -> Chain.verify(List.of()));
        for (int n = 0; n < 4; n++) {
            List<Entry> shorter = new ArrayList<>(chain(5));
            shorter.remove(n);
            Refusing.refuses(LedgerRefusal.CHAIN_GAP, () -> Chain.verify(shorter));
            List<Entry> doubled = new ArrayList<>(chain(5));
            doubled.add(n, doubled.get(n));
            Refusing.refuses(LedgerRefusal.CHAIN_GAP, () -> Chain.verify(doubled));
            List<Entry> swapped = new ArrayList<>(chain(5));
            Collections.swap(swapped, n, n + 1);
            Refusing.refuses(LedgerRefusal.CHAIN_GAP, () -> Chain.verify(swapped));
        }
    }

    @Test
    void refusesALeafOfAnotherChain() {
        List<Entry> chain = new ArrayList<>(chain(3));
        Leaf last = chain.get(2).leaf();
        chain.set(2, Entry.withheld(new Leaf(Id.random(random), 2, last.prev(), "sealed", NINE, last.c())));
        Refusing.refuses(LedgerRefusal.CHAIN_GAP, () -> Chain.verify(chain));
    }

    @Test
    void refusesAnAlteredLeaf() {
        List<Entry> chain = new ArrayList<>(chain(3));
        Leaf leaf = chain.get(1).leaf();
        chain.set(1, Entry.withheld(new Leaf(X, 1, leaf.prev(), "other", leaf.at(), leaf.c())));
        Refusing.refuses(LedgerRefusal.CHAIN_BROKEN, () -> Chain.verify(chain));
    }

    @Test
    void refusesALeafEarlierThanTheOneBefore() {
        List<Entry> chain = new ArrayList<>(chain(2));
        Leaf leaf = chain.get(1).leaf();
        chain.set(1, Entry.withheld(new Leaf(X, 1, leaf.prev(), leaf.event(), NINE.minusMillis(1), leaf.c())));
        Refusing.refuses(LedgerRefusal.CHAIN_TIME, () -> Chain.verify(chain));
    }

    @Test
    void refusesAnAlteredPayloadOrSalt() {
        List<Entry> chain = new ArrayList<>(chain(3));
        var content = (Entry.Disclosed) chain.get(1).content();
        Leaf leaf = chain.get(1).leaf();
        chain.set(1, Entry.of(leaf, content.salt(), payload("altered")));
        Refusing.refuses(LedgerRefusal.COMMITMENT, () -> Chain.verify(chain));
        chain.set(1, Entry.of(leaf, Salt.random(random), content.payload()));
        Refusing.refuses(LedgerRefusal.COMMITMENT, () -> Chain.verify(chain));
    }

    @Test
    void acceptsMissingPayloadsOnlyWhereTheChainEndsErased() {
        List<Entry> chain = new ArrayList<>(chain(3));
        chain.replaceAll(entry -> Entry.erased(entry.leaf()));
        Refusing.refuses(LedgerRefusal.PAYLOAD_MISSING, () -> Chain.verify(chain));

        Salt salt = Salt.random(random);
        Leaf erased = Chain.next(chain.get(2).leaf(), Leaf.ERASED, NINE.plusSeconds(9), payload("why"), salt);
        chain.add(Entry.of(erased, salt, payload("why")));
        assertThat(Chain.verify(chain)).isEqualTo(erased.head());

        chain.set(3, Entry.erased(erased));
        Refusing.refuses(LedgerRefusal.PAYLOAD_MISSING, () -> Chain.verify(chain));
    }

    @Test
    void nothingFollowsErasure() {
        List<Entry> chain = new ArrayList<>(chain(2));
        Salt salt = Salt.random(random);
        Leaf erased = Chain.next(chain.get(1).leaf(), Leaf.ERASED, NINE.plusSeconds(9), payload("why"), salt);
        chain.add(Entry.of(erased, salt, payload("why")));
        Refusing.refuses(LedgerRefusal.AFTER_ERASED, () -> Chain.next(erased, "sealed", NINE, payload("more"), salt));
        chain.add(Entry.of(
                new Leaf(X, 3, erased.hash(), "sealed", erased.at(), Commitment.of(salt, payload("more"))),
                salt,
                payload("more")));
        Refusing.refuses(LedgerRefusal.AFTER_ERASED, () -> Chain.verify(chain));
    }

    @Test
    void refusesPayloadsTooDeepForACertificate() {
        Json.Obj deepest = payload("a");
        for (int depth = 1; depth < Commitment.DEEPEST; depth++) {
            deepest = Json.object().put("in", deepest).build();
        }
        Salt salt = Salt.random(random);
        assertThat(Commitment.of(salt, deepest)).isNotNull();
        Json.Obj deeper = Json.object().put("in", deepest).build();
        Refusing.refuses(LedgerRefusal.PAYLOAD_DEEP, () -> Commitment.of(salt, deeper));
    }

    @Test
    void printsNoContent() {
        assertThat(chain(1).get(0).toString()).doesNotContain("step 0").contains("Disclosed[…]");
        assertThat(Salt.random(random)).hasToString("Salt[…]");
    }

    private List<Entry> chain(int length) {
        List<Entry> entries = new ArrayList<>();
        Leaf last = null;
        for (int n = 0; n < length; n++) {
            Salt salt = Salt.random(random);
            Json.Obj payload = payload("step " + n);
            Instant at = NINE.plusSeconds(n);
            last = last == null
                    ? Chain.first(X, "composed", at, payload, salt)
                    : Chain.next(last, "sealed", at, payload, salt);
            entries.add(Entry.of(last, salt, payload));
        }
        return entries;
    }

    private static Json.Obj payload(String what) {
        return Json.object().put("what", what).build();
    }
}
