package org.passerelle.gateway.session;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.Refusal;

/**
 * A passkey of an account (W3C Web Authentication): what is kept of it opens nothing.
 *
 * @param id its credential id, in base64url
 * @param key its public key (COSE, RFC 9052 §7), in base64url
 * @param counter signatures that it made, as it last said; 0 for one that does not count
 * @param synced whether its owner's devices may share it
 * @param name what its owner calls it
 * @param made when it was added
 * @param used when it last opened the account, null for never
 */
public record Passkey(
        String id,
        String key,
        long counter,
        boolean synced,
        String name,
        Instant made,
        @Nullable Instant used) {
    /** Longest credential id, in octets (Web Authentication, §4 Credential ID). */
    public static final int MOST_ID = 1023;
    /** Longest public key, in octets: one of RSA with 4096 bits has half of them. */
    public static final int MOST_KEY = 1024;
    /** Most characters of what somebody calls it. */
    public static final int LONGEST_NAME = 40;

    /** Digits of what tells one of an account's passkeys from another. */
    private static final int REFERENCE = 16;

    private static final long MOST_COUNTED = 0xFFFF_FFFFL;
    private static final Pattern OCTETS = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    public Passkey {
        if (!isOctets(id, MOST_ID) || !isOctets(key, MOST_KEY) || counter < 0 || counter > MOST_COUNTED) {
            throw Refusal.of(SessionRefusal.ACCOUNTS_FILE).refused();
        }
        name = name.strip();
        if (name.isEmpty()
                || name.codePointCount(0, name.length()) > LONGEST_NAME
                || NOT_SHOWN.matcher(name).find()) {
            throw Refusal.of(SessionRefusal.PASSKEY_NAME).refused();
        }
    }

    private static boolean isOctets(String base64, int most) {
        return OCTETS.matcher(base64).matches() && base64.length() * 6L / 8 <= most;
    }

    /** What tells it from the account's others in a form or a command. */
    public String reference() {
        return Sha256.hash(id.getBytes(StandardCharsets.US_ASCII)).hex().substring(0, REFERENCE);
    }

    public Optional<Instant> findUsed() {
        return Optional.ofNullable(used);
    }

    Passkey named(String other) {
        return new Passkey(id, key, counter, synced, other, made, used);
    }

    /**
     * The same after it opened the account.
     *
     * @throws org.passerelle.refusal.Refused {@link SessionRefusal#PASSKEY_COUNTER} where it counts and did not count on: there are two
     *     of it
     */
    Passkey used(long counted, Instant now) {
        if ((counted > 0 || counter > 0) && counted <= counter) {
            throw Refusal.of(SessionRefusal.PASSKEY_COUNTER).refused();
        }
        return new Passkey(id, key, counted, synced, name, made, now);
    }

    @Override
    public String toString() {
        return "Passkey[…]";
    }
}
