package org.passerelle.catalogue;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.passerelle.card.LineCard;

/**
 * What somebody looks for. What is null narrows nothing; accents, ligatures and capitals make no difference.
 *
 * @param specialty words that all stand in the line's specialty, or in its title where the card names no specialty
 * @param territory beginning of an INSEE commune code: a département or a commune; a line that says nothing is there for all
 * @param pathway a pathway that the line follows, by name
 * @param words that all stand in the line's title or in its organisation's name
 * @param urgency by which due dates and usual delays are told; narrows nothing else than lines that promise nothing for it
 */
public record Wanted(
        @Nullable String specialty,
        @Nullable String territory,
        @Nullable String pathway,
        @Nullable String words,
        @Nullable String urgency) {

    /** Everything. */
    public static final Wanted ANY = new Wanted(null, null, null, null, null);

    public boolean matches(LineCard card) {
        String title = card.offer().title().fr()
                + card.offer().title().findEn().map(en -> " " + en).orElse("");
        return holds(card.profile().findSpecialty().orElse(title), specialty)
                && holds(title + " " + card.base().organisation().name(), words)
                && (territory == null || card.profile().serves(territory))
                && (urgency == null || card.offer().targets().containsKey(urgency))
                && (pathway == null
                        || card.offer().pathways().stream()
                                .anyMatch(offer -> offer.name().equals(pathway)));
    }

    private static boolean holds(String text, @Nullable String wanted) {
        if (wanted == null) {
            return true;
        }
        String folded = folded(text);
        return List.of(folded(wanted).strip().split("\\s+")).stream().allMatch(folded::contains);
    }

    /** Without accents, ligatures and capitals. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replace('’', '\'');
    }
}
