package org.passerelle.gateway.passkey;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where passkeys are good: browsers bind each to the host under which it was made.
 *
 * @param origin of our pages, as browsers write it
 * @param host its host alone (the relying party's id)
 */
public record Place(String origin, String host) {
    /** A number is no host that a passkey can be bound to (Web Authentication, §4 Relying Party Identifier). */
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+|\\[.*]");

    /** That of an address without a path; none where it names a number. */
    public static Optional<Place> of(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return NUMBER.matcher(host).matches() ? Optional.empty() : Optional.of(new Place(address.toString(), host));
    }
}
