package org.passerelle.seal.frame;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ByteArrayBuffer;

/**
 * A Content-Type (RFC 2045 §5).
 *
 * @param type type and subtype, lower-case; {@code text/plain} when the entity names none
 * @param parameters by lower-case name
 */
public record MediaType(String type, Map<String, String> parameters) {

    public MediaType {
        parameters = Map.copyOf(parameters);
    }

    public static MediaType of(HeaderBlock headers) {
        return headers.single("Content-Type")
                .map(MediaType::parse)
                .orElseGet(() -> new MediaType("text/plain", Map.of()));
    }

    private static MediaType parse(String body) {
        byte[] octets = body.getBytes(StandardCharsets.ISO_8859_1);
        var cursor = new org.apache.james.mime4j.stream.ParserCursor(0, octets.length);
        RawBody raw = RawFieldParser.DEFAULT.parseRawBody(new ByteArrayBuffer(octets, true), cursor);
        Map<String, String> parameters = new HashMap<>();
        for (NameValuePair pair : raw.getParams()) {
            String value = pair.getValue() == null ? "" : pair.getValue();
            if (parameters.put(pair.getName().toLowerCase(Locale.ROOT), value) != null) {
                throw new MalformedFrame("a Content-Type parameter stands twice");
            }
        }
        return new MediaType(raw.getValue().trim().toLowerCase(Locale.ROOT), parameters);
    }

    /** A parameter's value, or nothing. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Whether this is a CMS entity (RFC 8551 §3.2, with the old experimental name). */
    public boolean isPkcs7Mime() {
        return type.equals("application/pkcs7-mime") || type.equals("application/x-pkcs7-mime");
    }
}
