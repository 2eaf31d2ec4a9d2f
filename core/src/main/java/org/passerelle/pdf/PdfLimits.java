package org.passerelle.pdf;

import org.passerelle.refusal.HouseBug;

/**
 * How much of everything a PDF may have. Each limit is the largest value accepted. Work is counted, never timed: the same file is
 * judged alike on every machine.
 *
 * @param pages its pages
 * @param objects entries of all its tables of objects, earlier versions' among them
 * @param values names, numbers, texts, arrays and dictionaries read
 * @param depth how deep values stand in one another, and pages in their tree
 * @param versions how often it was saved onto itself
 * @param pixels width × height of one image
 * @param inflatedOctets what its streams unpack to, together
 * @param structureOctets what the streams unpack to that hold its objects and their tables; held in memory
 * @param workOctets how many octets are looked at, each as often as it is
 */
public record PdfLimits(
        int pages,
        int objects,
        int values,
        int depth,
        int versions,
        long pixels,
        long inflatedOctets,
        int structureOctets,
        long workOctets) {

    public static final int DEFAULT_PAGES = 500;
    public static final int DEFAULT_OBJECTS = 100_000;
    public static final int DEFAULT_VALUES = 2_000_000;
    public static final int DEFAULT_DEPTH = 64;
    public static final int DEFAULT_VERSIONS = 64;
    public static final long DEFAULT_PIXELS = 100_000_000;
    public static final long DEFAULT_INFLATED_OCTETS = 256L << 20;
    public static final int DEFAULT_STRUCTURE_OCTETS = 32 << 20;
    public static final long DEFAULT_WORK_OCTETS = 256L << 20;

    public PdfLimits {
        if (Math.min(pages, objects) < 1
                || Math.min(values, depth) < 1
                || Math.min(versions, structureOctets) < 1
                || Math.min(pixels, Math.min(inflatedOctets, workOctets)) < 1) {
            throw new HouseBug("a limit of PDF is below one");
        }
    }

    public static PdfLimits defaults() {
        return new PdfLimits(
                DEFAULT_PAGES,
                DEFAULT_OBJECTS,
                DEFAULT_VALUES,
                DEFAULT_DEPTH,
                DEFAULT_VERSIONS,
                DEFAULT_PIXELS,
                DEFAULT_INFLATED_OCTETS,
                DEFAULT_STRUCTURE_OCTETS,
                DEFAULT_WORK_OCTETS);
    }
}
