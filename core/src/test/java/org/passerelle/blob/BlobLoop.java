package org.passerelle.blob;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.passerelle.atrest.DataKey;
import org.passerelle.atrest.NodeKey;
import org.passerelle.canon.Id;
import org.passerelle.port.keep.BlobWriter;

/** A process of its own that keeps blobs until it is killed, and prints each one's id once it was kept. */
final class BlobLoop {
    static final Id AVIS = new Id("00000000000000000000000000000001");
    static final int SIZE = 300_000;

    private BlobLoop() {}

    public static void main(String[] arguments) throws IOException {
        var random = new SecureRandom();
        var out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        FolderBlobs blobs = open(Path.of(arguments[0]), random);
        while (true) {
            Id blob = Id.random(random);
            try (BlobWriter writer = blobs.create(AVIS, blob)) {
                for (int written = 0; written < SIZE; written += 1000) {
                    writer.write(new byte[1000]);
                }
                writer.keep();
            }
            out.println(blob.hex());
        }
    }

    static FolderBlobs open(Path folder, SecureRandom random) {
        DataKey key = NodeKey.readOrCreate(folder.resolve("node.key"), random).secrets();
        return FolderBlobs.open(folder, exchange -> key, random, InstantSource.system());
    }

    static Process start(Path folder) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        BlobLoop.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
