package org.passerelle.port.keep;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.work.Glance;

/**
 * What lists show of one exchange; nothing clinical.
 *
 * @param exchange its id
 * @param keeper whether this node keeps it
 * @param pathway name and version, {@code avis/1}
 * @param line the line's address
 * @param requester the requester's address
 * @param state the pathway's state
 * @param ended whether that state is an end
 * @param urgency the code that chose the present target, by the last step that told one
 * @param due when the answer is promised, null while paused or not started
 * @param breached whether the due date passed unanswered
 * @param begun when it began here
 * @param updated when it last changed
 * @param standIn address of the line that was called upon in its place, null where none was
 * @param glance what people see of it without opening it; null in a row of an older program until it is derived anew
 * @param version number of its journal entries: rises with each change
 */
public record ExchangeRow(
        Id exchange,
        boolean keeper,
        String pathway,
        MailAddress line,
        MailAddress requester,
        String state,
        boolean ended,
        String urgency,
        @Nullable Instant due,
        boolean breached,
        Instant begun,
        Instant updated,
        @Nullable MailAddress standIn,
        @Nullable Glance glance,
        long version) {

    /** One for which no other line was called, as an older program wrote it. */
    public ExchangeRow(
            Id exchange,
            boolean keeper,
            String pathway,
            MailAddress line,
            MailAddress requester,
            String state,
            boolean ended,
            String urgency,
            @Nullable Instant due,
            boolean breached,
            Instant begun,
            Instant updated,
            long version) {
        this(
                exchange, keeper, pathway, line, requester, state, ended, urgency, due, breached, begun, updated, null,
                null, version);
    }

    public Optional<MailAddress> findStandIn() {
        return Optional.ofNullable(standIn);
    }

    public Optional<Glance> findGlance() {
        return Optional.ofNullable(glance);
    }

    /** The same with that, or nothing, to be seen at a glance. */
    public ExchangeRow with(@Nullable Glance other) {
        return new ExchangeRow(
                exchange, keeper, pathway, line, requester, state, ended, urgency, due, breached, begun, updated,
                standIn, other, version);
    }

    public Optional<Instant> findDue() {
        return Optional.ofNullable(due);
    }
}
