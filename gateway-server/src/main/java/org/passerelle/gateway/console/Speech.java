package org.passerelle.gateway.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.passerelle.gateway.http.Request;
import org.passerelle.pathway.Words;
import org.passerelle.refusal.HouseBug;

/** The language of a page: French, or English for who asks for it. */
public enum Speech {
    FR,
    EN;

    /** The cookie that remembers somebody's choice. */
    static final String COOKIE = "passerelle-lang";

    private final Map<String, String> sentences = read(name().toLowerCase(Locale.ROOT));

    /** What a request wants: its choice, else what its browser prefers, else French. */
    static Speech of(Request request) {
        String chosen = Cookies.find(request, COOKIE)
                .orElseGet(() -> request.headers().all("Accept-Language").stream()
                        .findFirst()
                        .orElse("fr"));
        return chosen.toLowerCase(Locale.ROOT).startsWith("en") ? EN : FR;
    }

    /** The sentence of that key, its places {@code {0}} … filled in. */
    public String say(String key, Object... values) {
        String sentence = sentences.get(key);
        if (sentence == null) {
            throw new HouseBug("no sentence " + key);
        }
        for (int at = 0; at < values.length; at++) {
            sentence = sentence.replace("{" + at + "}", String.valueOf(values[at]));
        }
        return sentence;
    }

    boolean knows(String key) {
        return sentences.containsKey(key);
    }

    public String say(Words words) {
        return this == FR ? words.fr() : words.en();
    }

    /** For the page's {@code lang}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Speech other() {
        return this == FR ? EN : FR;
    }

    Map<String, String> sentences() {
        return sentences;
    }

    private static Map<String, String> read(String language) {
        var properties = new Properties();
        try (InputStream in = Speech.class.getResourceAsStream("sentences_" + language + ".properties")) {
            if (in == null) {
                throw new HouseBug("the sentences are missing: " + language);
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        var sentences = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> sentences.put(key, properties.getProperty(key)));
        return Map.copyOf(sentences);
    }
}
