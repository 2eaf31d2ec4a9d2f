package org.passerelle.pathway;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.pathway.mapping.FhirMapping;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * What every pathway must satisfy. A refusal says where the mistake is by {@link FactKey#STEP} or {@link FactKey#STATE}, the key
 * under it ({@link FactKey#SETTING}) and the value there ({@link FactKey#ACTUAL}), from which the loader finds line and column.
 */
final class PathwayLaw {
    static final int MOST_ROLES = 20;
    static final int MOST_STATES = 100;
    static final int MOST_STEPS = 200;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern FIELD_NAME = Pattern.compile("[a-z][a-zA-Z0-9]{0,39}");

    private PathwayLaw() {}

    static void requireName(String name) {
        requireForm(NAME, name, "name");
    }

    /** The same, for a name that stands under a key. */
    static void requireName(String setting, String name) {
        requireForm(NAME, name, setting);
    }

    static void requireFieldName(String name) {
        requireForm(FIELD_NAME, name, "name");
    }

    static void requireWithin(String setting, int value, int least, int most) {
        if (value < least || value > most) {
            throw Refusal.of(PathwayRefusal.LIMIT)
                    .with(FactKey.SETTING, setting)
                    .with(FactKey.EXPECTED, least + "…" + most)
                    .refused();
        }
    }

    /** A name from outside as a fact may show it: only when it looks like a name. */
    static String shown(String name) {
        return NAME.matcher(name).matches() || FIELD_NAME.matcher(name).matches() ? name : "?";
    }

    static void check(List<Role> roles, String initial, List<State> states, List<Step> steps) {
        requireDistinct("roles", roles, Role::name, MOST_ROLES);
        requireDistinct("states", states, State::name, MOST_STATES);
        requireDistinct("steps", steps, Step::name, MOST_STEPS);
        requireBothSides(roles);
        requireKnownNames(roles, initial, states, steps);
        requireOneOpening(roles, initial, steps);
        requireWays(initial, states, steps);
        PlaceLaw.check(roles, initial, steps);
        steps.forEach(step -> requireEarlier(step, steps));
        ClockLaw.check(initial, states, steps);
        requirePatients(initial, steps);
    }

    /** What a step takes from another was said by a step that can have been done before, in a field that can say it. */
    private static void requireEarlier(Step step, List<Step> steps) {
        step.findNeeds()
                .filter(grant -> !says(steps, grant.step(), step, grant.when()::canHold))
                .ifPresent(grant -> {
                    throw at(PathwayRefusal.EARLIER_UNKNOWN, step, "needs", shown(grant.step()));
                });
        for (Form form : step.everyForm()) {
            form.find(Field.DocumentsField.class).ifPresent(documents -> {
                requireNoted(step, documents, documents.checks().start(), FigureField.InstantField.class, steps);
                requireNoted(step, documents, documents.checks().device(), Field.TextField.class, steps);
            });
        }
    }

    private static void requireNoted(
            Step step, Field documents, Step.@Nullable Noted noted, Class<? extends Field> kind, List<Step> steps) {
        Predicate<Field> fits =
                field -> kind.isInstance(field) && noted != null && field.name().equals(noted.field());
        if (noted != null && !says(steps, noted.step(), step, fits)) {
            throw at(PathwayRefusal.EARLIER_UNKNOWN, step, "checks", shown(noted.step()))
                    .refusal()
                    .with(FactKey.FIELD, documents.name())
                    .refused();
        }
    }

    /** Whether the step of that name can come before the other, and has a field that fits. */
    private static boolean says(List<Step> steps, String name, Step later, Predicate<Field> fits) {
        return steps.stream()
                .filter(step -> step.name().equals(name))
                .filter(step -> onwards(step.to(), steps).stream().anyMatch(later.from()::contains))
                .anyMatch(step -> step.form().fields().stream().anyMatch(fits));
    }

    private static void requirePatients(String initial, List<Step> steps) {
        boolean patient = steps.stream()
                .filter(step -> step.from().contains(initial))
                .anyMatch(step -> step.form()
                        .find(Field.PatientField.class)
                        .filter(Field.PatientField::required)
                        .isPresent());
        for (Step step : steps) {
            if (step.findDocument().isPresent() && !patient) {
                throw Refusal.of(PathwayRefusal.DOCUMENT_PATIENT)
                        .with(FactKey.STEP, step.name())
                        .with(FactKey.SETTING, "document")
                        .refused();
            }
        }
    }

    /** What is mapped to FHIR is there: urgencies that some step's form has, and steps that have a form. */
    static void requireMapped(FhirMapping fhir, List<Step> steps) {
        Set<String> urgencies = steps.stream()
                .flatMap(step -> step.form().find(Form.URGENCY).stream())
                .filter(Field.ChoiceField.class::isInstance)
                .flatMap(field -> ((Field.ChoiceField) field).options().stream().map(Option::code))
                .collect(Collectors.toSet());
        Set<String> asking = steps.stream()
                .filter(step -> !step.form().fields().isEmpty())
                .map(Step::name)
                .collect(Collectors.toSet());
        fhir.priorities().keySet().forEach(name -> requireMapped("priority", name, urgencies));
        fhir.questionnaires().keySet().forEach(name -> requireMapped("questionnaires", name, asking));
    }

    private static void requireMapped(String setting, String name, Set<String> known) {
        if (!known.contains(name)) {
            throw Refusal.of(PathwayRefusal.MAPPING_UNKNOWN)
                    .with(FactKey.FIELD, "fhir")
                    .with(FactKey.SETTING, setting)
                    .with(FactKey.ACTUAL, shown(name))
                    .refused();
        }
    }

    private static void requireForm(Pattern form, String name, String setting) {
        if (!form.matcher(name).matches()) {
            throw Refusal.of(PathwayRefusal.NAME_FORM)
                    .with(FactKey.SETTING, setting)
                    .refused();
        }
    }

    private static <T> void requireDistinct(String setting, List<T> items, Function<T, String> name, int most) {
        requireWithin(setting, items.size(), 1, most);
        var names = new HashSet<String>();
        for (T item : items) {
            if (!names.add(name.apply(item))) {
                throw Refusal.of(PathwayRefusal.NAME_TWICE)
                        .with(FactKey.SETTING, setting)
                        .with(FactKey.ACTUAL, name.apply(item))
                        .refused();
            }
        }
    }

    private static void requireBothSides(List<Role> roles) {
        for (Side side : List.of(Side.REQUESTER, Side.EXPERT)) {
            if (roles.stream().noneMatch(role -> role.side() == side)) {
                throw Refusal.of(PathwayRefusal.SIDE_MISSING)
                        .with(FactKey.SETTING, "roles")
                        .with(FactKey.EXPECTED, side.code())
                        .refused();
            }
        }
    }

    private static void requireKnownNames(List<Role> roles, String initial, List<State> states, List<Step> steps) {
        Set<String> roleNames = roles.stream().map(Role::name).collect(Collectors.toSet());
        Set<String> stateNames = states.stream().map(State::name).collect(Collectors.toSet());
        if (!stateNames.contains(initial)) {
            throw Refusal.of(PathwayRefusal.STATE_UNKNOWN)
                    .with(FactKey.SETTING, "initial")
                    .with(FactKey.ACTUAL, shown(initial))
                    .refused();
        }
        for (Step step : steps) {
            for (String by : step.by()) {
                requireKnown(PathwayRefusal.ROLE_UNKNOWN, step, "by", by, roleNames);
            }
            for (String addressee : step.addressees()) {
                requireKnown(PathwayRefusal.ROLE_UNKNOWN, step, "for", addressee, roleNames);
            }
            for (String from : step.from()) {
                requireKnown(PathwayRefusal.STATE_UNKNOWN, step, "from", from, stateNames);
            }
            requireKnown(PathwayRefusal.STATE_UNKNOWN, step, "to", step.to(), stateNames);
        }
    }

    private static void requireKnown(
            PathwayRefusal code, Step step, String setting, String name, Collection<String> known) {
        if (!known.contains(name)) {
            throw at(code, step, setting, shown(name));
        }
    }

    private static void requireOneOpening(List<Role> roles, String initial, List<Step> steps) {
        List<Step> openings =
                steps.stream().filter(step -> step.from().contains(initial)).toList();
        if (openings.isEmpty()) {
            throw Refusal.of(PathwayRefusal.OPENING_NONE)
                    .with(FactKey.STATE, initial)
                    .refused();
        }
        if (openings.size() > 1) {
            throw at(PathwayRefusal.OPENING_SEVERAL, openings.get(1), "from", initial);
        }
        Step opening = openings.get(0);
        if (opening.from().size() > 1) {
            throw at(
                    PathwayRefusal.OPENING_FORM, opening, "from", opening.from().get(1));
        }
        for (Role role : roles) {
            if (role.side() == Side.THIRD && opening.by().contains(role.name())) {
                throw at(PathwayRefusal.OPENING_FORM, opening, "by", role.name());
            }
        }
        for (Step step : steps) {
            if (step.to().equals(initial)) {
                throw at(PathwayRefusal.OPENING_FORM, step, "to", initial);
            }
        }
    }

    private static void requireWays(String initial, List<State> states, List<Step> steps) {
        for (State state : states) {
            List<Step> exits = steps.stream()
                    .filter(step -> step.from().contains(state.name()))
                    .toList();
            if (state.end() && !exits.isEmpty()) {
                throw at(PathwayRefusal.END_WITH_EXIT, exits.get(0), "from", state.name());
            }
            if (!state.end() && exits.isEmpty()) {
                throw Refusal.of(PathwayRefusal.STATE_WITHOUT_EXIT)
                        .with(FactKey.STATE, state.name())
                        .refused();
            }
        }
        requireAll(
                PathwayRefusal.STATE_UNREACHABLE,
                states,
                closure(Set.of(initial), steps, Step::from, step -> List.of(step.to())));
        Set<String> ends = states.stream().filter(State::end).map(State::name).collect(Collectors.toSet());
        requireAll(
                PathwayRefusal.END_UNREACHABLE, states, closure(ends, steps, step -> List.of(step.to()), Step::from));
    }

    private static void requireAll(PathwayRefusal code, List<State> states, Set<String> reached) {
        for (State state : states) {
            if (!reached.contains(state.name())) {
                throw Refusal.of(code).with(FactKey.STATE, state.name()).refused();
            }
        }
    }

    /** The states that these steps lead to from one. */
    static Set<String> onwards(String state, List<Step> steps) {
        return closure(Set.of(state), steps, Step::from, step -> List.of(step.to()));
    }

    private static Set<String> closure(
            Set<String> start, List<Step> steps, Function<Step, List<String>> near, Function<Step, List<String>> far) {
        var reached = new HashSet<>(start);
        var waiting = new ArrayDeque<>(start);
        while (!waiting.isEmpty()) {
            String state = waiting.remove();
            steps.stream()
                    .filter(step -> near.apply(step).contains(state))
                    .flatMap(step -> far.apply(step).stream())
                    .filter(reached::add)
                    .forEach(waiting::add);
        }
        return reached;
    }

    static Refused at(PathwayRefusal code, Step step, String setting, String value) {
        return Refusal.of(code)
                .with(FactKey.STEP, step.name())
                .with(FactKey.SETTING, setting)
                .with(FactKey.ACTUAL, value)
                .refused();
    }
}
