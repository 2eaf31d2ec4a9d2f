package org.passerelle.pathway.yaml;

import java.util.List;
import java.util.function.Consumer;

/** The pathways that a node knows now: those of its start, and the forms of lines that came since. What is known stays known. */
public final class LivePathways {
    private final Consumer<Pathways> remember;
    private volatile Pathways now;

    /** @param remember keeps what each version meant, and refuses what was known otherwise, before anybody sees it */
    public LivePathways(Pathways first, Consumer<Pathways> remember) {
        this.now = first;
        this.remember = remember;
    }

    /** Those that are remembered nowhere. */
    public static LivePathways of(Pathways first) {
        return new LivePathways(first, known -> {});
    }

    public Pathways now() {
        return now;
    }

    /**
     * Knows these, too; one that is known already changes nothing.
     *
     * @throws org.passerelle.refusal.Refused {@link org.passerelle.pathway.PathwayRefusal}, and nothing is known then that was not
     *     before
     */
    public synchronized void add(List<CarriedForm> forms) {
        Pathways next = now.carrying(forms);
        if (next != now) {
            remember.accept(next);
            now = next;
        }
    }
}
