package org.passerelle.specs.killed;

import java.util.List;

/** How a process tells its health. */
final class Quiet {
    /** Nothing waits, nothing was put apart, nobody has to look. */
    static final String WORDS = words(0, 0, List.of());

    private Quiet() {}

    static String words(long waiting, int apart, List<String> alarms) {
        return "waiting=" + waiting + " quarantine=" + apart + " alarms=" + alarms;
    }
}
