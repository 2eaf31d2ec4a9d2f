package org.passerelle.gateway.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.passerelle.canon.Sha256;
import org.passerelle.party.PersonId;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * Somebody who may log in. What they may do comes from the lines that they are on, and from nothing here but the duties.
 *
 * @param name what they type, for instance {@code jeanne.essai}
 * @param person who they are
 * @param password what proves it
 * @param duties what they do beside their lines' work
 * @param passkeys what proves it too, in the order in which they were added
 */
public record Account(String name, PersonId person, PasswordHash password, Set<Duty> duties, List<Passkey> passkeys) {
    /** Most passkeys of one account. */
    public static final int MOST_PASSKEYS = 8;

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
        passkeys = List.copyOf(passkeys);
        if (passkeys.size() > MOST_PASSKEYS) {
            throw Refusal.of(SessionRefusal.PASSKEYS_MOST)
                    .with(FactKey.LIMIT, MOST_PASSKEYS)
                    .refused();
        }
    }

    /** One that has no passkey yet. */
    public Account(String name, PersonId person, PasswordHash password, Set<Duty> duties) {
        this(name, person, password, duties, List.of());
    }

    /** The passkey of that credential id. */
    public Optional<Passkey> findPasskey(String id) {
        return passkeys.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Changes with the password. */
    Sha256 proof() {
        return Sha256.hash(password.written().getBytes(StandardCharsets.US_ASCII));
    }

    /** Changes with the password too: who sets it anew wants everybody out. */
    Sha256 proof(Passkey passkey) {
        String all = password.written() + " " + passkey.id() + " " + passkey.key();
        return Sha256.hash(all.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether this is the proof of its password or of one of its passkeys, as they are now. */
    boolean proves(Sha256 proof) {
        return proof().equals(proof)
                || passkeys.stream().anyMatch(passkey -> proof(passkey).equals(proof));
    }

    Account with(PasswordHash other) {
        return new Account(name, person, other, duties, passkeys);
    }

    /** The same with one passkey more. */
    Account with(Passkey more) {
        var all = new ArrayList<>(passkeys);
        all.add(more);
        return new Account(name, person, password, duties, all);
    }

    /** The same with that passkey changed. */
    Account changing(String reference, UnaryOperator<Passkey> how) {
        requirePasskey(reference);
        return new Account(
                name,
                person,
                password,
                duties,
                passkeys.stream()
                        .map(each -> each.reference().equals(reference) ? how.apply(each) : each)
                        .toList());
    }

    /** The same without that passkey. */
    Account without(String reference) {
        requirePasskey(reference);
        return new Account(
                name,
                person,
                password,
                duties,
                passkeys.stream()
                        .filter(each -> !each.reference().equals(reference))
                        .toList());
    }

    private void requirePasskey(String reference) {
        if (passkeys.stream().noneMatch(each -> each.reference().equals(reference))) {
            throw Refusal.of(SessionRefusal.PASSKEY_UNKNOWN).refused();
        }
    }

    @Override
    public String toString() {
        return "Account[…]";
    }
}
