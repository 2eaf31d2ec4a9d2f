package org.passerelle.flow.desk;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;

/**
 * Somebody who works on one of our lines.
 *
 * @param professional who
 * @param rights what they may do
 * @param mail where they are told, without clinical content; null when they are not
 */
public record Member(
        Professional professional,
        Set<Right> rights,
        @Nullable MailAddress mail) {

    public Member {
        rights = Set.copyOf(rights);
    }

    public Optional<MailAddress> findMail() {
        return Optional.ofNullable(mail);
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    public enum Right {
        /** Reads requests, takes, asks, answers and declines. */
        EXPERT,
        /** Is called upon when a due date passes. */
        COORDINATOR
    }
}
