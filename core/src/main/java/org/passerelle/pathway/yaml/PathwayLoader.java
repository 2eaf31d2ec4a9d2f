package org.passerelle.pathway.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.pathway.ClockEffect;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Role;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.State;
import org.passerelle.pathway.Step;
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
        try {
            return pathway(YamlReader.read(yaml.readNBytes(LARGEST + 1)));
        } catch (IOException unreadable) {
            throw Refusal.of(PathwayRefusal.UNREADABLE)
                    .with(FactKey.FILE, sourceName)
                    .refused(unreadable);
        } catch (Refused mistake) {
            throw mistake.refusal().with(FactKey.FILE, sourceName).refused(mistake);
        }
    }

    private static Pathway pathway(YamlNode.Keys root) {
        root.only("pathway", "version", "title", "roles", "initial", "states", "steps");
        return Located.within(root, () -> {
            return new Pathway(
                    new PathwayRef(root.text("pathway"), root.whole("version")),
                    FormReader.words(root),
                    roles(root.keys("roles")),
                    root.text("initial"),
                    states(root.keys("states")),
                    steps(root.keys("steps")));
        });
    }

    private static List<Role> roles(YamlNode.Keys all) {
        var roles = new ArrayList<Role>();
        all.each().forEach((name, keys) -> {
            keys.only("side", "title");
            Side side = keys.constant("side", Side.values());
            roles.add(Located.within(keys, () -> new Role(name, side, FormReader.words(keys))));
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
        keys.only("title", "by", "from", "to", "clock", "form", "document");
        ClockEffect clock =
                keys.find("clock").isEmpty() ? ClockEffect.NONE : keys.constant("clock", ClockEffect.values());
        return new Step(
                name,
                FormReader.words(keys),
                keys.text("by"),
                keys.texts("from"),
                keys.text("to"),
                FormReader.form(keys),
                clock,
                document(keys));
    }

    private static @Nullable ClinicalModel document(YamlNode.Keys step) {
        if (step.find("document").isEmpty()) {
            return null;
        }
        YamlNode.Keys keys = step.keys("document").only("kind", "title", "parts");
        YamlNode.Keys named = keys.keys("parts");
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
        return Located.within(
                keys,
                () -> new ClinicalModel(
                        keys.constant("kind", ClinicalModel.Kind.values()), FormReader.words(keys), parts));
    }
}
