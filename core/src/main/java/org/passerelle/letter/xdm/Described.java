package org.passerelle.letter.xdm;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * A document as foreign metadata describe it; all that they leave out is null.
 *
 * @param id the entry's id in the metadata: a UUID or a name
 * @param uri the file's place, as written
 * @param sha1 40 lower-case hexadecimal digits
 * @param sha256 64 lower-case hexadecimal digits
 */
record Described(
        String id,
        @Nullable String mediaType,
        @Nullable String title,
        @Nullable String uniqueId,
        @Nullable String typeCode,
        @Nullable String formatCode,
        @Nullable String uri,
        @Nullable String sha1,
        @Nullable String sha256,
        @Nullable Long size) {
    private static final Pattern SHA_1 = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,15}");
    private static final Pattern PIECE = Pattern.compile("[0-9]\\|.*");

    Optional<String> findUri() {
        return Optional.ofNullable(uri);
    }

    @Override
    public String toString() {
        return "Described[…]";
    }

    /** A document whose description is being read. */
    static final class Draft {
        private final String id;
        private final @Nullable String mediaType;
        private final Map<String, String> values = new HashMap<>();

        Draft(String id, @Nullable String mediaType) {
            this.id = id;
            this.mediaType = mediaType;
        }

        void title(String title) {
            values.putIfAbsent("title", title);
        }

        void slot(String name, List<String> given) {
            if (given.isEmpty()) {
                return;
            }
            values.put(name, name.equals("URI") ? joined(given) : given.get(0).strip());
        }

        /** A code or an identifier, by its scheme. */
        void scheme(String scheme, String value) {
            values.put(scheme, value);
        }

        Described finish() {
            String hash = values.containsKey("hash") ? hex(values.get("hash")) : null;
            String own = values.containsKey(Schemes.SHA_256) ? hex(values.get(Schemes.SHA_256)) : null;
            boolean longer = hash != null && hash.length() == 64;
            return new Described(
                    id,
                    mediaType,
                    values.get("title"),
                    values.get(Schemes.UNIQUE_ID),
                    values.get(Schemes.TYPE),
                    values.get(Schemes.FORMAT),
                    values.get("URI"),
                    require(longer ? null : hash, SHA_1),
                    require(longer && own == null ? hash : own, SHA_256),
                    size(values.get("size")));
        }

        /** A long URI comes in numbered pieces (ITI TF-3 §4.2.3.2.27). */
        private static String joined(List<String> pieces) {
            if (pieces.stream().allMatch(piece -> PIECE.matcher(piece).matches())) {
                return String.join(
                        "",
                        pieces.stream()
                                .sorted()
                                .map(piece -> piece.substring(2))
                                .toList());
            }
            return pieces.get(0).strip();
        }

        private static @Nullable Long size(@Nullable String written) {
            String required = require(written, SIZE);
            return required == null ? null : Long.valueOf(required);
        }

        private static @Nullable String hex(@Nullable String written) {
            return written == null ? null : written.toLowerCase(Locale.ROOT);
        }

        private static @Nullable String require(@Nullable String value, Pattern form) {
            if (value != null && !form.matcher(value).matches()) {
                throw Refusal.of(XdmRefusal.METADATA)
                        .with(FactKey.FIELD, form == SIZE ? "size" : "hash")
                        .refused();
            }
            return value;
        }
    }
}
