package org.passerelle.pathway;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/**
 * What every pathway's places must satisfy: a third one can be named before it acts, no way leads to where only such may go on as nobody
 * has named on it, and a step is for others than who does it.
 */
final class PlaceLaw {
    private PlaceLaw() {}

    static void check(List<Role> roles, String initial, List<Step> steps) {
        Map<String, Role> named = roles.stream().collect(Collectors.toMap(Role::name, Function.identity()));
        for (Step step : steps) {
            requireThirds(step, named);
            requireOthers(step, named);
        }
        for (Step step : steps) {
            for (String by : step.by()) {
                if (role(named, by).side() == Side.THIRD
                        && steps.stream().noneMatch(other -> names(other, by, step, steps))) {
                    throw PathwayLaw.at(PathwayRefusal.PLACE_UNNAMED, step, "by", by);
                }
            }
        }
        for (Step step : steps) {
            step.from().forEach(state -> requireSomebody(state, initial, steps, named));
        }
    }

    /** A place that nobody named is nobody: where only such may act, an exchange would stay for ever. */
    private static void requireSomebody(String state, String initial, List<Step> steps, Map<String, Role> named) {
        List<Step> leaving =
                steps.stream().filter(step -> step.from().contains(state)).toList();
        Set<String> alone = leaving.stream().flatMap(step -> step.by().stream()).collect(Collectors.toSet());
        if (alone.stream().anyMatch(by -> role(named, by).side() != Side.THIRD)) {
            return;
        }
        List<Step> silent = steps.stream()
                .filter(step -> !surelyNames(step, alone) && !alone.containsAll(step.by()))
                .toList();
        if (PathwayLaw.onwards(initial, silent).contains(state)) {
            Step stuck = leaving.get(0);
            throw PathwayLaw.at(
                    PathwayRefusal.PLACE_UNNAMED, stuck, "by", stuck.by().get(0));
        }
    }

    /** Whether whoever does the step names one of those places, whatever else they say. */
    private static boolean surelyNames(Step step, Set<String> roles) {
        return step.form().fields().stream()
                .anyMatch(field -> field instanceof AddressField.PlaceField place
                        && roles.contains(place.role())
                        && place.required()
                        && place.findWhen().isEmpty());
    }

    private static void requireThirds(Step step, Map<String, Role> named) {
        for (Field field : step.form().fields()) {
            if (field instanceof AddressField.PlaceField place) {
                Role role = named.get(place.role());
                if (role == null || role.side() != Side.THIRD) {
                    throw Refusal.of(role == null ? PathwayRefusal.ROLE_UNKNOWN : PathwayRefusal.ROLE_NOT_THIRD)
                            .with(FactKey.STEP, step.name())
                            .with(FactKey.FIELD, field.name())
                            .with(FactKey.SETTING, "role")
                            .with(FactKey.ACTUAL, place.role())
                            .refused();
                }
            }
        }
    }

    private static void requireOthers(Step step, Map<String, Role> named) {
        Set<String> actors =
                step.by().stream().map(by -> role(named, by).place()).collect(Collectors.toSet());
        for (String addressee : step.addressees()) {
            if (actors.equals(Set.of(role(named, addressee).place()))) {
                throw PathwayLaw.at(PathwayRefusal.ADDRESSEE_OWN, step, "for", addressee);
            }
        }
    }

    /** Whether a step names that role's place, can be done by another one, and stands on some way to the step in question. */
    private static boolean names(Step step, String role, Step before, List<Step> steps) {
        boolean names = step.form().fields().stream()
                .anyMatch(field -> field instanceof AddressField.PlaceField place
                        && place.role().equals(role));
        return names
                && !step.by().equals(List.of(role))
                && before.from().stream().anyMatch(PathwayLaw.onwards(step.to(), steps)::contains);
    }

    private static Role role(Map<String, Role> named, String name) {
        Role role = named.get(name);
        if (role == null) {
            throw new HouseBug("steps name roles that are known");
        }
        return role;
    }
}
