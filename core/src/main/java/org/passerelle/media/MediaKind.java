package org.passerelle.media;

import java.nio.charset.StandardCharsets;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** The formats that are carried, told by their first bytes and by nothing else. */
public enum MediaKind {
    JPEG("image/jpeg"),
    PNG("image/png"),
    /** European Data Format (Kemp 1992). No media type is registered for it. */
    EDF("application/x-edf"),
    /** EDF+ (edfplus.info), continuous or not. */
    EDF_PLUS("application/x-edf"),
    /** A document of pages (ISO 32000). */
    PDF("application/pdf");

    /** How many first bytes {@link #recognise} wants to see: the farthest it looks is the reserved field of EDF. */
    static final int HEAD = 256;

    private static final int EDF_RESERVED = 192;
    private static final int DICOM_PREAMBLE = 128;

    /** Formats that have a name but are not carried: name, offset of the mark, mark in Latin-1. */
    private static final String[][] NOT_CARRIED = {
        {"GIF", "0", "GIF8"},
        {"TIFF", "0", "II*\0"},
        {"TIFF", "0", "MM\0*"},
        {"BigTIFF", "0", "II+\0"},
        {"BigTIFF", "0", "MM\0+"},
        {"BDF", "0", "\u00ffBIOSEMI"},
        {"ZIP", "0", "PK\3\4"},
        {"ZIP", "0", "PK\5\6"},
        {"HEIF", "4", "ftyphei"},
        {"HEIF", "4", "ftyphev"},
        {"HEIF", "4", "ftypmif1"},
        {"HEIF", "4", "ftypmsf1"},
        {"AVIF", "4", "ftypavif"},
        {"MP4", "4", "ftyp"},
        {"WebP", "8", "WEBP"},
        {"JPEG 2000", "0", "\0\0\0\fjP  "},
        {"JPEG XL", "0", "\0\0\0\fJXL "},
        {"JPEG XL", "0", "\u00ff\n"},
        {"gzip", "0", "\u001f\u008b"},
        {"DICOM", String.valueOf(DICOM_PREAMBLE), "DICM"},
        {"BMP", "0", "BM"},
    };

    private final String mediaType;

    MediaKind(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type under which the file travels. */
    public String mediaType() {
        return mediaType;
    }

    public boolean image() {
        return this == JPEG || this == PNG;
    }

    /** Which carried format these first bytes announce; refused when there is none, by name where it has one. */
    static MediaKind recognise(byte[] head) {
        if (head.length == 0) {
            throw Refusal.of(MediaRefusal.EMPTY).refused();
        }
        if (stands(head, 0, "\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (stands(head, 0, "\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (stands(head, 0, "%PDF-") && !stands(head, DICOM_PREAMBLE, "DICM")) {
            return PDF;
        }
        // The preamble of a DICOM file may be made to look like anything, so its mark is asked before EDF's zero.
        if (stands(head, 0, "0       ") && !stands(head, DICOM_PREAMBLE, "DICM")) {
            return stands(head, EDF_RESERVED, "EDF+") ? EDF_PLUS : EDF;
        }
        for (String[] known : NOT_CARRIED) {
            if (stands(head, Integer.parseInt(known[1]), known[2])) {
                throw Refusal.of(MediaRefusal.UNSUPPORTED_FORMAT)
                        .with(FactKey.FORMAT, known[0])
                        .refused();
            }
        }
        throw Refusal.of(MediaRefusal.UNKNOWN_FORMAT).refused();
    }

    private static boolean stands(byte[] head, int offset, String mark) {
        byte[] octets = mark.getBytes(StandardCharsets.ISO_8859_1);
        if (head.length < offset + octets.length) {
            return false;
        }
        for (int i = 0; i < octets.length; i++) {
            if (head[offset + i] != octets[i]) {
                return false;
            }
        }
        return true;
    }
}
