package org.passerelle.pathway.yaml;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.pathway.ClockEffect;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Role;
import org.passerelle.pathway.Rung;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.State;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.When;
import org.passerelle.pathway.counts.StepCount;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * Reads a pathway's file. Whatever its writer did wrong is refused, the first mistake first, with {@link FactKey#FILE},
 * {@link FactKey#LINE} and {@link FactKey#COLUMN} (both from 1) and a sentence that says what to mend.
 */
public final class PathwayLoader {
    /** Largest file read, in octets. */
    public static final int LARGEST = YamlReader.LARGEST;

    private PathwayLoader() {}

    /**
     * Reads one file to its end, without closing it.
     *
     * @param yaml the file
     * @param sourceName how refusals call it
     * @throws Refused with a {@link PathwayRefusal}
     */
    public static Pathway load(InputStream yaml, String sourceName) {
        Source source = Source.read(yaml, sourceName);
        if (source.pathway() == null) {
            throw source.refused(PathwayRefusal.NO_PATHWAY);
        }
        return source.pathway();
    }

    static Pathway pathway(YamlNode.Keys root) {
        root.only(
                "pathway",
                "version",
                "title",
                "summary",
                "retention",
                "roles",
                "initial",
                "states",
                "escalation",
                "steps",
                FhirReader.KEY);
        return Located.within(root, () -> {
            return new Pathway(
                    new PathwayRef(root.text("pathway"), root.whole("version")),
                    FormReader.words(root),
                    root.find("summary").isEmpty() ? null : FormReader.pair(root.keys("summary")),
                    retention(root),
                    roles(root.keys("roles")),
                    root.text("initial"),
                    states(root.keys("states")),
                    escalation(root),
                    steps(root.keys("steps")),
                    FhirReader.pathway(root));
        });
    }

    private static int retention(YamlNode.Keys root) {
        if (root.find("retention").isEmpty()) {
            return Pathway.USUAL_RETENTION;
        }
        return root.keys("retention").only("years").whole("years");
    }

    private static List<Rung> escalation(YamlNode.Keys root) {
        if (root.find("escalation").isEmpty()) {
            return Rung.USUAL;
        }
        var rungs = new ArrayList<Rung>();
        for (YamlNode.Keys keys : root.items("escalation")) {
            keys.only("at", "tell");
            rungs.add(Located.within(keys, () -> {
                var rung = new Rung(keys.whole("at"), keys.constant("tell", Rung.Told.values()));
                return rungs.isEmpty() ? rung : rung.after(rungs.get(rungs.size() - 1));
            }));
        }
        return rungs;
    }

    private static List<Role> roles(YamlNode.Keys all) {
        var roles = new ArrayList<Role>();
        all.each().forEach((name, keys) -> {
            keys.only("side", "right", "title");
            Side side = keys.constant("side", Side.values());
            Role.Right right =
                    keys.find("right").isEmpty() ? Role.Right.EXPERT : keys.constant("right", Role.Right.values());
            roles.add(Located.within(keys, () -> new Role(name, side, right, FormReader.words(keys))));
        });
        return roles;
    }

    private static List<State> states(YamlNode.Keys all) {
        var states = new ArrayList<State>();
        all.each().forEach((name, keys) -> {
            keys.only("title", "end");
            states.add(Located.within(keys, () -> new State(name, FormReader.words(keys), keys.flagOrNo("end"))));
        });
        return states;
    }

    private static List<Step> steps(YamlNode.Keys all) {
        var steps = new ArrayList<Step>();
        all.each().forEach((name, keys) -> steps.add(Located.within(keys, () -> step(name, keys))));
        return steps;
    }

    private static Step step(String name, YamlNode.Keys keys) {
        keys.only("title", "done", "by", "from", "to", "for", "clock", "needs", "form", "document", "counts");
        return new Step(
                name,
                FormReader.words(keys),
                keys.find("done").isEmpty() ? FormReader.words(keys) : FormReader.pair(keys.keys("done")),
                keys.textOrTexts("by"),
                keys.texts("from"),
                keys.text("to"),
                keys.find("for").isEmpty() ? List.of() : addressees(keys),
                FormReader.form(keys),
                List.of(),
                clock(keys),
                target(keys),
                needs(keys),
                document(keys),
                keys.find("counts").isEmpty() ? null : keys.constant("counts", StepCount.values()));
    }

    private static Step.@Nullable Grant needs(YamlNode.Keys step) {
        if (step.find("needs").isEmpty()) {
            return null;
        }
        YamlNode.Keys keys = step.keys("needs").only("step", "field", "is");
        return Located.within(
                keys, () -> new Step.Grant(keys.text("step"), new When(keys.text("field"), keys.textOrTexts("is"))));
    }

    private static List<String> addressees(YamlNode.Keys step) {
        List<String> roles = step.textOrTexts("for");
        if (roles.isEmpty()) {
            throw step.get("for")
                    .place()
                    .refused(Refusal.of(PathwayRefusal.KEY_MISSING).with(FactKey.SETTING, "for"));
        }
        return roles;
    }

    private static ClockEffect clock(YamlNode.Keys step) {
        if (step.find("clock").isEmpty()) {
            return ClockEffect.NONE;
        }
        return target(step) == null ? step.constant("clock", ClockEffect.values()) : ClockEffect.START;
    }

    /** The name of a started clock's target, where the step gives one. */
    private static @Nullable String target(YamlNode.Keys step) {
        if (step.find("clock").filter(YamlNode.Keys.class::isInstance).isEmpty()) {
            return null;
        }
        return step.keys("clock").only("start").text("start");
    }

    private static @Nullable ClinicalModel document(YamlNode.Keys step) {
        if (step.find("document").isEmpty()) {
            return null;
        }
        YamlNode.Keys keys = step.keys("document").only("kind", "type", "title", "parts");
        ClinicalModel.Kind kind = keys.constant("kind", ClinicalModel.Kind.values());
        boolean bare = kind == ClinicalModel.Kind.LETTER && keys.find("parts").isEmpty();
        return Located.within(
                keys,
                () -> new ClinicalModel(
                        kind,
                        keys.findText("type").orElse(null),
                        FormReader.words(keys),
                        bare ? Map.of() : parts(keys.keys("parts"))));
    }

    private static Map<ClinicalModel.Part, String> parts(YamlNode.Keys named) {
        var parts = new EnumMap<ClinicalModel.Part, String>(ClinicalModel.Part.class);
        for (ClinicalModel.Part part : ClinicalModel.Part.values()) {
            String name = part.name().toLowerCase(Locale.ROOT);
            if (part != ClinicalModel.Part.OTHER && named.find(name).isPresent()) {
                parts.put(part, named.text(name));
            }
        }
        named.only(parts.keySet().stream()
                .map(part -> part.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new));
        return parts;
    }
}
