package org.passerelle.pathway.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.passerelle.canon.Sha256;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** The pathways that a node knows, each in its versions, with the forms of lines. */
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
            "report-copy-1.yaml",
            "generic-1.yaml",
            "dermatology-1.yaml",
            "pneumology-1.yaml",
            "cardiology-1.yaml",
            "geriatrics-1.yaml",
            "paediatrics-1.yaml");

    private final Map<String, Pathway> known = new TreeMap<>();
    private final List<Source> sources;

    private Pathways(List<Pathway> pathways, List<Source> sources) {
        for (Pathway pathway : pathways) {
            if (known.put(pathway.ref().toString(), pathway) != null) {
                throw Refusal.of(PathwayRefusal.NAME_TWICE)
                        .with(FactKey.ACTUAL, pathway.ref())
                        .refused();
            }
        }
        this.sources = List.copyOf(sources);
    }

    /** A registry of these; the same version twice is refused. */
    public static Pathways of(List<Pathway> pathways) {
        return new Pathways(pathways, List.of());
    }

    /** The pathways that come with this version of the software. */
    public static Pathways shipped() {
        return Shipped.ALL;
    }

    /** Read once. */
    private static final class Shipped {
        static final Pathways ALL =
                of(List.of(), SHIPPED.stream().map(Pathways::shipped).toList());
    }

    /**
     * These and those of a folder's {@code .yaml} files: a hospital's own pathways and its lines' forms.
     *
     * @throws org.passerelle.refusal.Refused with the first mistake, its file and place; the same name and version twice, too
     */
    public Pathways with(Path folder) {
        return with(Source.files(folder).stream().map(Source::read).toList());
    }

    /** These and those files, and those of the folders among them. */
    public Pathways withFiles(List<Path> files) {
        return with(CheckedFile.spread(files).stream().map(Source::read).toList());
    }

    /** The pathway of a file with the forms of others; it may be one of these. */
    public Pathway withFile(Path file, List<Path> forms) {
        Source source = Source.read(file);
        if (source.pathway() == null) {
            throw source.refused(PathwayRefusal.NO_PATHWAY);
        }
        Pathways all = isShipped(source) ? this : with(List.of(source));
        return all.withFiles(forms).get(source.ref());
    }

    /** These and those files. */
    Pathways with(List<Source> more) {
        return of(sources, more);
    }

    /**
     * These and those forms; one that is among these already is passed over.
     *
     * @throws org.passerelle.refusal.Refused {@link PathwayRefusal#KNOWN_OTHERWISE} where its name and version mean something else
     *     here; {@link PathwayRefusal#UNKNOWN_PATHWAY}, or what does not go together
     */
    public Pathways carrying(List<CarriedForm> forms) {
        Map<String, Sha256> meanings = meanings();
        var all = new ArrayList<>(sources);
        var next = new TreeMap<>(known);
        for (CarriedForm form : forms) {
            Source source = form.source();
            Sha256 before = meanings.putIfAbsent(named(source), source.meaning());
            if (before == null) {
                String pathway = form.pathway().toString();
                next.put(pathway, source.onto(source.wanted(next.get(pathway))));
                all.add(source);
            } else if (!before.equals(source.meaning())) {
                throw source.refused(PathwayRefusal.KNOWN_OTHERWISE);
            }
        }
        return all.size() == sources.size() ? this : new Pathways(List.copyOf(next.values()), all);
    }

    private static Pathways of(List<Source> before, List<Source> more) {
        var sources = new ArrayList<>(before);
        var names = new TreeSet<String>();
        before.forEach(source -> names.add(named(source)));
        for (Source source : more) {
            if (!names.add(named(source))) {
                throw source.refused(PathwayRefusal.NAME_TWICE);
            }
            sources.add(source);
        }
        var known = new TreeMap<String, Pathway>();
        for (Source source : sources) {
            if (source.pathway() != null) {
                known.put(source.ref().toString(), source.pathway());
            }
        }
        for (Source source : sources) {
            LineForm form = source.form();
            if (form != null) {
                String pathway = form.pathway().toString();
                known.put(pathway, source.onto(source.wanted(known.get(pathway))));
            }
        }
        return new Pathways(List.copyOf(known.values()), sources);
    }

    /** Whether one of these files says just that: a shipped file that somebody checks. */
    boolean isShipped(Source source) {
        return sources.stream().anyMatch(known -> named(known).equals(named(source)) && known.saysAs(source));
    }

    /** The file of that name, {@code form dermatology/1}. */
    Optional<Source> source(String name) {
        return sources.stream().filter(source -> named(source).equals(name)).findFirst();
    }

    private static String named(Source source) {
        return (source.form() == null ? "pathway " : "form ") + source.ref();
    }

    private static Source shipped(String name) {
        try (InputStream yaml = Pathway.class.getResourceAsStream(name)) {
            if (yaml == null) {
                throw new HouseBug("a shipped pathway is missing from the jar: " + name);
            }
            return Source.read(yaml, name);
        } catch (IOException unreadable) {
            throw new HouseBug("a shipped pathway cannot be read: " + name, unreadable);
        }
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
            throw unknown(ref.toString());
        }
        return pathway;
    }

    /**
     * The pathway of that name in the highest version known here.
     *
     * @throws org.passerelle.refusal.Refused with {@link PathwayRefusal#UNKNOWN_PATHWAY}, {@link PathwayRefusal#NAME_FORM}
     */
    public Pathway newest(String name) {
        String wanted = new PathwayRef(name, 1).name();
        return known.values().stream()
                .filter(pathway -> pathway.ref().name().equals(wanted))
                .max(Comparator.comparingInt(pathway -> pathway.ref().version()))
                .orElseThrow(() -> unknown(wanted));
    }

    private Refused unknown(String wanted) {
        return Refusal.of(PathwayRefusal.UNKNOWN_PATHWAY)
                .with(FactKey.VERSION, wanted)
                .with(FactKey.EXPECTED, String.join(", ", known.keySet()))
                .refused();
    }

    /** All of them, by name and version. */
    public List<Pathway> all() {
        return List.copyOf(known.values());
    }

    /**
     * What each file means, by {@code pathway avis/1} or {@code form dermatology/1}: a hash that comments and indentation do not
     * change. Empty for pathways that came from no file.
     */
    public SortedMap<String, Sha256> meanings() {
        var meanings = new TreeMap<String, Sha256>();
        sources.forEach(source -> meanings.put(named(source), source.meaning()));
        return meanings;
    }

    /**
     * Refuses what was known otherwise before: an exchange keeps the version that it began with, so a version never changes.
     *
     * @param before what {@link #meanings} said when this node last knew them
     * @throws org.passerelle.refusal.Refused with {@link PathwayRefusal#KNOWN_OTHERWISE}
     */
    public void requireAsKnown(Map<String, Sha256> before) {
        otherwise(before).stream().findFirst().ifPresent(one -> {
            throw one.refusal().refused();
        });
    }

    /** Every file that was known otherwise before. */
    public List<Otherwise> otherwise(Map<String, Sha256> before) {
        Set<String> ours = shipped().meanings().keySet();
        return sources.stream()
                .filter(source -> !source.meaning().equals(before.getOrDefault(named(source), source.meaning())))
                .map(source -> source.otherwise(named(source), ours.contains(named(source))))
                .toList();
    }
}
