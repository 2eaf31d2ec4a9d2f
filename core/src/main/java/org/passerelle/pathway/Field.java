package org.passerelle.pathway;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.party.PartyJson;
import org.passerelle.pathway.counts.FieldCount;
import org.passerelle.refusal.RefusalCode;

/** One thing that a form asks for. */
public sealed interface Field
        permits Field.TextField,
                Field.ChoiceField,
                Field.FlagField,
                Field.PatientField,
                Field.ProfessionalField,
                Field.ConsentField,
                Field.DocumentsField,
                FigureField,
                AddressField {
    /** Its name in the content, unique in the form. */
    String name();

    /** What people read beside it. */
    Words words();

    /** Whether it must be there, wherever it is asked for. */
    boolean required();

    /** Where it is asked for, or null for everywhere. */
    @Nullable
    When when();

    default Optional<When> findWhen() {
        return Optional.ofNullable(when());
    }

    /** Whether this content, as far as it goes, asks for this field. What is not asked for may stand there; it is judged like the rest. */
    default boolean askedIn(Json.Obj content) {
        return findWhen().map(when -> when.holds(content)).orElse(true);
    }

    /** Refuses a value that this field cannot hold. */
    void check(Json value);

    /** Refuses content that lacks what this field's value alone cannot tell. */
    default void checkWith(Json.Obj content) {}

    /** Whether this content, as far as it goes, must have this field. */
    default boolean requiredIn(Json.Obj content) {
        return required() && askedIn(content);
    }

    /** What a missing value is refused with. */
    default RefusalCode absence() {
        return PathwayRefusal.FIELD_MISSING;
    }

    /** Whether it says something of the service, and nothing of the patient: it stands in no medical document. */
    default boolean isCounted() {
        return this instanceof ChoiceField choice && choice.counts() != null;
    }

    /** Refuses content in which this field says that no letter may leave; judged before everything else. */
    default void stop(Json.Obj content) {}

    /**
     * Free text, as a JSON string. Lines and tabs may stand in it, other control characters may not.
     *
     * @param maxChars longest text, in Unicode characters
     * @param initial what stands in it before somebody writes, or null
     */
    record TextField(
            String name,
            Words words,
            boolean required,
            int maxChars,
            @Nullable When when,
            @Nullable String initial) implements Field {
        /** Longest text that a pathway may allow. */
        public static final int LONGEST = 20_000;

        public TextField {
            PathwayLaw.requireFieldName(name);
            PathwayLaw.requireWithin("max", maxChars, 1, LONGEST);
            FieldPart.requireInitial(name, initial, maxChars);
        }

        @Override
        public void check(Json value) {
            FieldPart.requireText(name, FieldPart.text(name, value), maxChars);
        }
    }

    /**
     * One code of several, as a JSON string; or several, as an array of such strings.
     *
     * @param many whether several may be chosen
     * @param stops the codes that stop the step before it leaves
     * @param instead what to do instead; given where codes stop
     * @param counts what it is to those who measure, or null where it is nothing to them
     */
    record ChoiceField(
            String name,
            Words words,
            boolean required,
            List<Option> options,
            boolean many,
            List<String> stops,
            @Nullable Words instead,
            @Nullable FieldCount counts,
            @Nullable When when)
            implements Field {
        public ChoiceField {
            PathwayLaw.requireFieldName(name);
            options = Option.distinct("options", options);
            stops = Option.requireStops(options, stops, instead);
            Option.requireCounted(options, many, counts);
        }

        public Optional<FieldCount> findCounts() {
            return Optional.ofNullable(counts);
        }

        public List<String> codes() {
            return options.stream().map(Option::code).toList();
        }

        @Override
        public void check(Json value) {
            FieldPart.requireChosen(name, options, many ? FieldPart.items(name, value) : List.of(value));
        }

        @Override
        public void stop(Json.Obj content) {
            if (!stops.isEmpty() && new When(name, stops).holds(content)) {
                throw FieldPart.stopped(name, instead);
            }
        }
    }

    /**
     * Yes or no, as a JSON boolean.
     *
     * @param stops whether yes stops the step before it leaves: people are shown the banner and the line's phone number, or what to
     *     do instead
     * @param instead what to do instead, or null where it is danger to life
     */
    record FlagField(
            String name,
            Words words,
            boolean required,
            boolean stops,
            @Nullable Words instead,
            @Nullable When when) implements Field {
        public FlagField {
            PathwayLaw.requireFieldName(name);
            if (instead != null && !stops) {
                throw Option.nothingStops();
            }
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
                throw FieldPart.stopped(name, instead);
            }
        }
    }

    /** The patient, as {@link PartyJson} writes them, and nothing more. */
    record PatientField(
            String name,
            Words words,
            boolean required,
            @Nullable When when) implements Field {
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
    record ProfessionalField(
            String name,
            Words words,
            boolean required,
            boolean noneAllowed,
            @Nullable When when) implements Field {
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
    record ConsentField(
            String name,
            Words words,
            boolean required,
            @Nullable When when) implements Field {
        public ConsentField {
            PathwayLaw.requireFieldName(name);
        }

        @Override
        public void check(Json value) {
            Consent consent = FieldPart.read(name, value, Consent::read, Consent::write);
            if (!consent.given()) {
                throw FieldPart.stopped(name, PathwayRefusal.CONSENT_REFUSED);
            }
        }

        /** A patient who refuses is not asked for the rest; a consent that is not well-formed is left to {@link #check}. */
        @Override
        public void stop(Json.Obj content) {
            content.find(name).filter(FieldPart::refuses).ifPresent(this::check);
        }
    }

    /**
     * What is attached, as an array of what {@link Document} writes.
     *
     * @param min fewest documents; the field is required where this is not 0
     * @param max most documents
     * @param kinds what a document may be
     * @param needs what must be among them, perhaps only for some lesions
     * @param checks what recordings among them are compared with
     */
    record DocumentsField(
            String name,
            Words words,
            int min,
            int max,
            List<Option> kinds,
            List<Need> needs,
            Need.Checks checks,
            @Nullable When when)
            implements Field {
        /** Most documents that a pathway may allow. */
        public static final int MOST = 100;

        public DocumentsField {
            PathwayLaw.requireFieldName(name);
            PathwayLaw.requireWithin("max", max, 1, MOST);
            PathwayLaw.requireWithin("min", min, 0, max);
            kinds = Option.distinct("kinds", kinds);
            needs = Need.ofKinds(needs, kinds, max);
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
            FieldPart.requireCount(name, FieldPart.items(name, value).size(), min, max);
            FieldPart.documents(name, kinds, value);
        }

        @Override
        public void checkWith(Json.Obj content) {
            if (askedIn(content)) {
                List<Document> documents = FieldPart.documents(name, kinds, content.arrayOrEmpty(name));
                needs.stream().filter(need -> need.holds(content)).forEach(need -> need.check(name, documents));
            }
        }
    }
}
