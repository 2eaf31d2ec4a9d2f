package org.passerelle.letter.xdm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document of a zip.
 *
 * @param path its file, with {@code /}; written by the sender, so shown as text and never used as a path
 * @param size its octets
 * @param proof what the metadata prove of it
 * @param uniqueId its OID, with {@code ^} and an extension where it has one, or null
 * @param title as the sender wrote it, or null
 * @param mediaType as the sender says; the octets decide
 * @param typeCode what it is (LOINC), or null
 * @param formatCode how it is written, or null
 * @param replaces the entry id of the document whose place it takes, such as {@code urn:uuid:…}, or null
 */
public record XdmDocument(
        String path,
        long size,
        Proof proof,
        @Nullable String uniqueId,
        @Nullable String title,
        @Nullable String mediaType,
        @Nullable String typeCode,
        @Nullable String formatCode,
        @Nullable String replaces) {

    /** What the metadata prove of a document's octets; where they say another hash or size, the zip is refused. */
    public enum Proof {
        /** SHA-256 is right. */
        SHA_256,
        /** SHA-1, the standard's, is right: no accident changed it, though a forger might have. */
        SHA_1,
        /** The metadata name it and state no hash. */
        NONE,
        /** The metadata do not name it: it is kept, and shown as it is. */
        UNNAMED
    }

    /** Whether the metadata name it. */
    public boolean named() {
        return proof != Proof.UNNAMED;
    }

    public Optional<String> findUniqueId() {
        return Optional.ofNullable(uniqueId);
    }

    public Optional<String> findTitle() {
        return Optional.ofNullable(title);
    }

    public Optional<String> findMediaType() {
        return Optional.ofNullable(mediaType);
    }

    public Optional<String> findTypeCode() {
        return Optional.ofNullable(typeCode);
    }

    public Optional<String> findFormatCode() {
        return Optional.ofNullable(formatCode);
    }

    public Optional<String> findReplaces() {
        return Optional.ofNullable(replaces);
    }

    /** Its proof alone: names and titles may be a patient's. */
    @Override
    public String toString() {
        return "XdmDocument[" + proof + "]";
    }
}
