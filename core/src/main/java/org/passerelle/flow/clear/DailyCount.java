package org.passerelle.flow.clear;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.IntStream;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.desk.Premises;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.SeenLetter;

/** So many times a day (UTC) and no more, across restarts. */
final class DailyCount {
    private static final String COUNTED = "passerelle/counted-in-clear/1\0";

    private final Premises premises;

    DailyCount(Premises premises) {
        this.premises = premises;
    }

    /** The change that takes the first place that is free; empty when none is. */
    Optional<Change> place(String whose, int most, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return IntStream.range(0, most)
                .mapToObj(place ->
                        Sha256.hash((COUNTED + whose + "/" + day + "/" + place).getBytes(StandardCharsets.UTF_8)))
                .filter(key -> premises.store().correspondence().seen(key).isEmpty())
                .findFirst()
                .map(key -> new Change.Seen(new SeenLetter(key, Journals.NODE, "counted:" + key, 0, now)));
    }
}
