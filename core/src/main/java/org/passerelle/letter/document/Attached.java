package org.passerelle.letter.document;

import java.util.Locale;
import java.util.Map;
import org.passerelle.pathway.Document;

/**
 * A document that travels with this one, once: inside the CDA when it is a small image, else as an entry of its own.
 *
 * @param number from 1, in the order of the form
 * @param document what the content says of it: id, media type, size, hash and title
 * @param kind its kind in French words
 */
public record Attached(int number, Document document, String kind) {
    /** Largest image that stands inside the CDA, in octets: base64 in base64 costs most where there is most of it. */
    public static final int LARGEST_INSIDE = 128 * 1024;

    private static final Map<String, String> ENDINGS = Map.of(
            "image/jpeg", "JPG",
            "image/png", "PNG",
            "application/dicom", "DCM",
            "application/pdf", "PDF",
            "application/edf", "EDF",
            "application/x-edf", "EDF",
            "text/plain", "TXT");

    /** Whether it stands inside a request's CDA, as an observationMedia; a report's CDA holds the paper alone. */
    public boolean inside() {
        return document.size() <= LARGEST_INSIDE
                && (document.mediaType().equals("image/jpeg")
                        || document.mediaType().equals("image/png"));
    }

    /** Its name in IHE_XDM.zip: capitals, eight and three (ISO 9660 level 1); nobody's name. */
    public String entryName() {
        return entryName(document, number);
    }

    /** What a document of that number in its form is called. */
    public static String entryName(Document document, int number) {
        String prefix = document.mediaType().startsWith("image/") ? "IMG" : "FIL";
        return String.format(
                Locale.ROOT, "%s%05d.%s", prefix, number, ENDINGS.getOrDefault(document.mediaType(), "BIN"));
    }

    @Override
    public String toString() {
        return "Attached[" + number + "]";
    }
}
