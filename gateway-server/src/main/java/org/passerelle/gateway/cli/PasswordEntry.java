package org.passerelle.gateway.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.passerelle.gateway.session.PasswordHash;
import org.passerelle.refusal.Refusal;

/**
 * A new password: typed twice at a terminal and never shown, else one line of standard input; never an argument, which lists of processes
 * and a shell's history show.
 */
final class PasswordEntry {
    private final Console console;

    PasswordEntry(Console console) {
        this.console = console;
    }

    /** @throws org.passerelle.refusal.Refused {@link CliRefusal#PASSWORDS_DIFFER} */
    char[] read() {
        Console.Terminal terminal = console.terminal();
        if (terminal == null) {
            return line();
        }
        char[] password = typed(terminal, "password (" + PasswordHash.SHORTEST + " characters at least): ");
        if (!Arrays.equals(password, typed(terminal, "the same again: "))) {
            throw Refusal.of(CliRefusal.PASSWORDS_DIFFER).refused();
        }
        return password;
    }

    private static char[] typed(Console.Terminal terminal, String prompt) {
        char[] typed = terminal.password(prompt);
        return typed == null ? new char[0] : typed;
    }

    private char[] line() {
        console.err().println("password (" + PasswordHash.SHORTEST + " characters at least), then Enter:");
        try {
            String line = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8)).readLine();
            return (line == null ? "" : line).toCharArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
