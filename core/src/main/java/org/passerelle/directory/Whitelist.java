package org.passerelle.directory;

import java.net.IDN;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * MSSanté's list of authorised domains ({@code ListeBlancheMSSante}). A domain stands there once for each operator certificate that
 * may speak for it.
 *
 * @param generated when it was made
 * @param operators the certificates' subjects, by domain in lower-case A-labels
 */
record Whitelist(Instant generated, Map<String, Set<String>> operators) {
    Whitelist {
        var copy = new TreeMap<String, Set<String>>();
        operators.forEach((domain, subjects) -> copy.put(domain, Collections.unmodifiableSet(new TreeSet<>(subjects))));
        operators = Collections.unmodifiableMap(copy);
    }

    /** A domain as it is compared; empty for what is none. */
    static Optional<String> canonical(String domain) {
        try {
            String ascii = IDN.toASCII(domain.strip(), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return ascii.isEmpty() || ascii.startsWith(".") || ascii.endsWith(".")
                    ? Optional.empty()
                    : Optional.of(ascii);
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    Set<String> of(String domain) {
        return canonical(domain)
                .map(name -> operators.getOrDefault(name, Set.of()))
                .orElse(Set.of());
    }
}
