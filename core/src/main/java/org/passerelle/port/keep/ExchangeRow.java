package org.passerelle.port.keep;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.party.MailAddress;

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
 * @param urgency the code that chose the target
 * @param due when the answer is promised, null while paused or not started
 * @param breached whether the due date passed unanswered
 * @param begun when it began here
 * @param updated when it last changed
 * @param standIn address of the line that was called upon in its place, null where none was
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
        long version) {

    /** One for which no other line was called. */
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
                version);
    }

    public Optional<MailAddress> findStandIn() {
        return Optional.ofNullable(standIn);
    }

    public Optional<Instant> findDue() {
        return Optional.ofNullable(due);
    }
}
