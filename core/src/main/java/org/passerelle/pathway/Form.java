package org.passerelle.pathway;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.pathway.counts.FieldCount;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * What a step must say.
 *
 * @param fields in the order in which people fill them in
 * @param own what a line calls it that asks with this form in the step's own form's place, or null for the step's own
 */
public record Form(List<Field> fields, @Nullable Own own) {
    /** The member of the content that says which line's form was used. */
    public static final String MEMBER = "form";

    /** The member of the content of an opening step that says which exchange it goes on from, by id. */
    public static final String FOLLOWS = "follows";

    /** The choice of a form that starts or changes the clock: its code picks the target on the line's card. */
    public static final String URGENCY = "urgency";

    /** What people are told where life is in danger. */
    public static final Words EMERGENCY = new Words(
            "Urgence vitale : n'écrivez pas. Appelez le 15 ou le 112 maintenant, puis la ligne.",
            "Danger to life: do not write. Call 15 or 112 now, then the line.");

    /** Most fields in one form. */
    public static final int MOST_FIELDS = 60;

    /** The kinds of field that other rooms look up, and so stand at most once in a form. */
    private static final Set<Class<? extends Field>> ONCE =
            Set.of(Field.PatientField.class, Field.ConsentField.class, Field.DocumentsField.class);

    /**
     * A form of a line.
     *
     * @param ref its name and version, {@code dermatology/1}
     * @param title for people
     * @param questionnaire canonical URL of the FHIR Questionnaire that it is made from, or null
     */
    public record Own(PathwayRef ref, Words title, @Nullable String questionnaire) {
        public Optional<String> findQuestionnaire() {
            return Optional.ofNullable(questionnaire);
        }
    }

    /** A step's own form. */
    public Form(List<Field> fields) {
        this(fields, null);
    }

    public Form {
        fields = List.copyOf(fields);
        if (fields.size() > MOST_FIELDS) {
            throw Refusal.of(PathwayRefusal.LIMIT)
                    .with(FactKey.LIMIT, MOST_FIELDS)
                    .refused();
        }
        var names = new HashSet<String>();
        var kinds = new HashSet<Class<? extends Field>>();
        for (Field field : fields) {
            if (List.of(MEMBER, FOLLOWS).contains(field.name())) {
                throw Refusal.of(PathwayRefusal.NAME_RESERVED)
                        .with(FactKey.FIELD, field.name())
                        .refused();
            }
            if (!names.add(field.name()) || ONCE.contains(field.getClass()) && !kinds.add(field.getClass())) {
                throw Refusal.of(PathwayRefusal.NAME_TWICE)
                        .with(FactKey.FIELD, field.name())
                        .refused();
            }
        }
        requireCountedOnce(fields);
        requireKnownConditions(fields);
    }

    /**
     * Refuses content that this form cannot have: what stops the step comes first, then members that are no field, then each
     * field in order. A text of nothing but blanks counts as absent, and so does an empty array.
     *
     * @return the content, unchanged
     * @throws org.passerelle.refusal.Refused with a {@link PathwayRefusal}, or the party room's code for what is wrong in an
     *     identity; {@link FactKey#FIELD} names the field, or a part of it ({@code patient.phone})
     */
    public Json.Obj check(Json.Obj content) {
        stop(content);
        Set<String> names = fields.stream().map(Field::name).collect(Collectors.toSet());
        for (String member : content.members().keySet()) {
            if (!names.contains(member) && !isOwn(member, content)) {
                throw Refusal.of(PathwayRefusal.FIELD_UNKNOWN)
                        .with(FactKey.FIELD, PathwayLaw.shown(member))
                        .refused();
            }
        }
        for (Field field : fields) {
            check(field, content);
        }
        return content;
    }

    private boolean isOwn(String member, Json.Obj content) {
        if (member.equals(FOLLOWS)) {
            return content.get(FOLLOWS) instanceof Json.Text id
                    && Id.find(id.value()).isPresent();
        }
        return own != null
                && member.equals(MEMBER)
                && content.get(MEMBER).equals(Json.text(own.ref().toString()));
    }

    public Optional<Own> findOwn() {
        return Optional.ofNullable(own);
    }

    /** The field of that name. */
    public Optional<Field> find(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Refuses content that says that no letter may leave, however much of it is written yet. */
    public void stop(Json.Obj content) {
        for (Field field : fields) {
            field.stop(content);
        }
    }

    /** The first field of that kind: a form has at most one for a patient, one for consent and one for documents. */
    public <F extends Field> Optional<F> find(Class<F> kind) {
        return fields.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static void check(Field field, Json.Obj content) {
        Optional<Json> value = content.find(field.name());
        boolean absent = value.isEmpty()
                || value.get() instanceof Json.Text text && text.value().isBlank()
                || value.get() instanceof Json.Array array && array.items().isEmpty();
        if (absent && field.requiredIn(content)) {
            throw Refusal.of(field.absence()).with(FactKey.FIELD, field.name()).refused();
        }
        value.ifPresent(field::check);
        field.checkWith(content);
    }

    /** Every condition is on a choice or flag that people filled in before, and on values that it can have. */
    private static void requireCountedOnce(List<Field> fields) {
        var counted = EnumSet.noneOf(FieldCount.class);
        for (Field field : fields) {
            if (field instanceof Field.ChoiceField choice
                    && choice.findCounts().filter(what -> !counted.add(what)).isPresent()) {
                throw Refusal.of(PathwayRefusal.COUNTS)
                        .with(FactKey.FIELD, field.name())
                        .with(FactKey.SETTING, "counts")
                        .refused();
            }
        }
    }

    private static void requireKnownConditions(List<Field> fields) {
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            requireKnown(field, field.findWhen(), fields.subList(0, i));
            if (field instanceof Field.DocumentsField documents) {
                documents.needs().forEach(need -> requireKnown(field, Optional.ofNullable(need.when()), fields));
            }
        }
    }

    private static void requireKnown(Field field, Optional<When> condition, List<Field> others) {
        if (condition.isPresent() && others.stream().noneMatch(condition.get()::canHold)) {
            throw Refusal.of(PathwayRefusal.CONDITION_UNKNOWN)
                    .with(FactKey.FIELD, field.name())
                    .with(FactKey.SETTING, "when")
                    .refused();
        }
    }

    /** Whether the required choice of an urgency is always asked for. */
    boolean choosesUrgency() {
        return find(URGENCY)
                .filter(field -> field instanceof Field.ChoiceField choice
                        && choice.required()
                        && !choice.many()
                        && choice.findWhen().isEmpty())
                .isPresent();
    }
}
