package org.passerelle.flow.catalogue;

import java.time.Instant;
import java.util.List;
import org.passerelle.catalogue.Catalogue;
import org.passerelle.catalogue.JudgedCatalogue;
import org.passerelle.catalogue.ListedLine;
import org.passerelle.party.Organisation;

/**
 * The last catalogue of one publisher.
 *
 * @param publisher whose
 * @param head which one
 * @param until the first instant at which it is believed no longer
 * @param lines those whose cards held when it was judged
 * @param leftOut how many did not
 * @param place where it came from: an address, a file's name, or {@link #LETTER}
 * @param came when
 */
public record HeldCatalogue(
        Organisation publisher,
        Catalogue.Head head,
        Instant until,
        List<ListedLine> lines,
        int leftOut,
        String place,
        Instant came) {
    /** The place of what came by letter. */
    public static final String LETTER = "letter";

    public HeldCatalogue {
        lines = List.copyOf(lines);
    }

    static HeldCatalogue of(JudgedCatalogue judged, String place, Instant came) {
        Catalogue catalogue = judged.catalogue();
        return new HeldCatalogue(
                catalogue.publisher(),
                catalogue.head(),
                catalogue.until(),
                judged.lines(),
                judged.leftOut().size(),
                place,
                came);
    }

    /** Whether it is believed still. */
    boolean isCurrent(Instant now) {
        return now.isBefore(until);
    }

    @Override
    public String toString() {
        return "HeldCatalogue[" + head.number() + "]";
    }
}
