package org.passerelle.flow.outbox;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.flow.mail.HandOver;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.OutboxItem;

/**
 * A mail, or a short message, that is not done with; nothing of what it says.
 *
 * @param id by which it is named
 * @param exchange whose it is, null where it belongs to none
 * @param kind what it is
 * @param from the mailbox that sends it
 * @param to who still has to get it; nobody for a short message
 * @param taken whether a mail server took it: then it waits for a signed receipt
 * @param attempts how often it was tried
 * @param code the last refusal's code, null where nothing was refused
 * @param reported what unsigned reports said of its exchange's mails since it was written, by their codes ({@code hint.…})
 * @param written when it was written
 * @param next when it is tried next
 * @param givenUp when it is given up by itself, unless something happens before
 * @param zone the time zone of whose mailbox it is
 */
public record WaitingMail(
        Id id,
        @Nullable Id exchange,
        OutboxItem.Kind kind,
        MailAddress from,
        List<MailAddress> to,
        boolean taken,
        int attempts,
        @Nullable String code,
        List<String> reported,
        Instant written,
        Instant next,
        Instant givenUp,
        ZoneId zone) {
    public WaitingMail {
        to = List.copyOf(to);
        reported = List.copyOf(reported);
    }

    static WaitingMail of(OutboxItem item, List<String> reported, ZoneId zone) {
        boolean taken = item.standing() == OutboxItem.Standing.AWAITING_RECEIPT;
        return new WaitingMail(
                item.id(),
                item.exchange().equals(Journals.NODE) ? null : item.exchange(),
                item.kind(),
                item.from(),
                item.to(),
                taken,
                item.attempts(),
                item.lastCode(),
                reported,
                item.createdAt(),
                item.nextAt(),
                item.createdAt().plus(taken ? HandOver.GIVE_UP_RECEIPT : HandOver.GIVE_UP),
                zone);
    }

    public Optional<Id> findExchange() {
        return Optional.ofNullable(exchange);
    }

    public Optional<String> findCode() {
        return Optional.ofNullable(code);
    }

    @Override
    public String toString() {
        return "WaitingMail[" + id + "]";
    }
}
