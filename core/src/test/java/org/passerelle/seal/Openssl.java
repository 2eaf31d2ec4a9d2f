package org.passerelle.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Pem;

/** The {@code openssl} command in a folder of its own: a reader and writer of S/MIME that shares no code with us. */
final class Openssl {
    private final Path folder;

    Openssl(Path folder) {
        this.folder = folder;
    }

    boolean isPresent() {
        return run("version") == 0;
    }

    /** Writes a key and its certificate as {@code NAME.key} and {@code NAME.pem}. */
    void give(String name, Issued issued) {
        write(name + ".key", Pem.writeKey(issued.key()));
        write(name + ".pem", Pem.write(issued.certificate()));
    }

    void anchors(Scene scene) {
        write("anchors.pem", Pem.write(List.of(scene.pki.root(), scene.pki.organisations())));
    }

    private void write(String name, String text) {
        write(name, text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    void write(String name, byte[] octets) {
        try {
            Files.write(folder.resolve(name), octets);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    byte[] read(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Runs one command, its words apart by blanks; tells its exit code. */
    int run(String words) {
        try {
            Process process = new ProcessBuilder(("openssl " + words).split(" "))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log").toFile()))
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException absent) {
            return -1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
