package org.passerelle.gateway.cli;

import java.io.InputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * What a command reads and writes.
 *
 * @param in standard input
 * @param out results, and nothing else
 * @param err what a person should know
 * @param terminal where somebody types, or null where nobody does
 */
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        @Nullable Terminal terminal) {

    /** One at which nobody types. */
    public Console(InputStream in, PrintStream out, PrintStream err) {
        this(in, out, err, null);
    }

    /** A person's screen and keyboard. */
    @FunctionalInterface
    public interface Terminal {
        /** What they type after that prompt, without its being shown; null where they end the input instead. */
        char @Nullable [] password(String prompt);
    }
}
