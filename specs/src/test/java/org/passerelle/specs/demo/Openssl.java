package org.passerelle.specs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.passerelle.specs.demo.world.Cast;

/**
 * What whoever has the demonstration's keys can make of a letter with openssl.
 *
 * @param folder where its files lie
 */
record Openssl(Played demo, Path folder) {
    private static final String OAEP =
            "-keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256 -keyopt rsa_mgf1_md:sha256";

    /** What the hospital was written, still signed, is {@code signed.eml} from here on. */
    void decrypt(byte[] letter) throws IOException, InterruptedException {
        decrypt(letter, "hospital");
    }

    /** The same of what somebody else was written. */
    void decrypt(byte[] letter, String party) throws IOException, InterruptedException {
        Assumptions.assumeTrue(run("openssl version"), "openssl absent");
        Files.write(folder.resolve("letter.eml"), letter);
        assertThat(run("openssl cms -decrypt -in letter.eml -recip " + key(party + ".enc.cert.pem") + " -inkey "
                        + key(party + ".enc.key.pem") + " -out signed.eml"))
                .isTrue();
    }

    /** The practice's mail with this file's content, for these parties. */
    byte[] encrypt(String content, String... parties) throws IOException, InterruptedException {
        String recipients = Stream.of(parties)
                .map(party -> " -recip " + key(party + ".enc.cert.pem") + " " + OAEP)
                .reduce("", String::concat);
        assertThat(run("openssl cms -encrypt -binary -in " + content + " -aes-256-gcm -from " + Cast.PRACTICE.value()
                        + " -to " + Cast.LINE.value() + " -out encrypted.eml" + recipients))
                .isTrue();
        return Files.readAllBytes(folder.resolve("encrypted.eml"));
    }

    private String key(String file) {
        return demo.out().resolve("keys").resolve(file).toAbsolutePath().toString();
    }

    /** Whether there is that program, and it ended well. */
    boolean run(String command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command.split(" "))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
