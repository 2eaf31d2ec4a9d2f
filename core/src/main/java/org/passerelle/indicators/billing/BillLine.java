package org.passerelle.indicators.billing;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;

/**
 * One act that somebody may perhaps bill: a proposal, to be checked by them. It names the exchange, not the patient.
 *
 * @param act which
 * @param day of the act in the line's time zone: of the answer for TE2, of the request for RQD
 * @param cents what it costs, in cents of an euro; without any supplement, 100 % paid by the health insurance
 * @param person who bills
 * @param profession theirs, {@code G15_10}; null where it is not known
 * @param line whose exchange it is
 * @param exchange which
 * @param ofYear its number among this person's for this patient in the civil year, as far as they are known here
 * @param notices what to look at
 */
public record BillLine(
        Act act,
        LocalDate day,
        int cents,
        Rpps person,
        @Nullable String profession,
        MailAddress line,
        Id exchange,
        int ofYear,
        Set<Notice> notices) {

    public BillLine {
        notices = Set.copyOf(notices);
    }

    public Optional<String> findProfession() {
        return Optional.ofNullable(profession);
    }

    /** The amount in euros with two decimals. */
    public String euros() {
        return cents / 100 + "." + cents / 10 % 10 + cents % 10;
    }
}
