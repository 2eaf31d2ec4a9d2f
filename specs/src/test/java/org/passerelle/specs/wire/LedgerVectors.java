package org.passerelle.specs.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.client.testing.SeededRandom;
import org.passerelle.ledger.Chain;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.Endorsement;
import org.passerelle.ledger.Entry;
import org.passerelle.ledger.HashStore;
import org.passerelle.ledger.Leaf;
import org.passerelle.ledger.MerkleTree;
import org.passerelle.ledger.Salt;
import org.passerelle.ledger.SignedCheckpoint;
import org.passerelle.ledger.trace.Evidence;
import org.passerelle.ledger.trace.GrowthProof;
import org.passerelle.ledger.trace.TraceCertificateWriter;
import org.passerelle.letter.ReceiptWriter;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.Letter;
import org.passerelle.port.letter.Receipt;
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.Purpose;
import org.passerelle.seal.ReceiptSeal;
import org.passerelle.seal.SealOrder;

/** Leaves of one chain, the ledger that holds them, and the certificate that tells them. */
final class LedgerVectors {
    private static final List<String> EVENTS = List.of("begun", "composed", "sealed");

    private LedgerVectors() {}

    static Json.Obj make() {
        List<Json.Obj> cases = new ArrayList<>();
        List<Entry> entries = entries();
        for (Entry entry : entries) {
            var disclosed = (Entry.Disclosed) entry.content();
            cases.add(Json.object()
                    .put("name", "leaf " + entry.leaf().n())
                    .put("leafText", new String(entry.leaf().octets(), StandardCharsets.UTF_8))
                    .put("saltB64", disclosed.salt().bytes())
                    .put("payloadText", new String(Canon.octets(disclosed.payload()), StandardCharsets.UTF_8))
                    .put("commitment", entry.leaf().c())
                    .put("leafHash", entry.leaf().hash())
                    .build());
        }
        var tree = new Leaves(entries).tree();
        SignedCheckpoint checkpoint = SignedCheckpoint.sign(Checkpoint.of(Given.ORIGIN, tree), Given.LEDGER_KEY);
        cases.add(Json.object()
                .put("name", "checkpoint")
                .put("keyText", Given.LEDGER_KEY.verifyKey().text())
                .put("noteText", checkpoint.note())
                .put("root", tree.root())
                .build());
        Endorsement endorsement = Endorsement.first(Given.ORIGIN, Given.LEDGER_KEY.verifyKey());
        cases.add(endorsement("endorsement", endorsement));
        cases.add(endorsement(
                "endorsement of the next key",
                endorsement.rotate(Given.LEDGER_KEY, checkpoint, Given.NEXT_LEDGER_KEY.verifyKey())));
        byte[] growth = GrowthProof.of(tree, 2, 3).evidence().octets();
        cases.add(Json.object()
                .put("name", "consistency of 2 and 3 leaves")
                .put("documentText", new String(growth, StandardCharsets.UTF_8))
                .build());
        return Given.file(
                "A chain of three leaves, alone in its ledger. The keys are those of RFC 8032, 7.1, tests 1 and 2.",
                cases);
    }

    private static Json.Obj endorsement(String name, Endorsement endorsement) {
        return Json.object()
                .put("name", name)
                .put("documentText", new String(endorsement.octets(), StandardCharsets.UTF_8))
                .put("hash", endorsement.hash())
                .build();
    }

    /** The whole certificate, around an endorsement that was signed once. */
    static byte[] certificate(byte[] endorsementCms) {
        List<Entry> entries = entries();
        MerkleTree tree = new Leaves(entries).tree();
        var writer = new TraceCertificateWriter(
                endorsementCms, SignedCheckpoint.sign(Checkpoint.of(Given.ORIGIN, tree), Given.LEDGER_KEY), tree);
        for (int n = 0; n < entries.size(); n++) {
            writer.add(entries.get(n), n);
        }
        return writer.write(Given.LEDGER_KEY);
    }

    /** The same with a receipt that states its first two leaves, and the proof that connects them. */
    static byte[] witnessed(byte[] endorsementCms, byte[] receipt) {
        List<Entry> entries = entries();
        MerkleTree tree = new Leaves(entries).tree();
        var writer = new TraceCertificateWriter(
                endorsementCms, SignedCheckpoint.sign(Checkpoint.of(Given.ORIGIN, tree), Given.LEDGER_KEY), tree);
        for (int n = 0; n < entries.size(); n++) {
            writer.add(entries.get(n), n);
        }
        return writer.add(new Evidence(Evidence.RECEIPT, receipt))
                .add(GrowthProof.of(tree, 2, 3).evidence())
                .write(Given.LEDGER_KEY);
    }

    /** The line's signed receipt, an hour after noon. */
    static byte[] receipt() {
        Sha256 letter = Sha256.hash(new byte[] {1});
        var receipt = new Receipt(
                letter,
                Sha256.hash(new byte[] {2}),
                Given.LINE,
                1,
                Receipt.Status.APPLIED,
                null,
                null,
                1,
                List.of(),
                new Receipt.Witnessed(
                        Given.ORIGIN.text(), 2, new Leaves(entries()).tree().root(2)),
                null);
        var head = new Letter.Head(
                Given.LINE,
                List.of(new Addressee(Given.PRACTICE, List.of(Given.certificate("practice.sign")))),
                Given.NOON.plusSeconds(3600),
                "0000000000000000000000000000000c@ch-barrois.mssante.example",
                List.of("00000000000000000000000000000009@saulx.mssante.example"),
                "Échange médical sécurisé");
        byte[] entity = new ReceiptWriter(new SeededRandom(2), "ch-barrois.mssante.example; Passerelle")
                .write(receipt, head, java.util.Map.of());
        var order = new SealOrder(
                Purpose.RECEIPT,
                Given.LINE,
                List.of(new SealOrder.Recipient(Given.PRACTICE, List.of(Given.certificate("practice.sign")))),
                SealOrder.Headers.of("<0000000000000000000000000000000c@ch-barrois.mssante.example>"),
                Given.NOON.plusSeconds(3600));
        return new ReceiptSeal(new SeededRandom(3))
                .sign(order, Given.signer("hospital"), entity)
                .mail();
    }

    static byte[] endorsementCms() {
        byte[] document =
                Endorsement.first(Given.ORIGIN, Given.LEDGER_KEY.verifyKey()).octets();
        return DocumentSeal.endorsements().sign(document, Given.signer("practice"), Given.NOON, new SeededRandom(1));
    }

    private static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        Salt salt = Salt.of(Given.counting(Salt.LENGTH));
        for (String event : EVENTS) {
            Json.Obj payload = Json.object()
                    .put("exchange", Given.EXCHANGE)
                    .put("text", "événement " + entries.size())
                    .build();
            Leaf leaf = entries.isEmpty()
                    ? Chain.first(Given.CHAIN, event, Given.NOON, payload, salt)
                    : Chain.next(
                            entries.get(entries.size() - 1).leaf(),
                            event,
                            Given.NOON.plusSeconds(entries.size()),
                            payload,
                            salt);
            entries.add(Entry.of(leaf, salt, payload));
        }
        return entries;
    }

    /** A ledger in memory. */
    private static final class Leaves implements HashStore {
        private final Map<String, Sha256> nodes = new HashMap<>();
        private final long size;

        Leaves(List<Entry> entries) {
            List<Sha256> leaves =
                    entries.stream().map(entry -> entry.leaf().hash()).toList();
            new MerkleTree(this, 0)
                    .append(leaves)
                    .forEach(node -> nodes.put(node.level() + "/" + node.index(), node.hash()));
            size = entries.size();
        }

        MerkleTree tree() {
            return new MerkleTree(this, size);
        }

        @Override
        public Sha256 hash(int level, long index) {
            return nodes.get(level + "/" + index);
        }
    }
}
