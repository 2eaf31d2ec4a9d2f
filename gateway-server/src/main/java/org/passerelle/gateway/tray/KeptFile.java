package org.passerelle.gateway.tray;

import org.passerelle.canon.Id;

/**
 * A file that waits to be sent.
 *
 * @param id names it in the form
 * @param kind what it is, a code of the form's documents field
 * @param title what people read beside it, empty for the kind's words
 * @param fileName what its sender's machine calls it; shown to them alone
 * @param size its octets
 * @param reason why it is attached although it names another patient, or empty
 */
public record KeptFile(Id id, String kind, String title, String fileName, long size, String reason) {
    /** The same, called otherwise. */
    public KeptFile called(String otherKind, String otherTitle, String otherReason) {
        return new KeptFile(id, otherKind, otherTitle, fileName, size, otherReason);
    }

    @Override
    public String toString() {
        return "KeptFile[" + size + "]";
    }
}
