package org.passerelle.pathway.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/** The pathways that a node knows, each in its versions. */
public final class Pathways {
    private static final List<String> SHIPPED = List.of(
            "avis-1.yaml",
            "telephone-advice-1.yaml",
            "polygraphie-1.yaml",
            "admission-notice-1.yaml",
            "discharge-notice-1.yaml",
            "planned-hospitalisation-1.yaml",
            "discharge-planning-1.yaml",
            "discharge-letter-1.yaml",
            "operative-report-1.yaml",
            "emergency-report-1.yaml",
            "direct-admission-1.yaml",
            "report-copy-1.yaml");

    private final Map<String, Pathway> known = new TreeMap<>();

    private Pathways(List<Pathway> pathways) {
        for (Pathway pathway : pathways) {
            if (known.put(pathway.ref().toString(), pathway) != null) {
                throw Refusal.of(PathwayRefusal.NAME_TWICE)
                        .with(FactKey.ACTUAL, pathway.ref())
                        .refused();
            }
        }
    }

    /** A registry of these; the same version twice is refused. */
    public static Pathways of(List<Pathway> pathways) {
        return new Pathways(pathways);
    }

    /** The pathways that come with this version of the software. */
    public static Pathways shipped() {
        var pathways = new ArrayList<Pathway>();
        for (String name : SHIPPED) {
            try (InputStream yaml = Pathway.class.getResourceAsStream(name)) {
                if (yaml == null) {
                    throw new HouseBug("a shipped pathway is missing from the jar: " + name);
                }
                pathways.add(PathwayLoader.load(yaml, name));
            } catch (IOException unreadable) {
                throw new HouseBug("a shipped pathway cannot be read: " + name, unreadable);
            }
        }
        return new Pathways(pathways);
    }

    /** The pathway in exactly that version, where it is known here. */
    public Optional<Pathway> find(PathwayRef ref) {
        return Optional.ofNullable(known.get(ref.toString()));
    }

    /**
     * The pathway in exactly that version.
     *
     * @throws org.passerelle.refusal.Refused with {@link PathwayRefusal#UNKNOWN_PATHWAY}
     */
    public Pathway get(PathwayRef ref) {
        Pathway pathway = known.get(ref.toString());
        if (pathway == null) {
            throw Refusal.of(PathwayRefusal.UNKNOWN_PATHWAY)
                    .with(FactKey.VERSION, ref)
                    .refused();
        }
        return pathway;
    }

    /** All of them, by name and version. */
    public List<Pathway> all() {
        return List.copyOf(known.values());
    }
}
