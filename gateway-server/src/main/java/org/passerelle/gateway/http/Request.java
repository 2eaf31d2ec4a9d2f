package org.passerelle.gateway.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;

/**
 * What a client asks, whole.
 *
 * @param method as written, {@code GET}
 * @param path decoded segments: {@code /fhir/Task} is [fhir, Task]
 * @param query decoded parameters
 * @param headers the header fields
 * @param body the body's octets, none for an absent one
 * @param certificate SHA-256 of the client certificate that the TLS handshake proved, or null when none was shown
 */
public record Request(
        String method,
        List<String> path,
        Query query,
        Headers headers,
        byte[] body,
        @Nullable Sha256 certificate) {
    /** Most segments of a path. */
    public static final int MOST_SEGMENTS = 16;

    public Request {
        path = List.copyOf(path);
    }

    /** Reads a request target in origin form (RFC 9112 §3.2.1). */
    public static Request of(String method, String target, Headers headers, byte[] body, @Nullable Sha256 certificate) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        Query query = mark < 0 ? Query.NONE : Query.parse(target.substring(mark + 1));
        return new Request(method, segments(path), query, headers, body, certificate);
    }

    public Optional<Sha256> findCertificate() {
        return Optional.ofNullable(certificate);
    }

    private static List<String> segments(String path) {
        if (!path.startsWith("/") || path.indexOf('#') >= 0) {
            throw HttpRefusal.MALFORMED.refused("target");
        }
        String[] raw = path.substring(1).split("/", -1);
        if (raw.length > MOST_SEGMENTS) {
            throw HttpRefusal.MALFORMED.refused("target");
        }
        List<String> segments =
                Arrays.stream(raw).map(segment -> Query.decode(segment, false)).toList();
        boolean dotted = segments.stream().anyMatch(each -> each.equals(".") || each.equals(".."));
        if (dotted || segments.stream().anyMatch(each -> each.chars().anyMatch(Character::isISOControl))) {
            throw HttpRefusal.MALFORMED.refused("target");
        }
        return segments;
    }

    /** Method and number of segments: a path names exchanges, a body patients. */
    @Override
    public String toString() {
        return "Request[" + method + ", " + path.size() + " segments]";
    }
}
