package org.passerelle.specs.bench;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.port.trust.Identity;
import org.passerelle.port.trust.Keyring;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.Opened;
import org.passerelle.seal.Opener;
import org.passerelle.seal.Purpose;
import org.passerelle.seal.SealOrder;
import org.passerelle.seal.Sealer;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.suite.Suite;
import org.passerelle.seal.suite.WarmUp;

/** Our side of the bench, a {@link JavaContender}'s program: the whole verdict is reached, its path included. */
final class OurProgram {
    private final Path folder;
    private final SecureRandom random = new SecureRandom();
    private final Identity signer;
    private final SealOrder order;
    private final OpenContext context;
    private final Map<Integer, byte[]> mails = new HashMap<>();

    private OurProgram(Path folder) throws IOException {
        this.folder = folder;
        X509Certificate writer = certificates("signer.pem").get(0);
        X509Certificate reader = certificates("reader.pem").get(0);
        var now = InstantSource.system().instant();
        signer = new Identity(Pem.key(read("signer.key")), List.of(writer));
        order = new SealOrder(
                Purpose.LETTER,
                BenchKeys.WRITER,
                List.of(new SealOrder.Recipient(BenchKeys.READER, List.of(reader), Suite.GCM, true)),
                SealOrder.Headers.of("<bench@medecin.mssante.test>"),
                now);
        var decryption = new DecryptionKey(Pem.key(read("reader.key")), reader);
        context = OpenContext.strict(
                Keyring.of(signer, List.of(decryption)),
                Set.of(BenchKeys.READER),
                TrustAnchors.of(certificates("anchors.pem"), List.of()),
                now);
    }

    public static void main(String[] arguments) throws IOException {
        WarmUp.ciphers();
        var program = new OurProgram(Path.of(arguments[0]));
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            System.out.println(program.work(words[0], Integer.parseInt(words[1]), Integer.parseInt(words[2])));
        }
    }

    private long work(String word, int octets, int times) throws IOException {
        var operation = Operation.valueOf(word.toUpperCase(Locale.ROOT));
        byte[] entity = operation == Operation.KEY ? new byte[0] : BenchKeys.entity(octets);
        byte[] mail = operation == Operation.OPEN ? mail(octets, entity) : new byte[0];
        Duration before = spent();
        for (int done = 0; done < times; done++) {
            switch (operation) {
                case SEAL -> seal(entity, OutputStream.nullOutputStream());
                case OPEN -> open(mail);
                case KEY -> sign();
            }
        }
        return spent().minus(before).toMillis();
    }

    private void sign() throws IOException {
        try {
            Suite.GCM.signature(signer.certificate().getPublicKey()).sign(signer.key(), new byte[32], random);
        } catch (GeneralSecurityException unusable) {
            throw new IOException(unusable);
        }
    }

    private byte[] mail(int octets, byte[] entity) throws IOException {
        byte[] known = mails.get(octets);
        if (known != null) {
            return known;
        }
        var out = new ByteArrayOutputStream(2 * octets);
        seal(entity, out);
        mails.clear();
        mails.put(octets, out.toByteArray());
        return out.toByteArray();
    }

    private void seal(byte[] entity, OutputStream out) throws IOException {
        new Sealer(random).seal(order, signer, payload -> payload.write(entity), out);
    }

    private void open(byte[] mail) throws IOException {
        try (Opened opened = new Opener(folder, random).open(new ByteArrayInputStream(mail), context)) {
            if (!opened.verdict().applicable()) {
                throw new IOException("not opened: " + opened.verdict().refusal());
            }
            opened.payload().transferTo(OutputStream.nullOutputStream());
        }
    }

    private static Duration spent() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private List<X509Certificate> certificates(String name) throws IOException {
        return Pem.certificates(read(name));
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
