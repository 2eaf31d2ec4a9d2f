package org.passerelle.specs.large;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.passerelle.seal.Opened;
import org.passerelle.seal.Opener;
import org.passerelle.seal.Sealer;

/** Seals sixteen letters of 50 MB at once, then opens sixteen at once. */
final class Sixteen {
    private static final int LETTERS = 16;
    private static final long SIZE = 50L * 1024 * 1024;
    private static final int CHUNK = 64 * 1024;

    private final Path folder;
    private final Cast cast = new Cast();
    private final SecureRandom random = new SecureRandom();

    private Sixteen(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        var sixteen = new Sixteen(Path.of(arguments[0]));
        int sealed = together(sixteen::seal);
        int opened = together(letter -> sixteen.open());
        System.out.println("sealed " + sealed + ", opened " + opened);
    }

    /** One letter's work. */
    @FunctionalInterface
    private interface Work {
        void of(int letter) throws IOException;
    }

    private static int together(Work work) throws Exception {
        var executor = Executors.newFixedThreadPool(LETTERS);
        var start = new CyclicBarrier(LETTERS);
        try {
            List<Callable<Integer>> letters = new ArrayList<>();
            for (int letter = 0; letter < LETTERS; letter++) {
                int number = letter;
                letters.add(() -> {
                    start.await();
                    work.of(number);
                    return 1;
                });
            }
            int done = 0;
            for (Future<Integer> letter : executor.invokeAll(letters)) {
                done += letter.get();
            }
            return done;
        } finally {
            executor.shutdown();
        }
    }

    /** The first one goes to the disk, the others nowhere: they differ in their keys alone. */
    private void seal(int letter) throws IOException {
        try (OutputStream out = letter == 0
                ? new BufferedOutputStream(Files.newOutputStream(mail()))
                : OutputStream.nullOutputStream()) {
            new Sealer(random).seal(cast.order(), cast.signer().identity(), this::write, out);
        }
    }

    private void write(OutputStream out) throws IOException {
        out.write(("From: " + cast.from() + "\r\nContent-Type: application/octet-stream; hp=\"cipher\"\r\n"
                        + "Content-Transfer-Encoding: binary\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        byte[] chunk = new byte[CHUNK];
        for (long left = SIZE; left > 0; left -= CHUNK) {
            out.write(chunk);
        }
    }

    private void open() throws IOException {
        try (InputStream mail = Files.newInputStream(mail());
                Opened opened = new Opener(folder, random).open(mail, cast.context())) {
            long read = opened.payload().transferTo(OutputStream.nullOutputStream());
            if (!opened.verdict().applicable() || read <= SIZE) {
                throw new IllegalStateException(
                        "not opened: " + opened.verdict().refusal());
            }
        }
    }

    private Path mail() {
        return folder.resolve("fifty");
    }
}
