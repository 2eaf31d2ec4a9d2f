package org.passerelle.pathway;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.party.PartyJson;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;

/** One thing that a form asks for. */
public sealed interface Field {

    /** Its name in the content, unique in the form. */
    String name();

    /** What people read beside it. */
    Words words();

    /** Whether it must be there; for a text with a condition, only where the condition holds. */
    boolean required();

    /** Refuses a value that this field cannot hold. */
    void check(Json value);

    /** Whether this content, as far as it goes, must have this field. */
    default boolean requiredIn(Json.Obj content) {
        return required();
    }

    /** What a missing value is refused with. */
    default RefusalCode absence() {
        return PathwayRefusal.FIELD_MISSING;
    }

    /** Refuses content in which this field says that no letter may leave; judged before everything else. */
    default void stop(Json.Obj content) {}

    /**
     * Free text, as a JSON string. Lines and tabs may stand in it, other control characters may not.
     *
     * @param maxChars longest text, in Unicode characters
     * @param when where it is required, or null for everywhere
     */
    record TextField(
            String name,
            Words words,
            boolean required,
            int maxChars,
            @Nullable When when) implements Field {
        /** Longest text that a pathway may allow. */
        public static final int LONGEST = 20_000;

        public TextField {
            PathwayLaw.requireFieldName(name);
            PathwayLaw.requireWithin("max", maxChars, 1, LONGEST);
            if (when != null && !required) {
                throw Refusal.of(PathwayRefusal.VALUE_FORM)
                        .with(FactKey.SETTING, "required")
                        .with(FactKey.EXPECTED, "true beside when")
                        .refused();
            }
        }

        public Optional<When> findWhen() {
            return Optional.ofNullable(when);
        }

        @Override
        public boolean requiredIn(Json.Obj content) {
            return required && (when == null || when.holds(content));
        }

        @Override
        public void check(Json value) {
            String text = FieldPart.text(name, value);
            FieldPart.requireText(name, text, maxChars);
        }
    }

    /** One code of several, as a JSON string. */
    record ChoiceField(String name, Words words, boolean required, List<Option> options) implements Field {
        public ChoiceField {
            PathwayLaw.requireFieldName(name);
            options = Option.distinct("options", options);
        }

        @Override
        public void check(Json value) {
            Option.requireAmong(options, name, FieldPart.text(name, value));
        }
    }

    /**
     * Yes or no, as a JSON boolean.
     *
     * @param stops whether yes stops the step before it leaves: people are shown the banner and the line's phone number instead
     */
    record FlagField(String name, Words words, boolean required, boolean stops) implements Field {
        public FlagField {
            PathwayLaw.requireFieldName(name);
        }

        @Override
        public void check(Json value) {
            if (!(value instanceof Json.Bool)) {
                throw FieldPart.wrongType(name);
            }
        }

        @Override
        public void stop(Json.Obj content) {
            if (stops && content.find(name).filter(new Json.Bool(true)::equals).isPresent()) {
                throw Refusal.of(PathwayRefusal.EMERGENCY)
                        .with(FactKey.FIELD, name)
                        .refused();
            }
        }
    }

    /** A day, as an ISO 8601 date. */
    record DateField(String name, Words words, boolean required) implements Field {
        public DateField {
            PathwayLaw.requireFieldName(name);
        }

        @Override
        public void check(Json value) {
            String text = FieldPart.text(name, value);
            try {
                if (LocalDate.parse(text).toString().equals(text) && text.length() == 10) {
                    return;
                }
            } catch (DateTimeParseException malformed) {
                throw FieldPart.wrongType(name);
            }
            throw FieldPart.wrongType(name);
        }
    }

    /** The patient, as {@link PartyJson} writes them, and nothing more. */
    record PatientField(String name, Words words, boolean required) implements Field {
        public PatientField {
            PathwayLaw.requireFieldName(name);
        }

        @Override
        public void check(Json value) {
            FieldPart.read(name, value, PartyJson::patient, PartyJson::write);
        }
    }

    /**
     * A professional, as {@link PartyJson} writes them.
     *
     * @param noneAllowed whether the text {@link #NONE} may stand there instead
     */
    record ProfessionalField(String name, Words words, boolean required, boolean noneAllowed) implements Field {
        /** Says that there is none. */
        public static final String NONE = "none";

        public ProfessionalField {
            PathwayLaw.requireFieldName(name);
        }

        @Override
        public void check(Json value) {
            if (!(noneAllowed && value.equals(Json.text(NONE)))) {
                FieldPart.read(name, value, PartyJson::professional, PartyJson::write);
            }
        }
    }

    /** The trace of the patient's consent, as {@link Consent} writes it. A refused one is well-formed, and stops the step. */
    record ConsentField(String name, Words words, boolean required) implements Field {
        public ConsentField {
            PathwayLaw.requireFieldName(name);
        }

        @Override
        public void check(Json value) {
            Consent consent = FieldPart.read(name, value, Consent::read, Consent::write);
            if (!consent.given()) {
                throw Refusal.of(PathwayRefusal.CONSENT_REFUSED)
                        .with(FactKey.FIELD, name)
                        .refused();
            }
        }

        /** A patient who refuses is not asked for the rest; a consent that is not well-formed is left to {@link #check}. */
        @Override
        public void stop(Json.Obj content) {
            boolean refuses = content.find(name)
                    .filter(value -> value instanceof Json.Obj consent
                            && consent.find("given")
                                    .filter(new Json.Bool(false)::equals)
                                    .isPresent())
                    .isPresent();
            if (refuses) {
                check(content.get(name));
            }
        }
    }

    /**
     * What is attached, as an array of what {@link Document} writes.
     *
     * @param min fewest documents; the field is required where this is not 0
     * @param max most documents
     * @param kinds what a document may be
     */
    record DocumentsField(String name, Words words, int min, int max, List<Option> kinds) implements Field {
        /** Most documents that a pathway may allow. */
        public static final int MOST = 100;

        public DocumentsField {
            PathwayLaw.requireFieldName(name);
            PathwayLaw.requireWithin("max", max, 1, MOST);
            PathwayLaw.requireWithin("min", min, 0, max);
            kinds = Option.distinct("kinds", kinds);
        }

        @Override
        public boolean required() {
            return min > 0;
        }

        @Override
        public RefusalCode absence() {
            return PathwayRefusal.DOCUMENTS_MISSING;
        }

        @Override
        public void check(Json value) {
            if (!(value instanceof Json.Array documents)) {
                throw FieldPart.wrongType(name);
            }
            int count = documents.items().size();
            if (count < min || count > max) {
                throw Refusal.of(count < min ? PathwayRefusal.DOCUMENTS_MISSING : PathwayRefusal.DOCUMENTS_TOO_MANY)
                        .with(FactKey.FIELD, name)
                        .with(FactKey.LIMIT, count < min ? min : max)
                        .refused();
            }
            var ids = new HashSet<Id>();
            for (Json item : documents.items()) {
                Document document = FieldPart.read(name, item, Document::read, Document::write);
                Option.requireAmong(kinds, name + ".kind", document.kind());
                if (!ids.add(document.id())) {
                    throw Refusal.of(PathwayRefusal.DOCUMENT_TWICE)
                            .with(FactKey.FIELD, name)
                            .refused();
                }
            }
        }
    }
}
