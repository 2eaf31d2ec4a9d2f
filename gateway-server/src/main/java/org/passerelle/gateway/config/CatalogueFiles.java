package org.passerelle.gateway.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which catalogues of lines are published and looked for.
 *
 * @param publish whether our lines' is made and served
 * @param name what we call ourselves in it, or null
 * @param cards others' signed cards that stand in it too
 * @param letters whether it goes to correspondents
 * @param urls where others' are fetched
 */
public record CatalogueFiles(
        boolean publish, @Nullable String name, List<NamedFile> cards, boolean letters, List<URI> urls) {
    public CatalogueFiles {
        cards = List.copyOf(cards);
        urls = List.copyOf(urls);
    }

    /** Without a word, our own lines' is published, by letter too. */
    static CatalogueFiles read(YamlKeys root, Path folder) {
        YamlKeys keys = root.findKeys("catalogue").orElse(new YamlKeys("catalogue", Map.of(), root.place()));
        return new CatalogueFiles(
                !keys.has("publish") || keys.flag("publish"),
                keys.find("name").orElse(null),
                keys.files("cards", folder),
                !keys.has("letters") || keys.flag("letters"),
                keys.each("urls", text -> place(keys, text)));
    }

    private static URI place(YamlKeys keys, String text) {
        try {
            URI place = new URI(text);
            if ("https".equals(place.getScheme()) && place.getHost() != null) {
                return place;
            }
        } catch (URISyntaxException malformed) {
            // told below
        }
        throw keys.wrong("urls", "addresses that begin with https://");
    }
}
