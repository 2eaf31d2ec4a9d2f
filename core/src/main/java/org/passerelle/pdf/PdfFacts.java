package org.passerelle.pdf;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a PDF that may travel.
 *
 * @param pages how many
 * @param title what it calls itself, free text, at most {@link #LONGEST_TITLE} characters; null where it does not
 * @param archive the standard for archives that it says it keeps, {@code PDF/A-1b}; null where it names none
 * @param signed whether it holds an electronic signature, which nobody has verified: it was left as it is, octet by octet
 * @param removed what was taken away, each once
 */
public record PdfFacts(
        int pages, @Nullable String title, @Nullable String archive, boolean signed, List<Removed> removed) {
    /** Longest title, in characters; a longer one is cut. */
    public static final int LONGEST_TITLE = 120;

    public PdfFacts {
        removed = List.copyOf(removed);
    }

    public Optional<String> findTitle() {
        return Optional.ofNullable(title);
    }

    public Optional<String> findArchive() {
        return Optional.ofNullable(archive);
    }

    /** Its shape only: a title is free text. */
    @Override
    public String toString() {
        return "PdfFacts[" + pages + " pages]";
    }

    /** What may be taken away from a PDF. */
    public enum Removed {
        /** Author, software and dates (document information). */
        INFORMATION,
        /** The same in XML, history among it (XMP); of a PDF/A the line stays that says so. */
        XMP,
        /** Small copies of pages, perhaps of what they were before. */
        THUMBNAIL,
        /** What a program keeps for itself. */
        PRIVATE_DATA,
        /** Links to places outside. */
        LINKS,
        /** What an earlier saving said, and later ones hide. */
        EARLIER_VERSIONS,
        /** Bytes after the end. */
        TRAILING_BYTES
    }
}
