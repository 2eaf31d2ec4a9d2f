package org.passerelle.specs.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.passerelle.specs.bench.BenchCommand;
import org.passerelle.specs.sandbox.SandboxCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that know both houses. */
@Command(
        name = "passerelle",
        mixinStandardHelpOptions = true,
        subcommands = {DemoCommand.class, SandboxCommand.class, BenchCommand.class},
        description = "Demonstrations and measurements of Passerelle.")
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "org/passerelle/specs/demo/logback.xml");
        int code = run(
                new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                arguments);
        System.exit(code);
    }

    /** Runs a command with these streams; returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Main()).setOut(out).setErr(err).execute(arguments);
    }
}
