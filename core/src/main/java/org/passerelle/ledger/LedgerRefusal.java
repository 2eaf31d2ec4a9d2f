package org.passerelle.ledger;

import org.passerelle.refusal.RefusalCode;

/** What makes a leaf, a checkpoint, an endorsement or a trace unbelievable. */
public enum LedgerRefusal implements RefusalCode {
    TREE_SIZE("ledger.tree-size", "The ledger does not hold a tree of that size or a leaf of that index."),
    PROOF_FORM("ledger.proof-form", "A proof's sizes or length cannot belong to any tree."),
    INCLUSION("ledger.inclusion", "The proof does not place this leaf in the ledger."),
    CONSISTENCY("ledger.consistency", "The proof does not show that the later ledger extends the earlier one."),
    LEAF_FORM("ledger.leaf-form", "A leaf's number, predecessor or event name is not of a possible form."),
    SALT("ledger.salt", "A commitment's salt has 32 octets."),
    PAYLOAD_DEEP("ledger.payload-deep", "An event's payload is nested too deeply to stand in a trace certificate."),
    CHAIN_EMPTY("ledger.chain-empty", "A chain has at least its leaf 0."),
    CHAIN_GAP("ledger.chain-gap", "A leaf is missing, doubled or of another chain; ask for the whole chain."),
    CHAIN_BROKEN("ledger.chain-broken", "A leaf does not name the leaf before it; the chain was altered."),
    CHAIN_TIME("ledger.chain-time", "A leaf is earlier than the leaf before it."),
    COMMITMENT("ledger.commitment", "A payload is not the one its leaf commits to; it was altered."),
    PAYLOAD_MISSING("ledger.payload-missing", "A payload is missing although its chain was not erased."),
    AFTER_ERASED("ledger.after-erased", "A leaf follows the erasure of its chain."),
    ORIGIN("ledger.origin", "The origin is malformed or is not the expected ledger's."),
    NOTE_FORM("ledger.note-form", "The checkpoint is not a signed note of the exact form."),
    KEY("ledger.key", "The octets are not a usable Ed25519 key."),
    SIGNATURE("ledger.signature", "The ledger key's signature is missing or does not hold; the document was altered."),
    KEY_OVERTAKEN("ledger.key-overtaken", "The signature is by a ledger key that was replaced before this size."),
    ENDORSEMENT("ledger.endorsement", "The endorsement contradicts itself or the endorsement it follows."),
    FORK("ledger.fork", "Two checkpoints of one ledger contradict each other; keep both as evidence."),
    CERTIFICATE_FORM("ledger.certificate-form", "The trace certificate's members contradict each other."),
    CERTIFICATE_LIMIT(
            "ledger.certificate-limit", "The trace certificate holds more leaves or evidence than its limit."),
    HEAD("ledger.head", "A correspondent's receipt names another leaf than the trace does; the trace was altered."),
    TRACE_BEHIND(
            "ledger.trace-behind",
            "A correspondent's receipt names a later leaf; ask for a certificate that reaches it."),
    BEHIND(
            "ledger.behind",
            "A correspondent holds more of this node's ledger than its folder does: the folder is an older copy."
                    + " Stop the node and run: passerelle ledger renew."),
    CONTRADICTED(
            "ledger.contradicted",
            "A correspondent's signed receipt states another state of this node's ledger; the evidence is kept, export it."),
    UNPROVEN("ledger.unproven", "A letter does not prove what it says of its sender's ledger; ask the sender."),
    OLD_INCARNATION(
            "ledger.old-incarnation",
            "A correspondent's node wrote again as before its ledger was renewed: an old copy of it is running; tell them.");

    private final String code;
    private final String sentence;

    LedgerRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return Lasting.PERMANENT;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
