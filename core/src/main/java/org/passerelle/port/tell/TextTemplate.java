package org.passerelle.port.tell;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * What a provider is sent: a text in which words in braces stand for what is filled in, each as its encoding writes it. {@code {to}} is
 * the number in E.164 form, {@code {digits}} the same without its plus, {@code {text}} the message, {@code {id}} the same at each try of
 * one message, {@code {sender}} and {@code {token}} what the settings hold.
 *
 * @param encoding how it is written
 * @param template the text
 */
public record TextTemplate(Encoding encoding, String template) {
    /** The words that may stand in braces. */
    public static final Set<String> KNOWN = Set.of("to", "digits", "text", "id", "sender", "token");

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern FORM = Pattern.compile("[!-~&&[^=&]]+=[!-~&&[^&]]*(&[!-~&&[^=&]]+=[!-~&&[^&]]*)*");
    private static final String TRIAL = "+33600000000 \"é\\&=";

    /** How the body is written. */
    public enum Encoding {
        JSON("application/json"),
        FORM("application/x-www-form-urlencoded");

        private final String type;

        Encoding(String type) {
            this.type = type;
        }

        /** The body's media type. */
        public String type() {
            return type;
        }
    }

    public TextTemplate {
        Set<String> named = places(template);
        boolean told = named.contains("text") && (named.contains("to") || named.contains("digits"));
        if (!told || !KNOWN.containsAll(named) || !isSound(encoding, template)) {
            throw Refusal.of(TextRefusal.TEMPLATE).refused();
        }
    }

    /** The words in braces. */
    public Set<String> places() {
        return places(template);
    }

    private static Set<String> places(String template) {
        Set<String> named = new HashSet<>();
        PLACE.matcher(template).results().forEach(place -> named.add(place.group(1)));
        return named;
    }

    /** A value that is hard to write is tried: what stands in no quotes, or makes no pair, is found here and not at the first breach. */
    private static boolean isSound(Encoding encoding, String template) {
        String tried = filled(encoding, template, name -> TRIAL);
        if (encoding == Encoding.FORM) {
            return FORM.matcher(tried).matches();
        }
        try {
            Canon.readLoose(tried.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (Refused malformed) {
            return false;
        }
    }

    /** The octets of the body, with these values; a word that has none stays empty. */
    public byte[] fill(Map<String, String> values) {
        return filled(encoding, template, name -> values.getOrDefault(name, "")).getBytes(StandardCharsets.UTF_8);
    }

    /** In one pass: what is filled in is never looked at for braces. */
    private static String filled(Encoding encoding, String template, java.util.function.UnaryOperator<String> value) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(written(encoding, value.apply(place.group(1)))));
    }

    private static String written(Encoding encoding, String value) {
        if (encoding == Encoding.FORM) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
        String quoted = new String(Canon.octets(Json.text(value)), StandardCharsets.UTF_8);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** Nothing: a template may hold somebody's account. */
    @Override
    public String toString() {
        return "TextTemplate[" + encoding + "]";
    }
}
