package org.passerelle.flow.catalogue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a node does with catalogues. Whatever these say, it takes those of their own that confirmed correspondents send by letter.
 *
 * @param own what it publishes, or null
 * @param places where catalogues are fetched daily, over HTTPS; their hosts are among those that may be asked
 * @param files catalogues that somebody keeps up to date, read daily
 */
public record CatalogueRules(@Nullable Own own, List<URI> places, List<Path> files) {
    /** Publishes none and looks for none. */
    public static final CatalogueRules NONE = new CatalogueRules(null, List.of(), List.of());

    public CatalogueRules {
        places = List.copyOf(places);
        files = List.copyOf(files);
    }

    public Optional<Own> findOwn() {
        return Optional.ofNullable(own);
    }

    /**
     * A catalogue of our own.
     *
     * @param name what we call ourselves in it; null for the organisation of our first line
     * @param gathered signed cards of others that stand in it too
     * @param letters whether it goes to correspondents by letter
     */
    public record Own(@Nullable String name, List<byte[]> gathered, boolean letters) {
        /** Our own lines alone, by letter too. */
        public static final Own USUAL = new Own(null, List.of(), true);

        public Own {
            gathered = List.copyOf(gathered);
        }

        public Optional<String> findName() {
            return Optional.ofNullable(name);
        }
    }
}
