package org.passerelle.letter.clear;

/**
 * How much of an ordinary mail is read before it is refused, and so how much is written.
 *
 * @param mail octets of the whole mail
 * @param headers fields of one entity
 * @param headerOctets octets of one field
 * @param parts parts that hold no others
 * @param depth how deep multiparts may be nested
 * @param text octets of all texts for people together, as they are written
 * @param inside medical documents, and files inside them
 * @param looked octets that are gone through for those: each is looked for from its document's beginning
 */
public record ClearLimits(
        long mail, int headers, int headerOctets, int parts, int depth, int text, int inside, long looked) {

    /** What is read by default; operators of MSSanté take 10 to 50 MB. */
    public static final ClearLimits DEFAULT =
            new ClearLimits(64L * 1024 * 1024, 256, 64 * 1024, 128, 12, 1024 * 1024, 64, 256L * 1024 * 1024);

    public ClearLimits {
        if (mail < 1 || headers < 1 || headerOctets < 64 || parts < 1 || depth < 1) {
            throw new IllegalArgumentException("a limit is at least one, a header's at least 64 octets");
        }
        if (text < 1 || inside < 1 || looked < 1) {
            throw new IllegalArgumentException("a limit is at least one");
        }
    }
}
