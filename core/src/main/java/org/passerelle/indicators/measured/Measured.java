package org.passerelle.indicators.measured;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.counts.FieldCount;

/**
 * What one exchange comes to in figures: nothing clinical, nobody's name.
 *
 * @param line the line's address
 * @param pathway which pathway
 * @param month of the request, in the line's time zone
 * @param patient tells patients apart within one run
 * @param delays how long each thing took that is over
 * @param ending how far it came
 * @param kept what became of the promise
 * @param causes of a breach; none where there was none
 * @param asked how often information was asked for
 * @param read whether the line looked at the request; where the line wrote it, whether the other side's software received it
 * @param opened whether the answer was opened by those who asked
 * @param telephone whether an advice was given by telephone
 * @param said what people chose in fields that are counted, satisfaction apart
 * @param satisfaction how content each side is, where it said so
 */
public record Measured(
        MailAddress line,
        PathwayRef pathway,
        YearMonth month,
        Sha256 patient,
        Map<Stretch, Delay> delays,
        Ending ending,
        Kept kept,
        Set<Cause> causes,
        int asked,
        boolean read,
        Opened opened,
        boolean telephone,
        Map<FieldCount, List<String>> said,
        Map<Side, String> satisfaction) {

    public Measured {
        delays = Map.copyOf(delays);
        causes = Set.copyOf(causes);
        said = Map.copyOf(said);
        satisfaction = Map.copyOf(satisfaction);
    }

    public Optional<Delay> delay(Stretch stretch) {
        return Optional.ofNullable(delays.get(stretch));
    }

    /** The one code that was chosen in such a field. */
    public Optional<String> chosen(FieldCount field) {
        @Nullable List<String> codes = said.get(field);
        return codes == null ? Optional.empty() : codes.stream().findFirst();
    }
}
