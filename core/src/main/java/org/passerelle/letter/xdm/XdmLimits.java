package org.passerelle.letter.xdm;

/**
 * How much of a zip is read before it is refused, and so how much is written.
 *
 * @param entries files and folders
 * @param total octets of all files together, unfolded
 * @param ratio octets of a file for each octet of the zip that it takes
 * @param ratioFrom octets of a file below which its ratio says nothing
 * @param metadata octets of METADATA.XML
 * @param elements elements of METADATA.XML
 * @param depth how deep its elements may be nested
 * @param text characters of one of its values
 */
public record XdmLimits(
        int entries, long total, int ratio, int ratioFrom, int metadata, int elements, int depth, int text) {

    /** What is read by default. */
    public static final XdmLimits DEFAULT =
            new XdmLimits(1_000, 200L * 1024 * 1024, 100, 4 * 1024, 8 * 1024 * 1024, 400_000, 16, 16 * 1024);

    public XdmLimits {
        if (entries < 1 || total < 1 || ratio < 1 || ratioFrom < 0 || metadata < 1) {
            throw new IllegalArgumentException("a limit is at least one");
        }
        if (elements < 1 || depth < 1 || text < 1) {
            throw new IllegalArgumentException("a limit is at least one");
        }
    }
}
