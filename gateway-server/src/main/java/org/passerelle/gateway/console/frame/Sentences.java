package org.passerelle.gateway.console.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.passerelle.refusal.HouseBug;

/** What pages say in one language: each room of pages brings its own sentences. */
final class Sentences {
    private static final List<String> ROOMS = List.of(
            "frame", "login", "work", "dossier", "step", "line", "ask", "figures", "audit", "operate", "account");

    private Sentences() {}

    static Map<String, String> read(String language) {
        var sentences = new TreeMap<String, String>();
        ROOMS.forEach(room -> read(room, language).forEach((key, sentence) -> {
            if (sentences.put((String) key, (String) sentence) != null) {
                throw new HouseBug("two rooms say " + key);
            }
        }));
        return Map.copyOf(sentences);
    }

    private static Properties read(String room, String language) {
        var properties = new Properties();
        String name = "/org/passerelle/gateway/console/" + room + "/sentences_" + language + ".properties";
        try (InputStream in = Sentences.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new HouseBug("the sentences are missing: " + name);
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return properties;
    }
}
