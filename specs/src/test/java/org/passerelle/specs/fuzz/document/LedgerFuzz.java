package org.passerelle.specs.fuzz.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.Endorsement;
import org.passerelle.ledger.KeyHistory;
import org.passerelle.ledger.Leaf;
import org.passerelle.ledger.LedgerVerifyKey;
import org.passerelle.ledger.SignedCheckpoint;
import org.passerelle.ledger.trace.GrowthProof;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Loose;
import org.passerelle.specs.fuzz.Seeds;

/** Checkpoints (C2SP signed notes), leaves, endorsements and proofs of growth. */
final class LedgerFuzz extends FuzzTarget {
    /** RFC 8032 §7.1, test 1. */
    private static final LedgerVerifyKey KEY = LedgerVerifyKey.of(
            HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));

    private final Checkpoint signed;

    LedgerFuzz() throws IOException {
        byte[] note = Seeds.vectors("ledger.json", "noteText").get(0);
        signed = SignedCheckpoint.open(new String(note, StandardCharsets.UTF_8), KEY)
                .checkpoint();
    }

    @Override
    protected List<byte[]> seeds() throws IOException {
        return Seeds.all(
                Seeds.vectors("ledger.json", "noteText"),
                Seeds.vectors("ledger.json", "leafText"),
                Seeds.vectors("ledger.json", "documentText"));
    }

    @Override
    protected void read(byte[] octets) throws IOException {
        String note = new String(octets, StandardCharsets.UTF_8);
        tried(() -> SignedCheckpoint.claimed(note));
        tried(() -> require(
                SignedCheckpoint.open(note, KEY).checkpoint().equals(signed), "only what was signed is opened"));
        byte[] document = Loose.canonical(octets);
        tried(() -> require(Arrays.equals(Leaf.read(document).octets(), document), "a leaf is its octets"));
        tried(() ->
                require(Arrays.equals(Endorsement.read(document).octets(), document), "an endorsement is its octets"));
        tried(() -> require(Arrays.equals(KeyHistory.read(document).octets(), document), "a history is its octets"));
        tried(() -> {
            GrowthProof proof = GrowthProof.read(document);
            require(GrowthProof.read(proof.evidence().octets()).equals(proof), "a proof says the same twice");
        });
    }
}
