package org.passerelle.seal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.passerelle.canon.Sha256;
import org.passerelle.port.trust.Keyring;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;

/** Seals 100 MB into a folder and opens them again; run by {@link SmallHeapTest} in a heap of its own. */
final class HundredMegabytes {
    private static final int SIZE = 100 * 1024 * 1024;

    private HundredMegabytes() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path mail = folder.resolve("large.eml");
        var pki = new TestPki(Scene.seeded(1), InstantSource.fixed(Scene.NOW));
        var signer = pki.issue(Leaf.signing(Scene.practice()).bound(Scene.PRACTICE));
        var reader = pki.issue(Leaf.combined(Scene.hospital()).bound(Scene.HOSPITAL));
        var order = new SealOrder(
                Purpose.LETTER,
                Scene.PRACTICE,
                List.of(new SealOrder.Recipient(Scene.HOSPITAL, List.of(reader.certificate()))),
                SealOrder.Headers.of("<large@mssante.test>"),
                Scene.NOW);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(mail))) {
            new Sealer(Scene.seeded(2)).seal(order, signer.identity(), HundredMegabytes::write, out);
        }
        var keyring = Keyring.of(reader.identity(), List.of(reader.decryptionKey()));
        var context = OpenContext.strict(keyring, Set.of(Scene.HOSPITAL), pki.anchors(), Scene.NOW);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(mail));
                Opened opened = new Opener(folder, Scene.seeded(3)).open(in, context)) {
            var digest = Sha256.digest();
            byte[] chunk = new byte[8192];
            InputStream payload = opened.payload();
            for (int read = payload.read(chunk); read >= 0; read = payload.read(chunk)) {
                digest.update(chunk, 0, read);
            }
            if (!opened.verdict().contentHash().orElseThrow().equals(Sha256.of(digest.digest()))) {
                throw new IllegalStateException("other content");
            }
            System.out.println("opened " + opened.payloadSize());
        }
    }

    private static void write(OutputStream out) throws IOException {
        byte[] headers = ("From: " + Scene.PRACTICE.value()
                        + "\r\nContent-Type: application/octet-stream; hp=\"cipher\"\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        out.write(headers);
        byte[] chunk = new byte[64 * 1024];
        for (int left = SIZE - headers.length; left > 0; left -= chunk.length) {
            out.write(chunk, 0, Math.min(left, chunk.length));
        }
    }
}
