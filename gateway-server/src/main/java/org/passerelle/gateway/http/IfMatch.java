package org.passerelle.gateway.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.refusal.Refusal;

/** The version that a request acts on: an entity tag that one of our answers gave, weak as FHIR writes it or not (RFC 9110, 13.1.1). */
public final class IfMatch {
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"(0|[1-9][0-9]{0,17})\"");

    private IfMatch() {}

    /**
     * The version.
     *
     * @throws org.passerelle.refusal.Refused {@link HttpRefusal#VERSION_REQUIRED} without one, or for {@code *}, which is any
     */
    public static long version(Request request) {
        String written = request.headers()
                .one("If-Match")
                .filter(value -> !value.equals("*"))
                .orElseThrow(() -> Refusal.of(HttpRefusal.VERSION_REQUIRED).refused());
        Matcher version = VERSION.matcher(written);
        if (!version.matches()) {
            throw HttpRefusal.MALFORMED.refused("if-match");
        }
        return Long.parseLong(version.group(1));
    }
}
