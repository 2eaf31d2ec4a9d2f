package org.passerelle.gateway.session;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.passerelle.canon.Sha256;
import org.passerelle.party.PersonId;
import org.passerelle.refusal.Refusal;

/**
 * Somebody who may log in. What they may do comes from the lines that they are on, and from nothing here but the duties.
 *
 * @param name what they type, for instance {@code jeanne.essai}
 * @param person who they are
 * @param password what proves it
 * @param duties what they do beside their lines' work
 */
public record Account(String name, PersonId person, PasswordHash password, Set<Duty> duties) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{1,63}");

    /** Work that belongs to no line. */
    public enum Duty {
        /** Reads traces and who read what, and nothing of what a letter says. */
        AUDITOR,
        /** Looks after queues, mailboxes and certificates. */
        OPERATOR
    }

    public Account {
        if (!NAME.matcher(name).matches()) {
            throw Refusal.of(SessionRefusal.ACCOUNT_NAME).refused();
        }
        duties = Set.copyOf(duties);
    }

    /** Changes with the password. */
    Sha256 proof() {
        return Sha256.hash(password.written().getBytes(StandardCharsets.US_ASCII));
    }

    Account with(PasswordHash other) {
        return new Account(name, person, other, duties);
    }

    @Override
    public String toString() {
        return "Account[…]";
    }
}
