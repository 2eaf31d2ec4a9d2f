package org.passerelle.media;

import org.passerelle.pdf.PdfLimits;
import org.passerelle.refusal.HouseBug;

/**
 * How much of everything a file may have. Each limit is the largest value accepted.
 *
 * @param imageOctets size of an image file
 * @param recordingOctets size of a recording file
 * @param pixels width × height
 * @param dimension width, and height, in pixels
 * @param parts segments of a JPEG, chunks of a PNG
 * @param metadataOctets what is held in memory at once of an image's header: tables, colour profile, EXIF
 * @param scans scans of a JPEG
 * @param signals signals of a recording, annotations among them
 * @param recordOctets one data record of a recording
 * @param documentOctets size of a PDF, which is held in memory
 * @param pdf what a PDF may have
 */
public record MediaLimits(
        long imageOctets,
        long recordingOctets,
        long pixels,
        int dimension,
        int parts,
        int metadataOctets,
        int scans,
        int signals,
        int recordOctets,
        int documentOctets,
        PdfLimits pdf) {

    public static final long DEFAULT_IMAGE_OCTETS = 64L << 20;
    public static final long DEFAULT_RECORDING_OCTETS = 256L << 20;
    public static final long DEFAULT_PIXELS = 100_000_000;
    public static final int DEFAULT_DIMENSION = 30_000;
    public static final int DEFAULT_PARTS = 20_000;
    public static final int DEFAULT_METADATA_OCTETS = 8 << 20;
    public static final int DEFAULT_SCANS = 100;
    public static final int DEFAULT_SIGNALS = 512;
    public static final int DEFAULT_RECORD_OCTETS = 8 << 20;
    public static final int DEFAULT_DOCUMENT_OCTETS = 32 << 20;

    public MediaLimits {
        if (Math.min(imageOctets, recordingOctets) < 1
                || pixels < 1
                || Math.min(dimension, parts) < 1
                || Math.min(metadataOctets, scans) < 1
                || Math.min(signals, recordOctets) < 1
                || documentOctets < 1) {
            throw new HouseBug("a media limit is below one");
        }
    }

    public static MediaLimits defaults() {
        return new MediaLimits(
                DEFAULT_IMAGE_OCTETS,
                DEFAULT_RECORDING_OCTETS,
                DEFAULT_PIXELS,
                DEFAULT_DIMENSION,
                DEFAULT_PARTS,
                DEFAULT_METADATA_OCTETS,
                DEFAULT_SCANS,
                DEFAULT_SIGNALS,
                DEFAULT_RECORD_OCTETS,
                DEFAULT_DOCUMENT_OCTETS,
                PdfLimits.defaults());
    }
}
