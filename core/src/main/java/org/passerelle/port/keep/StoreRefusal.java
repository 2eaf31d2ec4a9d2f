package org.passerelle.port.keep;

import org.passerelle.refusal.RefusalCode;

/** What a store or a blob store may refuse. */
public enum StoreRefusal implements RefusalCode {
    CONFLICT("store.conflict", Lasting.TEMPORARY, "The exchange changed meanwhile; read it again and decide again."),
    ALTERED(
            "store.altered",
            Lasting.PERMANENT,
            "What is stored of this exchange was changed outside the node; it is not served. Restore a backup or export the rest."),
    FOLDER_IN_USE(
            "store.folder-in-use",
            Lasting.TEMPORARY,
            "Another process holds this node's folder; stop it or choose another folder."),
    FOLDER(
            "store.folder",
            Lasting.PERMANENT,
            "The node's folder cannot be created, read or written; check its path and rights."),
    NEWER_SCHEMA(
            "store.newer-schema", Lasting.PERMANENT, "This folder was written by a newer version; start that version."),
    NODE_KEY(
            "store.node-key",
            Lasting.PERMANENT,
            "The node key does not open this folder; give the key that the folder was made with."),
    CLOCK_BEHIND(
            "store.clock-behind",
            Lasting.TEMPORARY,
            "The clock is earlier than the ledger's last entry; set the machine's clock right."),
    UNAVAILABLE(
            "store.unavailable",
            Lasting.TEMPORARY,
            "The store cannot be written at the moment; check the disk's space and state."),
    BLOB_MISSING(
            "store.blob-missing",
            Lasting.PERMANENT,
            "A stored attachment or letter is missing from the node's folder.");

    private final String code;
    private final Lasting lasting;
    private final String sentence;

    StoreRefusal(String code, Lasting lasting, String sentence) {
        this.code = code;
        this.lasting = lasting;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return lasting;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
