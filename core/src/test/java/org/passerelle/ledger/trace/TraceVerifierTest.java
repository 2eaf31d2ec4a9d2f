package org.passerelle.ledger.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.ledger.Refusing.refuses;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Canon;
import org.passerelle.canon.CanonRefusal;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Octets;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.ClosedDocument;
import org.passerelle.ledger.Endorsement;
import org.passerelle.ledger.Entry;
import org.passerelle.ledger.Head;
import org.passerelle.ledger.LedgerKey;
import org.passerelle.ledger.LedgerRefusal;
import org.passerelle.ledger.Origin;
import org.passerelle.ledger.SeededRandom;
import org.passerelle.ledger.SignedCheckpoint;

class TraceVerifierTest {
    private final LedgerFixture ledger = new LedgerFixture("composed", "sealed", "taken", "answered");
    private final byte[] octets = ledger.certificate();

    @Test
    void tellsTheWholeStory() {
        VerifiedTrace trace = verify(octets);

        assertThat(trace.origin()).isEqualTo(LedgerFixture.ORIGIN);
        assertThat(trace.identity().structure()).isEqualTo(LedgerFixture.HOSPITAL);
        assertThat(trace.n()).isEqualTo(3);
        assertThat(trace.entries().stream().map(entry -> entry.leaf().event()))
                .containsExactly("composed", "sealed", "taken", "answered");
        assertThat(trace.entries().get(3).payload().orElseThrow().text("what")).isEqualTo("answered");
        assertThat(trace.withheld()).isZero();
        assertThat(trace.headsCompared()).isEmpty();
        assertThat(trace.dated()).isEmpty();
        assertThat(trace.witnessedUpTo()).isEqualTo(Testimony.Reach.NONE);
        assertThat(ledger.certificate()).isEqualTo(octets);
    }

    @Test
    void comparesEveryHeadItIsGivenAndSaysWhich() {
        Head second = ledger.entries.get(1).leaf().head();
        Head last = ledger.entries.get(3).leaf().head();
        Head foreign = new Head(LedgerFixture.ORIGIN.node(), 99, Sha256.hash());
        assertThat(verifyWith(second, last, foreign).headsCompared()).containsExactly(second, last);

        refuses(LedgerRefusal.HEAD, () -> verifyWith(new Head(LedgerFixture.X, 1, last.leaf())));
        refuses(LedgerRefusal.TRACE_BEHIND, () -> verifyWith(new Head(LedgerFixture.X, 4, last.leaf())));
    }

    @Test
    void aTraceCutShortIsFoundByTheHeadsOfReceipts() {
        Head last = ledger.entries.get(3).leaf().head();
        byte[] cut = forged(document -> document.with(
                "leaves", Json.array(document.array("leaves").items().subList(0, 3))));
        assertThat(verify(cut).n()).isEqualTo(2);
        refuses(LedgerRefusal.TRACE_BEHIND, () -> verifyWith(cut, last));
    }

    @Test
    void countsWhatTheWriterWithholds() {
        TraceCertificateWriter writer = ledger.writer();
        for (int n = 0; n < 4; n++) {
            Entry entry = ledger.entries.get(n);
            writer.add(n == 2 ? Entry.withheld(entry.leaf()) : entry, ledger.indices.get(n));
        }
        byte[] written = writer.write(ledger.key);
        VerifiedTrace trace = verify(written);
        assertThat(trace.withheld()).isEqualTo(1);
        assertThat(trace.entries().get(2).payload()).isEmpty();
        refuses(
                LedgerRefusal.CERTIFICATE_FORM,
                () -> verify(close(Canon.read(written).with("withheld", new Json.Whole(0)))));
    }

    @Test
    void refusesErasedPayloadsOfAChainThatWasNotErased() {
        refuses(
                LedgerRefusal.PAYLOAD_MISSING,
                () -> verify(
                        forgedLeaf(1, leaf -> without(leaf, "salt", "payload").with("erased", new Json.Bool(true)))));
    }

    @Test
    void refusesAMissingLeafEvenUnderTheLedgersOwnKey() {
        for (int n = 0; n < 3; n++) {
            int missing = n;
            refuses(
                    LedgerRefusal.CHAIN_GAP,
                    () -> verify(forged(document -> {
                        var leaves = new ArrayList<>(document.array("leaves").items());
                        leaves.remove(missing);
                        return document.with("leaves", Json.array(leaves));
                    })));
        }
        refuses(
                LedgerRefusal.CHAIN_EMPTY,
                () -> verify(forged(document -> document.with("leaves", Json.array(List.of())))));
    }

    @Test
    void refusesAnAlteredPayloadEvenUnderTheLedgersOwnKey() {
        refuses(
                LedgerRefusal.COMMITMENT,
                () -> verify(forgedLeaf(
                        2,
                        leaf -> leaf.with(
                                "payload", Json.object().put("what", "other").build()))));
    }

    @Test
    void refusesALeafThatIsNotInTheLedger() {
        refuses(
                LedgerRefusal.INCLUSION,
                () -> verify(forgedLeaf(
                        3,
                        leaf -> without(leaf, "salt", "payload")
                                .with("withheld", new Json.Bool(true))
                                .with("leaf", leaf.object("leaf").with("event", Json.text("declined"))),
                        1)));
        refuses(LedgerRefusal.INCLUSION, () -> verify(forgedLeaf(3, leaf -> leaf.with("index", new Json.Whole(0)))));
        refuses(
                LedgerRefusal.PROOF_FORM,
                () -> verify(forgedLeaf(3, leaf -> leaf.with("index", new Json.Whole(1000)))));
    }

    @Test
    void refusesMembersThatContradictEachOther() {
        refuses(
                LedgerRefusal.CERTIFICATE_FORM,
                () -> verify(forgedLeaf(1, leaf -> leaf.with("withheld", new Json.Bool(true)), 1)));
        refuses(LedgerRefusal.CERTIFICATE_FORM, () -> verify(forgedLeaf(1, leaf -> without(leaf, "salt"))));
        refuses(LedgerRefusal.CERTIFICATE_FORM, () -> verify(forgedLeaf(1, leaf -> without(leaf, "salt", "payload"))));
        refuses(
                LedgerRefusal.CERTIFICATE_FORM,
                () -> verify(forged(document ->
                        document.with("x", Json.text(LedgerFixture.ORIGIN.node().hex())))));
        refuses(
                CanonRefusal.CRITICAL,
                () -> verify(forged(document -> document.with("crit", Json.texts(List.of("quorum"))))));
        assertThat(verify(forged(document -> document.with("quorum", new Json.Whole(2))))
                        .n())
                .isEqualTo(3);
    }

    @Test
    void refusesACertificateClosedOrACheckpointSignedByAnotherKey() {
        LedgerKey stranger = LedgerKey.generate(new SeededRandom(8));
        refuses(
                LedgerRefusal.SIGNATURE,
                () -> verify(Canon.octets(ClosedDocument.close(Canon.read(octets), stranger))));
        refuses(LedgerRefusal.SIGNATURE, () -> verify(without(Canon.read(octets), ClosedDocument.SIGNATURE)));
        String note = SignedCheckpoint.sign(ledger.checkpoint().checkpoint(), stranger)
                .note();
        refuses(
                LedgerRefusal.SIGNATURE,
                () -> verify(forged(document -> document.with("checkpoint", Json.text(note)))));
        refuses(
                LedgerRefusal.SIGNATURE,
                () -> ledger.writer()
                        .add(ledger.entries.get(0), ledger.indices.get(0))
                        .write(stranger));
    }

    @Test
    void refusesAnEndorsementOfAnotherLedgerOrALaterSize() {
        var reborn = new Origin(LedgerFixture.ORIGIN.node(), new Id("f".repeat(32)));
        byte[] other = Endorsement.first(reborn, ledger.key.verifyKey()).octets();
        refuses(
                LedgerRefusal.ORIGIN,
                () -> verify(forged(document -> document.with("endorsement", Json.text(Octets.format(other))))));

        LedgerKey old = LedgerKey.generate(new SeededRandom(2));
        long later = ledger.checkpoint().checkpoint().size() + 1;
        SignedCheckpoint last = SignedCheckpoint.sign(new Checkpoint(LedgerFixture.ORIGIN, later, Sha256.hash()), old);
        byte[] late = Endorsement.first(LedgerFixture.ORIGIN, old.verifyKey())
                .rotate(old, last, ledger.key.verifyKey())
                .octets();
        refuses(
                LedgerRefusal.ENDORSEMENT,
                () -> verify(forged(document -> document.with("endorsement", Json.text(Octets.format(late))))));
    }

    @Test
    void refusesMoreLeavesOrEvidenceThanTheLimit() {
        refuses(CanonRefusal.MEMBER_MISSING, () -> readWithRows("leaves", TraceCertificate.MOST_LEAVES));
        refuses(LedgerRefusal.CERTIFICATE_LIMIT, () -> readWithRows("leaves", TraceCertificate.MOST_LEAVES + 1));
        refuses(CanonRefusal.MEMBER_MISSING, () -> readWithRows("evidence", TraceCertificate.MOST_EVIDENCE));
        refuses(LedgerRefusal.CERTIFICATE_LIMIT, () -> readWithRows("evidence", TraceCertificate.MOST_EVIDENCE + 1));
    }

    @Test
    void holdsMoreValuesThanOtherDocumentsAndNotAnyNumber() {
        assertThat(TraceCertificate.read(withValues(2 * Canon.MOST_VALUES))).isNotNull();
        refuses(CanonRefusal.TOO_LARGE, () -> TraceCertificate.read(withValues(TraceCertificate.MOST_VALUES)));
    }

    private byte[] withValues(int count) {
        var values = Json.array(Collections.nCopies(count, Json.Null.NULL));
        return forged(document -> document.with("zlater", values));
    }

    private void readWithRows(String member, int count) {
        Json.Obj empty = Json.object().build();
        TraceCertificate.read(forged(document -> document.with(member, Json.array(Collections.nCopies(count, empty)))));
    }

    private TraceVerifier verifier() {
        return new TraceVerifier(ledger);
    }

    private VerifiedTrace verify(Json.Obj document) {
        return verify(Canon.octets(document));
    }

    private VerifiedTrace verify(byte[] certificate) {
        return verifier().verify(TraceCertificate.read(certificate), List.of());
    }

    private VerifiedTrace verifyWith(Head... heads) {
        return verifyWith(octets, heads);
    }

    private VerifiedTrace verifyWith(byte[] certificate, Head... heads) {
        List<Statement> statements =
                Stream.of(heads).map(LedgerFixture::byHospital).toList();
        return verifier().verify(TraceCertificate.read(certificate), statements);
    }

    /** What a node that lies about its own ledger would write: altered, then closed again. */
    private byte[] forged(UnaryOperator<Json.Obj> lie) {
        return close(lie.apply(Canon.read(octets)));
    }

    private byte[] forgedLeaf(int n, UnaryOperator<Json.Obj> lie) {
        return forgedLeaf(n, lie, 0);
    }

    private byte[] forgedLeaf(int n, UnaryOperator<Json.Obj> lie, long withheld) {
        return forged(document -> {
            var leaves = new ArrayList<>(document.array("leaves").items());
            leaves.set(n, lie.apply((Json.Obj) leaves.get(n)));
            return document.with("leaves", Json.array(leaves)).with("withheld", new Json.Whole(withheld));
        });
    }

    private byte[] close(Json.Obj document) {
        return Canon.octets(ClosedDocument.close(document, ledger.key));
    }

    private static Json.Obj without(Json.Obj document, String... names) {
        var members = new TreeMap<>(document.members());
        for (String name : names) {
            members.remove(name);
        }
        return new Json.Obj(members);
    }
}
