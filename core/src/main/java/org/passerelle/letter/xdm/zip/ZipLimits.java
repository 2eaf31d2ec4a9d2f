package org.passerelle.letter.xdm.zip;

/**
 * How much of a zip is read before it is refused.
 *
 * @param entries files and folders
 * @param total octets of all files together, unfolded
 * @param ratio octets of a file for each octet of the zip that it takes
 * @param ratioFrom octets of a file up to which its ratio says nothing
 */
public record ZipLimits(int entries, long total, int ratio, int ratioFrom) {

    /** What is read by default. */
    public static final ZipLimits DEFAULT = new ZipLimits(1_000, 200L * 1024 * 1024, 100, 4 * 1024);

    public ZipLimits {
        if (entries < 1 || total < 1 || ratio < 1 || ratioFrom < 0) {
            throw new IllegalArgumentException("a limit is at least one");
        }
    }
}
