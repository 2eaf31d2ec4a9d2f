package org.passerelle.card;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.passerelle.canon.Json;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** The texts, words and numbers of cards: NFC, trimmed, bounded. */
final class CardText {
    static final int LONGEST_LINE = 100;
    static final int LONGEST_PARAGRAPH = 4000;
    static final int LAST_VERSION = 9999;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9](?:[ .]?[0-9]){3,19}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private CardText() {}

    /** One line of text. */
    static String line(String written, String field) {
        String text = normal(written);
        if (text.isEmpty() || text.length() > LONGEST_LINE || text.chars().anyMatch(Character::isISOControl)) {
            throw refused(CardRefusal.TEXT, field);
        }
        return text;
    }

    /** Text over several lines, possibly empty. */
    static String paragraph(String written, String field) {
        String text = normal(written);
        if (text.length() > LONGEST_PARAGRAPH || text.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c))) {
            throw refused(CardRefusal.TEXT, field);
        }
        return text;
    }

    static String phone(String written) {
        String phone = written.strip();
        if (!PHONE.matcher(phone).matches()) {
            throw Refusal.of(CardRefusal.PHONE).refused();
        }
        return phone;
    }

    /** The name of a pathway, a form or an urgency. */
    /** A name from outside as a fact may show it: only when it looks like a name. */
    static String shown(String written) {
        return NAME.matcher(written).matches() ? written : "?";
    }

    static String name(String written, String field) {
        if (!NAME.matcher(written).matches()) {
            throw refused(CardRefusal.WORD, field);
        }
        return written;
    }

    static int version(int version) {
        if (version < 1 || version > LAST_VERSION) {
            throw refused(CardRefusal.NUMBER, "version");
        }
        return version;
    }

    static int whole(Json.Obj json, String field) {
        long value = json.whole(field);
        if (value != (int) value) {
            throw refused(CardRefusal.NUMBER, field);
        }
        return (int) value;
    }

    /** An enum's constant as documents write it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #word} writes. */
    static <E extends Enum<E>> E constant(Class<E> type, String word, String field) {
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        throw refused(CardRefusal.WORD, field);
    }

    private static String normal(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFC).strip();
    }

    private static RuntimeException refused(CardRefusal code, String field) {
        return Refusal.of(code).with(FactKey.FIELD, field).refused();
    }
}
