package org.passerelle.directory;

import org.passerelle.refusal.RefusalCode;

/** Why a list or a directory's answer is not believed. */
public enum DirectoryRefusal implements RefusalCode {
    MALFORMED("directory.malformed", "The list or answer is not in the form that its publisher promises.", false),
    TOO_LARGE("directory.too-large", "The list or answer has more octets, entries or lines than the limit.", false),
    SIGNATURE(
            "directory.signature",
            "The list's signature does not hold, does not cover all of it, or is made in a way that is not accepted.",
            false),
    UNSIGNED("directory.unsigned", "The list is not signed, and settings want it to be.", false),
    SIGNER(
            "directory.signer",
            "Whoever signed the list is not the one that settings name, is not valid now, is revoked, or leads to none of our authorities.",
            false),
    SIGNER_UNCHECKED(
            "directory.signer-unchecked",
            "Whether the list's signer is revoked cannot be learned now; the list held before serves on.",
            true),
    OLDER("directory.older", "The list is older than the one that is held.", false),
    TOO_OLD(
            "directory.too-old",
            "The list was made more than 30 days ago: its publisher wants such copies deleted.",
            false),
    LINE(
            "directory.line",
            "A line of the list has another number of values than its first line, or a value that its column does not hold, or no owner, or an address again.",
            false),
    UNREADABLE("directory.unreadable", "The file cannot be read; check that it exists and may be read.", true);

    private final String code;
    private final String sentence;
    private final boolean temporary;

    DirectoryRefusal(String code, String sentence, boolean temporary) {
        this.code = code;
        this.sentence = sentence;
        this.temporary = temporary;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return temporary ? Lasting.TEMPORARY : Lasting.PERMANENT;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
