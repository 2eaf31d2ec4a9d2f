package org.passerelle.indicators;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.canon.Sha256;
import org.passerelle.indicators.measured.Cause;
import org.passerelle.indicators.measured.Delay;
import org.passerelle.indicators.measured.Ending;
import org.passerelle.indicators.measured.Kept;
import org.passerelle.indicators.measured.Measured;
import org.passerelle.indicators.measured.Opened;
import org.passerelle.indicators.measured.Stretch;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.counts.FieldCount;

/** Invented exchanges in figures: in time, answered and closed unless a test says otherwise. */
final class Invented {
    static final MailAddress LINE = new MailAddress("dermatologie@chu-exemple.mssante.fr");
    static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    static final YearMonth DECEMBER = YearMonth.of(2026, 12);

    private Invented() {}

    static Measured of(int patient, YearMonth month, Ending ending, Kept kept) {
        return of(patient, month, ending, kept, Duration.ofHours(patient));
    }

    /** One that was due before anybody answered. */
    static Measured breached(int patient, YearMonth month, Set<Cause> causes) {
        return of(patient, month, Ending.OPEN, Kept.BREACHED, Duration.ZERO, causes);
    }

    static Measured of(int patient, YearMonth month, Ending ending, Kept kept, Duration answered) {
        return of(patient, month, ending, kept, answered, Set.of());
    }

    private static Measured of(
            int patient, YearMonth month, Ending ending, Kept kept, Duration answered, Set<Cause> causes) {
        return new Measured(
                LINE,
                PathwayRef.parse("avis/1"),
                month,
                Sha256.hash(new byte[] {(byte) patient, (byte) (patient >> 8)}),
                ending == Ending.ANSWERED ? Map.of(Stretch.ANSWER, new Delay(answered, answered)) : Map.of(),
                ending,
                kept,
                causes,
                0,
                true,
                ending == Ending.ANSWERED ? Opened.YES : Opened.NO_ANSWER,
                false,
                Map.of(FieldCount.IMAGES, List.of("good")),
                Map.of(Side.REQUESTER, "rather"));
    }
}
