package org.passerelle.ledger;

import java.util.Optional;
import java.util.Set;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * Which key speaks for a ledger, from which size on (WIRE §5): the document that an organisation's certificate signs (the CMS
 * around it is an {@link EndorsementOpener}'s) and that, in a rotation, the previous key {@linkplain ClosedDocument closes}.
 * Holding one means that it does not contradict itself, not that anybody endorsed it.
 */
public final class Endorsement {
    /** The type of the document. */
    public static final String KIND = "passerelle/endorsement/1";

    private static final Set<String> KNOWN = Set.of(
            "type",
            "crit",
            "origin",
            "key",
            "fromSize",
            "previousKey",
            "previousEndorsement",
            "finalCheckpoint",
            ClosedDocument.SIGNATURE);

    private final Json.Obj document;
    private final Origin origin;
    private final LedgerVerifyKey key;
    private final long fromSize;

    private Endorsement(Json.Obj document) {
        this.document = document;
        this.origin = Origin.parse(document.text("origin"));
        this.key = LedgerVerifyKey.parse(document.text("key"));
        this.fromSize = document.whole("fromSize");
        if (document.has("previousKey")) {
            verifyRotation(LedgerVerifyKey.parse(document.text("previousKey")));
        } else if (fromSize != 0
                || document.has("previousEndorsement")
                || document.has("finalCheckpoint")
                || document.has(ClosedDocument.SIGNATURE)) {
            throw contradicts("previousKey");
        }
    }

    /** A new ledger's first key. */
    public static Endorsement first(Origin origin, LedgerVerifyKey key) {
        return new Endorsement(Json.object()
                .put("type", KIND)
                .put("origin", origin.text())
                .put("key", key.text())
                .put("fromSize", 0)
                .build());
    }

    /**
     * The endorsement of the key that follows this one's.
     *
     * @param outgoing this endorsement's private key, for the last time
     * @param last the outgoing key's final checkpoint: above its size only the new key is believed
     * @param incoming the new key
     */
    public Endorsement rotate(LedgerKey outgoing, SignedCheckpoint last, LedgerVerifyKey incoming) {
        return new Endorsement(ClosedDocument.close(
                Json.object()
                        .put("type", KIND)
                        .put("origin", origin.text())
                        .put("key", incoming.text())
                        .put("fromSize", last.checkpoint().size())
                        .put("previousKey", key.text())
                        .put("previousEndorsement", hash())
                        .put("finalCheckpoint", last.note())
                        .build(),
                outgoing));
    }

    /**
     * Reads an endorsement's octets.
     *
     * @throws Refused with {@link LedgerRefusal#ENDORSEMENT} or {@link LedgerRefusal#SIGNATURE}
     */
    public static Endorsement read(byte[] octets) {
        return new Endorsement(Canon.read(octets, KIND, KNOWN));
    }

    /** The canonical octets, which the certificate signs. */
    public byte[] octets() {
        return Canon.octets(document);
    }

    /** What the next endorsement calls this one: SHA-256 over tag and canonical octets, never over the CMS. */
    public Sha256 hash() {
        return Sha256.tagged(KIND, octets());
    }

    public Origin origin() {
        return origin;
    }

    public LedgerVerifyKey key() {
        return key;
    }

    /** The key speaks for this size and larger ones. */
    public long fromSize() {
        return fromSize;
    }

    public Optional<LedgerVerifyKey> previousKey() {
        return document.findText("previousKey").map(LedgerVerifyKey::parse);
    }

    /** The {@link #hash} of the endorsement before. */
    public Optional<Sha256> previousEndorsement() {
        return document.findText("previousEndorsement").map(Sha256::parse);
    }

    private void verifyRotation(LedgerVerifyKey previous) {
        ClosedDocument.verify(document, previous);
        document.hash("previousEndorsement");
        Checkpoint last = SignedCheckpoint.open(document.text("finalCheckpoint"), previous)
                .checkpoint();
        if (previous.equals(key) || !last.origin().equals(origin) || last.size() != fromSize) {
            throw contradicts("finalCheckpoint");
        }
    }

    private static Refused contradicts(String field) {
        return Refusal.of(LedgerRefusal.ENDORSEMENT).with(FactKey.FIELD, field).refused();
    }
}
