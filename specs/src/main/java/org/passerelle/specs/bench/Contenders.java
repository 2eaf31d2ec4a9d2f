package org.passerelle.specs.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.passerelle.refusal.HouseBug;
import org.passerelle.seal.suite.Crypto;

/** Gets the contenders ready, ours on the JDK alone first; says of each that cannot be had why. */
final class Contenders {
    static final String OURS = "Passerelle, JDK only";

    private static final List<String> BOUNCY_CASTLE = List.of(
            "org.bouncycastle:bcprov-jdk18on:1.86",
            "org.bouncycastle:bcutil-jdk18on:1.86",
            "org.bouncycastle:bcpkix-jdk18on:1.86",
            "org.bouncycastle:bcjmail-jdk18on:1.85",
            "org.eclipse.angus:angus-mail:2.0.5");
    private static final List<String> DIRECT = List.of("org.nhind:agent:8.0.0");
    private static final String ACCELERATOR = "software.amazon.cryptools:AmazonCorrettoCryptoProvider:2.5.0:";

    private final BenchKeys keys;
    private final Libraries libraries;
    private final PrintWriter console;
    private final List<Contender> ready = new ArrayList<>();

    Contenders(BenchKeys keys, Libraries libraries, PrintWriter console) {
        this.keys = keys;
        this.libraries = libraries;
        this.console = console;
    }

    /** Makes one, or says why not. */
    @FunctionalInterface
    private interface Maker {
        Contender make() throws IOException, Absent;
    }

    List<Contender> all() throws IOException {
        add(OURS, () -> ours(OURS, "jdk", ""));
        add("Passerelle with the accelerator", this::accelerated);
        add("Passerelle, crypto: standard", () -> ours("Passerelle, crypto: standard", "standard", ""));
        add("Bouncy Castle S/MIME", () -> program("Bouncy Castle S/MIME", "BouncyCastleSmime.java", BOUNCY_CASTLE));
        add("Direct agent 8.0.0", () -> program("Direct agent 8.0.0", "DirectAgent.java", DIRECT));
        add("openssl cms", () -> new OpensslContender(keys));
        return ready;
    }

    private void add(String name, Maker maker) throws IOException {
        try {
            ready.add(maker.make());
        } catch (Absent absent) {
            console.println("left out: " + name + ": " + absent.why());
        }
    }

    private Contender ours(String name, String crypto, String more) throws IOException {
        return new JavaContender(
                name,
                EnumSet.allOf(Operation.class),
                List.of(
                        "-D" + Crypto.PROPERTY + "=" + crypto,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")) + more,
                        OurProgram.class.getName()),
                keys);
    }

    private Contender accelerated() throws IOException, Absent {
        String machine = System.getProperty("os.name").toLowerCase(Locale.ROOT) + " " + System.getProperty("os.arch");
        String classifier =
                switch (machine) {
                    case "linux amd64" -> "linux-x86_64";
                    case "linux aarch64" -> "linux-aarch_64";
                    default -> throw new Absent("it has no native code for " + machine);
                };
        String path = libraries.classPath("accelerator", List.of(ACCELERATOR + classifier));
        return ours("Passerelle with the accelerator", "fastest", java.io.File.pathSeparator + path);
    }

    /** A program of one file, which Java compiles against the libraries of its set. */
    private Contender program(String name, String file, List<String> artifacts) throws IOException, Absent {
        String set = file.substring(0, file.indexOf('.')).toLowerCase(Locale.ROOT);
        String path = libraries.classPath(set, artifacts);
        Path source = keys.folder().resolve(file);
        try (InputStream text = Contenders.class.getResourceAsStream(file + ".txt")) {
            if (text == null) {
                throw new HouseBug("a program of the bench is in its jar");
            }
            Files.copy(text, source);
        }
        return new JavaContender(
                name, EnumSet.of(Operation.SEAL, Operation.OPEN), List.of("-cp", path, source.toString()), keys);
    }
}
