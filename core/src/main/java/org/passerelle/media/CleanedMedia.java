package org.passerelle.media;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;

/**
 * What came out of the gate: a file that may travel, and what is known of it.
 *
 * @param kind its format
 * @param sha256Before hash of the whole file as it came
 * @param sha256After hash of what was written
 * @param sizeBefore octets of the file as it came
 * @param sizeAfter octets written
 * @param image what an image says of itself, null for anything else
 * @param recording what a recording says of itself, null for anything else
 * @param paper what a PDF says of itself, null for anything else
 * @param removed what was taken away, each once, in the order of {@link Removed}
 */
public record CleanedMedia(
        MediaKind kind,
        Sha256 sha256Before,
        Sha256 sha256After,
        long sizeBefore,
        long sizeAfter,
        @Nullable ImageFacts image,
        @Nullable RecordingFacts recording,
        @Nullable PaperFacts paper,
        List<Removed> removed) {

    public CleanedMedia {
        removed = List.copyOf(removed);
    }

    /** The media type under which the file travels. */
    public String mediaType() {
        return kind.mediaType();
    }

    public Optional<ImageFacts> findImage() {
        return Optional.ofNullable(image);
    }

    public Optional<RecordingFacts> findRecording() {
        return Optional.ofNullable(recording);
    }

    public Optional<PaperFacts> findPaper() {
        return Optional.ofNullable(paper);
    }

    /** The format and the sizes only. */
    @Override
    public String toString() {
        return "CleanedMedia[" + kind + ", " + sizeBefore + " → " + sizeAfter + "]";
    }

    /**
     * What an image says of itself.
     *
     * @param width pixels, as stored
     * @param height pixels, as stored
     * @param orientation EXIF orientation, 1 (upright, also when the file is silent) to 8
     * @param captured when it was taken by the camera's clock, or null
     * @param capturedOffset that clock's offset from UTC, or null
     */
    public record ImageFacts(
            int width,
            int height,
            int orientation,
            @Nullable LocalDateTime captured,
            @Nullable ZoneOffset capturedOffset) {

        public Optional<LocalDateTime> captureDate() {
            return Optional.ofNullable(captured);
        }
    }

    /**
     * What a recording says of itself.
     *
     * @param start first sample, by the recorder's clock
     * @param duration recorded time: the data records one after the other, without the gaps between them
     * @param signals labels of the signals in file order, without the annotation signals; free text
     * @param edfPlus EDF+ rather than plain EDF
     * @param continuous no gap between the data records
     * @param annotations how many annotations there are beside the clock of each record
     * @param identity whose the file said it was
     * @param confirmation why the sender attached it although the file contradicts the patient, the start or the device, or null when it
     *     does not
     */
    public record RecordingFacts(
            LocalDateTime start,
            Duration duration,
            List<String> signals,
            boolean edfPlus,
            boolean continuous,
            long annotations,
            NamedPatient identity,
            Expected.@Nullable Confirmation confirmation) {

        public RecordingFacts {
            signals = List.copyOf(signals);
        }

        public Optional<Expected.Confirmation> findConfirmation() {
            return Optional.ofNullable(confirmation);
        }

        /** Its shape only: labels are free text. */
        @Override
        public String toString() {
            return "RecordingFacts[" + signals.size() + " signals, " + duration + "]";
        }
    }

    /**
     * What a PDF says of itself.
     *
     * @param pages how many, counted
     * @param title what it calls itself, free text of one line; null where it does not
     * @param archive the standard for archives that it says it keeps, {@code PDF/A-1b}; null where it names none
     * @param signed whether it holds an electronic signature, which nobody has verified; then it is as it came, octet by octet
     */
    public record PaperFacts(
            int pages, @Nullable String title, @Nullable String archive, boolean signed) {
        public Optional<String> findTitle() {
            return Optional.ofNullable(title);
        }

        public Optional<String> findArchive() {
            return Optional.ofNullable(archive);
        }

        /** Its length only: a title is free text. */
        @Override
        public String toString() {
            return "PaperFacts[" + pages + " pages]";
        }
    }

    /** Whom a recording named before this patient's identity was written into it. */
    public enum NamedPatient {
        /** Nobody: blank, or the format's own "unknown". */
        NOBODY,
        /** This patient. */
        THIS_PATIENT,
        /** Somebody else, or somebody who cannot be compared; the sender has confirmed. */
        ANOTHER
    }

    /** What may be taken away from a file. */
    public enum Removed {
        /** Where the image was taken (GPS). */
        LOCATION,
        /** The maker's private notes. */
        MAKER_NOTE,
        /** Serial numbers and owner's name of camera or lens. */
        DEVICE_IDENTITY,
        /** Other camera settings (EXIF). */
        CAMERA_METADATA,
        /** A smaller copy of the image, perhaps of what it was before it was cropped. */
        THUMBNAIL,
        /** An XMP packet. */
        XMP,
        /** Comments and captions. */
        TEXT,
        /** A colour profile that is broken. */
        BROKEN_PROFILE,
        /** Any other part that the pixels or samples do not need. */
        OTHER_PART,
        /** Bytes after the end of the image, or of the PDF. */
        TRAILING_BYTES,
        /** What the recording's patient field said. */
        PATIENT_FIELD,
        /** Hospital code, technician and equipment of a recording. */
        RECORDING_FIELD,
        /** Author, software and dates of a PDF. */
        INFORMATION,
        /** What a program kept for itself in a PDF. */
        PRIVATE_DATA,
        /** Links of a PDF to places outside. */
        LINKS,
        /** What an earlier saving of a PDF said, and later ones hide. */
        EARLIER_VERSIONS,
        /** Characters that the format does not allow in a header, written in ASCII. */
        FOREIGN_CHARACTERS
    }
}
