package org.passerelle.gateway.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A query's parameters, decoded.
 *
 * @param parameters values by name, in order
 */
public record Query(Map<String, List<String>> parameters) {
    public static final Query NONE = new Query(Map.of());
    /** Most parameters of one request. */
    public static final int MOST = 256;

    public Query {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Reads what stands behind the question mark ({@code application/x-www-form-urlencoded}); a badly encoded one is refused. */
    public static Query parse(String raw) {
        if (raw.isEmpty()) {
            return NONE;
        }
        String[] pairs = raw.split("&", -1);
        if (pairs.length > MOST) {
            throw HttpRefusal.MALFORMED.refused("query");
        }
        var found = new LinkedHashMap<String, List<String>>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
            found.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
        }
        return new Query(found);
    }

    /** The only value of a parameter; one that is given twice is refused. */
    public Optional<String> one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw HttpRefusal.MALFORMED.refused(name);
        }
        return values.stream().findFirst();
    }

    public List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /** Refuses a parameter that the path does not know: one that is passed over would widen what the asker meant. */
    public Query only(Set<String> known) {
        for (String name : parameters.keySet()) {
            if (!known.contains(name)) {
                throw HttpRefusal.MALFORMED.refused("query");
            }
        }
        return this;
    }

    /** Decodes percent-encoding (RFC 3986 §2.1) as strict UTF-8. */
    static String decode(String raw, boolean plusIsSpace) {
        var octets = ByteBuffer.allocate(raw.length() * 3);
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            if (c == '%') {
                octets.put((byte) (digit(raw, at + 1) << 4 | digit(raw, at + 2)));
                at += 2;
            } else if (c <= ' ' || c >= 127) {
                throw HttpRefusal.MALFORMED.refused("target");
            } else {
                octets.put((byte) (c == '+' && plusIsSpace ? ' ' : c));
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(octets.flip()).toString();
        } catch (CharacterCodingException notUtf8) {
            throw HttpRefusal.MALFORMED.refused("target");
        }
    }

    private static int digit(String raw, int at) {
        int digit = at < raw.length() && raw.charAt(at) < 128 ? Character.digit(raw.charAt(at), 16) : -1;
        if (digit < 0) {
            throw HttpRefusal.MALFORMED.refused("target");
        }
        return digit;
    }

    /** The names alone. */
    @Override
    public String toString() {
        return "Query" + parameters.keySet();
    }
}
