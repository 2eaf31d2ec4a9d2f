package org.passerelle.ledger.trace;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.ledger.Chain;
import org.passerelle.ledger.ClosedDocument;
import org.passerelle.ledger.Entry;
import org.passerelle.ledger.Head;
import org.passerelle.ledger.LedgerKey;
import org.passerelle.ledger.LedgerRefusal;
import org.passerelle.ledger.MerkleTree;
import org.passerelle.ledger.SignedCheckpoint;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * Collects a chain's entries in order and writes its certificate. A certificate is dated only if its checkpoint is one that a
 * correspondent's receipt states, so hand in such a checkpoint where one covers the chain's last leaf.
 */
public final class TraceCertificateWriter {
    private final byte[] endorsement;
    private final SignedCheckpoint checkpoint;
    private final MerkleTree tree;
    private final List<PlacedEntry> leaves = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();

    /**
     * @param endorsement the CMS around the endorsement of the key that signed the checkpoint
     * @param checkpoint covers every leaf to come
     * @param tree the ledger, at the checkpoint's size or larger
     */
    public TraceCertificateWriter(byte[] endorsement, SignedCheckpoint checkpoint, MerkleTree tree) {
        this.endorsement = endorsement.clone();
        this.checkpoint = checkpoint;
        this.tree = tree;
        if (!tree.root(checkpoint.checkpoint().size())
                .equals(checkpoint.checkpoint().root())) {
            throw Refusal.of(LedgerRefusal.FORK).refused();
        }
    }

    /**
     * Adds the chain's next leaf.
     *
     * @param index its index in the ledger
     */
    public TraceCertificateWriter add(Entry entry, long index) {
        TraceCertificate.atMost(TraceCertificate.MOST_LEAVES, leaves.size() + 1);
        leaves.add(new PlacedEntry(
                entry, tree.inclusion(index, checkpoint.checkpoint().size())));
        return this;
    }

    public TraceCertificateWriter add(Evidence piece) {
        TraceCertificate.atMost(TraceCertificate.MOST_EVIDENCE, evidence.size() + 1);
        evidence.add(piece);
        return this;
    }

    /**
     * The certificate's octets.
     *
     * @param key the key that signed the checkpoint
     * @throws org.passerelle.refusal.Refused when the entries are no whole chain, when a leaf is not at its index, or when the
     *     certificate would be larger than can be read
     */
    public byte[] write(LedgerKey key) {
        SignedCheckpoint.open(checkpoint.note(), key.verifyKey());
        Head head = Chain.verify(leaves.stream().map(PlacedEntry::entry).toList());
        TraceVerifier.verifyPlaces(leaves, checkpoint.checkpoint().root());
        var document = Json.object()
                .put("type", TraceCertificate.KIND)
                .put("x", head.x())
                .put("endorsement", endorsement)
                .put("checkpoint", checkpoint.note())
                .put("leaves", leaves.stream().map(PlacedEntry::json).toList())
                .put("withheld", TraceVerifier.withheld(leaves));
        if (!evidence.isEmpty()) {
            document.put("evidence", evidence.stream().map(Evidence::json).toList());
        }
        byte[] octets = Canon.octets(ClosedDocument.close(document.build(), key));
        if (octets.length > Canon.LONGEST) {
            throw Refusal.of(LedgerRefusal.CERTIFICATE_LIMIT)
                    .with(FactKey.LIMIT, Canon.LONGEST)
                    .refused();
        }
        return octets;
    }
}
