package org.passerelle.pdf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One value of a PDF (ISO 32000-1, 7.3). Octets stand as characters from 0 to 255. */
sealed interface PdfValue {
    Word NULL = new Word("null");

    /** {@code /Type}, its escapes resolved. */
    record Name(String text) implements PdfValue {}

    /** A string's octets. */
    record Text(String octets) implements PdfValue {}

    /** A number, {@code true}, {@code false} or {@code null}, as written. */
    record Word(String token) implements PdfValue {}

    /** Another object. */
    record Reference(int number, int generation) implements PdfValue {}

    record Array(List<PdfValue> items) implements PdfValue {
        public Array {
            items = List.copyOf(items);
        }
    }

    record Dictionary(Map<String, PdfValue> entries) implements PdfValue {
        public Dictionary {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Nullable
        PdfValue get(String key) {
            return entries.get(key);
        }

        boolean has(String key) {
            return entries.containsKey(key);
        }

        /** The name that stands there, as it is written; empty where there is none, or a reference. */
        String name(String key) {
            return entries.get(key) instanceof Name name ? name.text() : "";
        }

        /** The same where a string stands for a name: some readers take it for one. */
        String word(String key) {
            return entries.get(key) instanceof Text text ? PdfText.decoded(text.octets()) : name(key);
        }

        /** The whole number that stands there. */
        Optional<Long> whole(String key) {
            return PdfValue.whole(entries.get(key));
        }
    }

    /** A whole number of at most fifteen digits. */
    static Optional<Long> whole(@Nullable PdfValue value) {
        return value instanceof Word word && word.token().matches("[+-]?[0-9]{1,15}")
                ? Optional.of(Long.parseLong(word.token()))
                : Optional.empty();
    }

    /**
     * An object: a value, and the octets behind it where it is a stream.
     *
     * @param extent where a stream's octets are; null for no stream
     */
    record Held(PdfValue value, @Nullable Extent extent) {
        Dictionary dictionary() {
            return value instanceof Dictionary dictionary ? dictionary : new Dictionary(Map.of());
        }
    }

    /** A stretch of the file. */
    record Extent(int from, int length) {}
}
