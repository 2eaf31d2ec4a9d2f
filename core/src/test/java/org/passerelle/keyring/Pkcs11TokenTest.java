package org.passerelle.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Keys in SoftHSM, in a process of its own: only its environment says where the token is. */
class Pkcs11TokenTest {
    private static final int RULES = 8;
    private static final long LONGEST_SECONDS = 300;
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
            Path.of("/usr/local/lib/softhsm/libsofthsm2.so"),
            Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> keysStayInTheirTokenAndDoWhatOthersDo() throws IOException, InterruptedException {
        Path library = LIBRARIES.stream().filter(Files::exists).findFirst().orElse(null);
        Assumptions.assumeTrue(library != null, "softhsm2 absent");
        Path tokens = Files.createDirectory(folder.resolve("tokens"));
        Files.writeString(
                folder.resolve("softhsm2.conf"),
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        int made = run(List.of(
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                "passerelle",
                "--pin",
                TokenStory.PIN,
                "--so-pin",
                "5678"));
        Assumptions.assumeTrue(made == 0, "softhsm2-util absent");
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                classes,
                TokenStory.class.getName(),
                String.valueOf(library),
                tokens.toString()));
        List<String> told = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("out"))) {
            if (line.startsWith("ok\t") || line.startsWith("broken\t")) {
                told.add(line);
            }
        }
        assertThat(told).as(Files.readString(folder.resolve("err"))).hasSize(RULES);
        String stumbled = Files.readString(folder.resolve("err"));
        return told.stream()
                .map(line -> line.split("\t"))
                .map(words -> DynamicTest.dynamicTest(
                        words[1], () -> assertThat(words[0]).as(stumbled).isEqualTo("ok")));
    }

    private int run(List<String> words) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment()
                .put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
        try {
            Process process = builder.start();
            boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            assertThat(ended).as(() -> words.get(0) + " did not end").isTrue();
            return process.exitValue();
        } catch (IOException absent) {
            return -1;
        }
    }
}
