package org.passerelle.flow.desk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.passerelle.canon.Id;
import org.passerelle.port.keep.Change;

/**
 * Many exchanges, each decided by itself, in few durable commits: a commit costs about the same whatever it holds. Of each exchange
 * everything is in one commit, or nothing. When a commit fails, each of its exchanges is decided anew and committed alone, so that the
 * one that is at fault stops only itself.
 */
public final class Together {
    /** Most exchanges of one commit: no more than these wait for one another. */
    public static final int MOST = 50;

    private final Premises premises;
    private final Function<Id, Dossier> decide;
    private final BiConsumer<Id, RuntimeException> failed;
    private final List<Dossier> decided = new ArrayList<>();
    private final Set<Object> saidOnce = new HashSet<>();

    /**
     * @param decide opens an exchange and writes to it, without committing; it may be asked again
     * @param failed hears of an exchange that could not be decided or committed, and why; what it throws ends everything
     */
    public Together(Premises premises, Function<Id, Dossier> decide, BiConsumer<Id, RuntimeException> failed) {
        this.premises = premises;
        this.decide = decide;
        this.failed = failed;
    }

    /** Decides and commits them in this order. */
    public void each(List<Id> exchanges) {
        for (Id exchange : exchanges) {
            attempt(exchange, () -> take(exchange));
            if (decided.size() == MOST) {
                commit();
            }
        }
        commit();
    }

    /** What is to be said once, whatever the exchange, is said by the first; those after it must see that it was. */
    private void take(Id exchange) {
        Dossier dossier = decide.apply(exchange);
        if (dossier.changes().stream().anyMatch(this::wasSaid)) {
            commit();
            dossier = decide.apply(exchange);
        }
        decided.add(dossier);
        dossier.changes().forEach(change -> {
            if (change instanceof Change.Seen seen) {
                saidOnce.addAll(keys(seen));
            }
        });
    }

    private boolean wasSaid(Change change) {
        return change instanceof Change.Seen seen && keys(seen).stream().anyMatch(saidOnce::contains);
    }

    /** A store takes no letter twice, and no place of a stream. */
    private static List<Object> keys(Change.Seen seen) {
        return List.of(
                seen.letter().letter(),
                List.of(seen.letter().stream(), seen.letter().seq()));
    }

    private void commit() {
        List<Dossier> group = List.copyOf(decided);
        decided.clear();
        saidOnce.clear();
        if (group.isEmpty()) {
            return;
        }
        try {
            premises.commit(group.stream()
                    .flatMap(dossier -> dossier.changes().stream())
                    .toList());
        } catch (RuntimeException oneOfThem) {
            group.forEach(dossier -> attempt(dossier.exchange(), () -> alone(dossier.exchange())));
        }
    }

    private void alone(Id exchange) {
        Retry.onConflict(() -> {
            Dossier dossier = decide.apply(exchange);
            dossier.commit();
            return dossier;
        });
    }

    private void attempt(Id exchange, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException why) {
            failed.accept(exchange, why);
        }
    }
}
