package org.passerelle.port.letter;

import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;

/**
 * A file that came with an ordinary mail.
 *
 * @param id the same whenever the same mail is read: the first 128 bits of a tagged SHA-256 over the mail's id, the file's place and
 *     the hash of its octets
 * @param name as its sender calls it: on one line, without folders, at most 120 characters; never empty, never used as a path
 * @param mediaType as its sender says, {@code application/octet-stream} where that is none; what it is, its octets say
 * @param size in octets
 * @param sha256 of its octets
 * @param origin where it stood
 */
public record Enclosed(Id id, String name, String mediaType, long size, Sha256 sha256, Origin origin) {

    /** Where a file stood. */
    public enum Origin {
        /** It is a part of the mail. */
        ATTACHED,
        /** It is a document of the mail's IHE_XDM.zip. */
        ARCHIVE,
        /** It stands inside the medical document. */
        INSIDE_CDA,
        /** It is the medical document itself. */
        CDA
    }

    /** The id alone: a name may be a patient's. */
    @Override
    public String toString() {
        return "Enclosed[" + id + "]";
    }
}
