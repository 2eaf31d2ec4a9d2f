package org.passerelle.letter.cda.xml;

/**
 * How much of a document is read before it is refused.
 *
 * @param octets of the file, the ones that stand inside included
 * @param depth of nested elements
 * @param elements of the whole
 * @param attributes of one element
 * @param text characters kept of texts and attributes; the octets that stand inside are not kept
 */
public record CdaLimits(long octets, int depth, int elements, int attributes, int text) {

    /** What is read by default; ANS's largest example has 1.7 MB, 5,000 elements and a depth of 20. */
    public static final CdaLimits DEFAULT = new CdaLimits(32L * 1024 * 1024, 100, 100_000, 32, 2 * 1024 * 1024);

    public CdaLimits {
        if (octets < 1 || depth < 1 || elements < 1 || attributes < 1 || text < 1) {
            throw new IllegalArgumentException("a limit is at least one");
        }
    }
}
