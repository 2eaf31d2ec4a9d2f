package org.passerelle.specs.large;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.gateway.Main;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Pem;

/** The commands on a letter of 200 MB in 32 MB of heap, and sixteen letters of 50 MB at once in 64 MB. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LargeLetterTest {
    private static final long MEGABYTE = 1024 * 1024;
    private static final long SIZE = 200 * MEGABYTE;
    private static final int REFUSED = 1;

    @TempDir
    static Path folder;

    @Test
    @Order(1)
    void sealsTwoHundredMegabytesInThirtyTwo() throws Exception {
        var cast = new Cast();
        give("signer", cast.signer());
        give("reader", cast.reader());
        Files.writeString(folder.resolve("anchors.pem"), cast.anchorsPem());
        writeEntity();
        var sealed = java(
                "-Xmx32m", Main.class, "entity", "mail", "seal --key signer.key --cert signer.pem --to reader.pem");
        assertThat(sealed.code()).as(sealed.said()).isZero();
        assertThat(Files.size(folder.resolve("mail"))).isGreaterThan(SIZE * 18 / 10);
    }

    @Test
    @Order(2)
    void opensThemInThirtyTwo() throws Exception {
        var opened = open("payload");
        assertThat(opened.code()).as(opened.said()).isZero();
        try (var payload = Files.newInputStream(folder.resolve("payload"))) {
            byte[] chunk = Pattern.chunk();
            long headers = Files.size(folder.resolve("payload")) - SIZE;
            payload.skipNBytes(headers);
            for (long done = 0; done < SIZE; done += chunk.length) {
                assertThat(Arrays.equals(payload.readNBytes(chunk.length), chunk))
                        .as("from %d", done)
                        .isTrue();
            }
        }
        Files.delete(folder.resolve("payload"));
    }

    @Test
    @Order(3)
    void writesNothingOfALetterWhoseLastByteChanged() throws Exception {
        long last = Files.size(folder.resolve("mail")) - 1;
        int before = change(last, 'A');
        refusesAndWritesNothing();
        change(last, before);
    }

    @Test
    @Order(4)
    void writesNothingOfALetterWhoseTagChanged() throws Exception {
        int[] end = new int[64];
        try (var mail = new RandomAccessFile(folder.resolve("mail").toFile(), "r")) {
            mail.seek(mail.length() - end.length);
            for (int at = 0; at < end.length; at++) {
                end[at] = mail.read();
            }
        }
        // Six octets end the frames: eight characters. Before them stand the sixteen octets of the tag.
        int left = 18;
        int at = end.length;
        while (left > 0) {
            at--;
            left -= Character.isLetterOrDigit(end[at]) || end[at] == '+' || end[at] == '/' ? 1 : 0;
        }
        long place = Files.size(folder.resolve("mail")) - end.length + at;
        change(place, end[at] == 'A' ? 'B' : 'A');
        Ran refused = refusesAndWritesNothing();
        assertThat(refused.said()).contains("seal.tag");
    }

    @Test
    @Order(5)
    void sealsAndOpensSixteenAtOnceInSixtyFour() throws Exception {
        Files.deleteIfExists(folder.resolve("mail"));
        Files.deleteIfExists(folder.resolve("entity"));
        Files.createFile(folder.resolve("nothing"));
        Ran ran = java("-Xmx64m", Sixteen.class, "nothing", "said", folder.toString());
        assertThat(ran.code()).as(ran.said()).isZero();
        assertThat(Files.readString(folder.resolve("said"))).contains("sealed 16, opened 16");
    }

    private Ran refusesAndWritesNothing() throws Exception {
        Ran opened = open("payload");
        assertThat(opened.code()).as(opened.said()).isEqualTo(REFUSED);
        assertThat(Files.size(folder.resolve("payload"))).isZero();
        return opened;
    }

    private Ran open(String out) throws Exception {
        return java(
                "-Xmx32m",
                Main.class,
                "mail",
                out,
                "open --key reader.key --cert reader.pem --anchors anchors.pem" + " --accept unbound");
    }

    private int change(long place, int octet) throws IOException {
        try (var mail = new RandomAccessFile(folder.resolve("mail").toFile(), "rw")) {
            mail.seek(place);
            int before = mail.read();
            mail.seek(place);
            mail.write(octet);
            return before;
        }
    }

    private void give(String name, Issued issued) throws IOException {
        Files.writeString(folder.resolve(name + ".key"), Pem.writeKey(issued.key()));
        Files.writeString(folder.resolve(name + ".pem"), Pem.write(issued.certificate()));
    }

    private void writeEntity() throws IOException {
        byte[] chunk = Pattern.chunk();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("entity")))) {
            out.write("Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            for (long done = 0; done < SIZE; done += chunk.length) {
                out.write(chunk);
            }
        }
    }

    /** What a process did. */
    private record Ran(int code, String said) {}

    private Ran java(String heap, Class<?> main, String in, String out, String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments.split(" ")));
        Path complaints = folder.resolve("complaints");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(folder.resolve(in).toFile())
                .redirectOutput(folder.resolve(out).toFile())
                .redirectError(complaints.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it ended").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ran(process.exitValue(), Files.readString(complaints));
    }
}
