package org.passerelle.seal.frame;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Content-Type (RFC 2045 §5.1), read strictly: no comments, each parameter once.
 *
 * @param type type and subtype, lower-case; {@code text/plain} when the entity names none
 * @param parameters by lower-case name, values as written
 */
public record MediaType(String type, Map<String, String> parameters) {
    private static final String TOKEN = "[!#$%&'*+.^_`{|}~A-Za-z0-9-]++";
    private static final Pattern TYPE = Pattern.compile("(" + TOKEN + "/" + TOKEN + ")[ \t]*+");
    private static final Pattern PARAMETER = Pattern.compile(
            ";[ \t]*+(" + TOKEN + ")[ \t]*+=[ \t]*+(?:(" + TOKEN + ")|\"((?:[^\"\\\\]|\\\\.)*+)\")[ \t]*+");
    private static final Pattern QUOTED_PAIR = Pattern.compile("\\\\(.)");
    private static final Pattern END = Pattern.compile(";?[ \t]*+");

    public MediaType {
        parameters = Map.copyOf(parameters);
    }

    public static MediaType of(HeaderBlock headers) {
        return headers.single("Content-Type")
                .map(MediaType::parse)
                .orElseGet(() -> new MediaType("text/plain", Map.of()));
    }

    private static MediaType parse(String body) {
        Matcher type = TYPE.matcher(body);
        if (!type.lookingAt()) {
            throw new MalformedFrame("a Content-Type cannot be read");
        }
        Map<String, String> parameters = new HashMap<>();
        Matcher parameter = PARAMETER.matcher(body);
        int next = type.end();
        while (parameter.region(next, body.length()).lookingAt()) {
            String value = parameter.group(2) == null
                    ? QUOTED_PAIR.matcher(parameter.group(3)).replaceAll("$1")
                    : parameter.group(2);
            if (parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), value) != null) {
                throw new MalformedFrame("a Content-Type parameter stands twice");
            }
            next = parameter.end();
        }
        if (!END.matcher(body).region(next, body.length()).matches()) {
            throw new MalformedFrame("a Content-Type cannot be read");
        }
        return new MediaType(type.group(1).toLowerCase(Locale.ROOT), parameters);
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
