package org.passerelle.gateway.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.passerelle.canon.Sha256;
import org.passerelle.node.KnownPathways;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.yaml.MistakeText;
import org.passerelle.pathway.yaml.Otherwise;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.refusal.Refused;
import org.passerelle.store.beside.UnlockedRows;

/**
 * Compares the pathways and lines' forms that settings name with those that the node's folder knew, and with those that its exchanges
 * began with, before a start is refused. It takes no lock: a gateway may run.
 */
public final class KnownCheck {
    private static final String CHECK = "pathways.known";

    private final Pathways pathways;
    private final Map<String, Sha256> known;
    private final Optional<List<UnlockedRows.Count>> counts;
    private final List<Finding> found = new ArrayList<>();

    private KnownCheck(Pathways pathways, Map<String, Sha256> known, Optional<List<UnlockedRows.Count>> counts) {
        this.pathways = pathways;
        this.known = known;
        this.counts = counts;
    }

    /**
     * What is told of it.
     *
     * @param folder the node's
     * @param pathways what a gateway would start with
     */
    public static List<Finding> of(Path folder, Pathways pathways) {
        try {
            return of(pathways, KnownPathways.in(folder), UnlockedRows.of(folder));
        } catch (Refused unreadable) {
            return List.of(Finding.fail(
                    CHECK, unreadable.code().code(), unreadable.refusal().code().sentence()));
        }
    }

    /**
     * The same, of what was read.
     *
     * @param known what each meant
     * @param counts which exchanges began with which; empty where that cannot be read
     */
    static List<Finding> of(Pathways pathways, Map<String, Sha256> known, Optional<List<UnlockedRows.Count>> counts) {
        var check = new KnownCheck(pathways, known, counts);
        check.run();
        return List.copyOf(check.found);
    }

    private void run() {
        pathways.otherwise(known).forEach(this::otherwise);
        counts.orElse(List.of()).forEach(this::gone);
        if (found.isEmpty()) {
            found.add(Finding.ok(
                    CHECK,
                    known.isEmpty()
                            ? "none known yet: the first start remembers what each means"
                            : "each means what this node knew; " + known.size() + " remembered"));
        }
    }

    private void otherwise(Otherwise one) {
        String what = MistakeText.place(one.file(), one.refusal()) + " " + one.name()
                + " means otherwise than this node has known it (pathway.known-otherwise); " + used(one);
        found.add(Finding.fail(CHECK, what, one.shipped() ? shipped() : mend(one)));
    }

    private static String shipped() {
        return "This program ships it otherwise than the one that ran here before: start that version again, and report it";
    }

    /** The next version is one that neither the files nor the node's memory have. */
    private String mend(Otherwise one) {
        int next = last(one) + 1;
        return "Put the file back as it was; give the changed one version: " + next + " in a file of its own, and name "
                + one.ref().name() + "/" + next + " on the line's card";
    }

    private int last(Otherwise one) {
        String kind = one.form() ? "form " : "pathway ";
        return Stream.concat(known.keySet().stream(), pathways.meanings().keySet().stream())
                .filter(name -> name.startsWith(kind))
                .flatMap(name -> ref(name.substring(kind.length())).stream())
                .filter(ref -> ref.name().equals(one.ref().name()))
                .mapToInt(PathwayRef::version)
                .max()
                .orElse(one.ref().version());
    }

    private String used(Otherwise one) {
        if (counts.isEmpty()) {
            return "which exchanges began with it cannot be read now";
        }
        UnlockedRows.Count count = counts.get().stream()
                .filter(each -> each.pathway().equals(one.pathway().toString()))
                .findFirst()
                .orElse(new UnlockedRows.Count(one.pathway().toString(), 0, 0));
        String began = one.form() ? " of " + one.pathway() + ", which may ask with it" : " began with it";
        return count.open() + " open and " + count.ended() + " ended exchanges" + began;
    }

    /** What exchanges began with and no file describes: they are kept, and cannot be gone on with, nor shown. */
    private void gone(UnlockedRows.Count count) {
        Optional<PathwayRef> ref = ref(count.pathway());
        if (ref.filter(one -> pathways.find(one).isPresent()).isPresent()) {
            return;
        }
        String what = "no file describes " + ref.map(PathwayRef::toString).orElse("a pathway of a malformed name")
                + ", with which " + count.open() + " open and " + count.ended() + " ended exchanges began";
        String advice =
                "Put its file back into pathways.folder as it was: exchanges end with the version they began with";
        found.add(count.open() > 0 ? Finding.fail(CHECK, what, advice) : Finding.warn(CHECK, what, advice));
    }

    private static Optional<PathwayRef> ref(String written) {
        try {
            return Optional.of(PathwayRef.parse(written));
        } catch (Refused malformed) {
            return Optional.empty();
        }
    }
}
