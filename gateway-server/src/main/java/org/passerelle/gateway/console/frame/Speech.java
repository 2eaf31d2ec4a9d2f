package org.passerelle.gateway.console.frame;

import java.util.Locale;
import java.util.Map;
import org.passerelle.card.LineOffer;
import org.passerelle.gateway.http.Request;
import org.passerelle.pathway.Words;
import org.passerelle.pathway.said.Language;
import org.passerelle.refusal.HouseBug;

/** The language of a page: French, or English for who asks for it. */
public enum Speech {
    FR,
    EN;

    /** The cookie that remembers somebody's choice. */
    public static final String COOKIE = "passerelle-lang";

    private final Map<String, String> sentences = Sentences.read(name().toLowerCase(Locale.ROOT));

    /** What a request wants: its choice, else what its browser prefers, else French. */
    public static Speech of(Request request) {
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

    public boolean knows(String key) {
        return sentences.containsKey(key);
    }

    public String say(Words words) {
        return language().of(words);
    }

    /** The same for what a form says. */
    public Language language() {
        return this == FR ? Language.FR : Language.EN;
    }

    /** A line's name; the French one where it has no English. */
    public String say(LineOffer.Title title) {
        return this == FR ? title.fr() : title.findEn().orElse(title.fr());
    }

    /** For the page's {@code lang}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Speech other() {
        return this == FR ? EN : FR;
    }

    public Map<String, String> sentences() {
        return sentences;
    }
}
