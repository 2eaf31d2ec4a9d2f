package org.passerelle.pathway;

import java.time.Instant;
import java.util.Locale;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;

/**
 * The trace of a patient's consent, given or refused: free and informed, provable by any means, a signature not required (HAS,
 * DGOS).
 *
 * @param given false when the patient refused
 * @param by who asked for it
 * @param at when, to the millisecond
 * @param how it was expressed
 */
public record Consent(boolean given, String by, Instant at, How how) {
    /** Longest name of who asked, in characters. */
    public static final int LONGEST_BY = 200;

    public Consent {
        FieldPart.requireText("by", by, LONGEST_BY);
        FieldPart.requireWritten("by", by);
        at = Instants.toMillis(at);
    }

    public static Consent read(Json.Obj json) {
        return new Consent(json.bool("given"), json.text("by"), json.instant("at"), How.of(json.text("how")));
    }

    public Json.Obj write() {
        return Json.object()
                .put("given", given)
                .put("by", by)
                .put("at", at)
                .put("how", how.code())
                .build();
    }

    @Override
    public String toString() {
        return "Consent[…]";
    }

    /** How a consent was expressed. */
    public enum How {
        ORAL,
        WRITTEN,
        /** By the person's legal representative or trusted person. */
        REPRESENTATIVE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static How of(String code) {
            for (How how : values()) {
                if (how.code().equals(code)) {
                    return how;
                }
            }
            throw FieldPart.unknownChoice("how");
        }
    }
}
