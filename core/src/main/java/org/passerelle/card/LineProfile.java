package org.passerelle.card;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * By what people look for a line among others. No promise depends on any of it.
 *
 * @param specialty in words, as the line's people call it; null where the card says nothing
 * @param territory for whom the line is there: beginnings of INSEE commune codes, a département's ({@code 55}, {@code 2A},
 *     {@code 974}) or a commune's ({@code 55029}), {@link #MOST_TERRITORIES} at most, none twice; empty where the card says nothing
 * @param capacity the requests a day that the line counts on, to {@link #MOST_CAPACITY}; null where the card says nothing
 */
public record LineProfile(
        @Nullable String specialty,
        List<String> territory,
        @Nullable Integer capacity) {
    /** The most codes of a territory. */
    public static final int MOST_TERRITORIES = 200;
    /** The most requests a day that a card may say. */
    public static final int MOST_CAPACITY = 9_999;

    private static final Pattern CODE = Pattern.compile("[0-9][0-9AB][0-9]{0,3}");

    public LineProfile {
        specialty = specialty == null ? null : CardText.line(specialty, "specialty");
        territory = List.copyOf(territory);
        if (territory.size() > MOST_TERRITORIES
                || new HashSet<>(territory).size() != territory.size()
                || !territory.stream().allMatch(LineProfile::isCode)) {
            throw Refusal.of(CardRefusal.TERRITORY)
                    .with(FactKey.LIMIT, MOST_TERRITORIES)
                    .refused();
        }
        if (capacity != null && (capacity < 1 || capacity > MOST_CAPACITY)) {
            throw Refusal.of(CardRefusal.NUMBER).with(FactKey.FIELD, "capacity").refused();
        }
    }

    static LineProfile of(Json.Obj document) {
        return new LineProfile(
                document.findText("specialty").orElse(null),
                document.arrayOrEmpty("territory").texts(),
                document.has("capacity") ? Integer.valueOf(CardText.whole(document, "capacity")) : null);
    }

    /** Whether that is the beginning of an INSEE commune code, from a département's on. */
    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    public Optional<String> findSpecialty() {
        return Optional.ofNullable(specialty);
    }

    public Optional<Integer> findCapacity() {
        return Optional.ofNullable(capacity);
    }

    /** Whether the line is there for that département or commune, or for a part of it; one that says nothing is there for all. */
    public boolean serves(String code) {
        return territory.isEmpty()
                || territory.stream().anyMatch(served -> served.startsWith(code) || code.startsWith(served));
    }
}
