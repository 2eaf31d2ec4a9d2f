package org.passerelle.gateway.doctor;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passerelle.port.trust.Directory;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;

/**
 * Looks at the directories that settings name: whether each answers, and how old what it says is. A gateway starts without those
 * that others keep; who they would confirm waits.
 */
public final class DirectoryCheck {
    /** The age from which on an extract is told of: one is made each day. */
    public static final Duration OLD = Duration.ofDays(7);

    private static final String EXTRACT = "extract";
    private static final String FILE = "file";

    private DirectoryCheck() {}

    /** @param file the one that {@code directory.file} names, where it does */
    public static List<Finding> of(List<Directory.State> states, Optional<Path> file, Instant now) {
        return states.stream().map(state -> of(state, file, now)).toList();
    }

    private static Finding of(Directory.State state, Optional<Path> file, Instant now) {
        String check = "directory." + state.source();
        if (state.findTrouble().isPresent()) {
            RefusalCode trouble = state.findTrouble().get();
            return state.source().equals(FILE)
                    ? Finding.refused(
                            check,
                            file.map(path -> Refusal.of(trouble).with(FactKey.PATH, path))
                                    .orElseGet(() -> Refusal.of(trouble)))
                    : Finding.warn(check, trouble.code(), trouble.sentence());
        }
        if (state.findAsOf().isEmpty()) {
            return Finding.warn(check, "none is held yet", "A running gateway fetches it; look again then");
        }
        Instant asOf = state.findAsOf().get();
        String holds = state.entries() < 0 ? "answers" : state.entries() + " mailboxes, of " + asOf;
        return state.source().equals(EXTRACT) && asOf.isBefore(now.minus(OLD))
                ? Finding.warn(check, holds, "Find out why no newer one comes; at 30 days it is given up")
                : Finding.ok(check, holds);
    }
}
