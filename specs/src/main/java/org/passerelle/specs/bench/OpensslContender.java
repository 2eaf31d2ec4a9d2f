package org.passerelle.specs.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code openssl cms} commands, from file to file, timed by the shell that runs them. */
final class OpensslContender implements Contender {
    private static final String SEAL = "openssl cms -sign -binary -nodetach -md sha256 -in %1$s.entity -out %1$s.signed"
            + " -signer signer.pem -inkey signer.key -keyopt rsa_padding_mode:pss"
            + " && openssl cms -encrypt -binary -aes-256-gcm -in %1$s.signed -out %1$s.mail -recip reader.pem"
            + " -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256 -keyopt rsa_mgf1_md:sha256";
    private static final String OPEN = "openssl cms -decrypt -in %1$s.mail -recip reader.pem -inkey reader.key"
            + " -out %1$s.opened"
            + " && openssl cms -verify -noverify -binary -in %1$s.opened -out %1$s.content";
    /** The second line of {@code times}: the shell's children. */
    private static final Pattern TIMES = Pattern.compile("(\\d+)m([0-9.,]+)s (\\d+)m([0-9.,]+)s\\s*$");

    private final Path folder;

    OpensslContender(BenchKeys keys) throws Absent {
        this.folder = keys.folder();
        try {
            if (run("openssl version").code() != 0) {
                throw new Absent("there is no openssl command");
            }
        } catch (IOException noShell) {
            throw new Absent("there is no bash to time openssl with", noShell);
        }
    }

    @Override
    public String name() {
        return "openssl cms";
    }

    @Override
    public Duration work(Operation operation, int octets, int times) throws IOException {
        Path entity = folder.resolve(octets + ".entity");
        if (!Files.exists(entity)) {
            Files.write(entity, BenchKeys.entity(octets));
        }
        String command = String.format(Locale.ROOT, operation == Operation.SEAL ? SEAL : OPEN, octets);
        Child.Ended ended = run("for i in $(seq " + times + "); do " + command + " || exit 1; done; times");
        Matcher spent = TIMES.matcher(ended.said());
        if (ended.code() != 0 || !spent.find()) {
            throw new IOException("openssl failed; see the file of complaints");
        }
        return seconds(spent.group(1), spent.group(2)).plus(seconds(spent.group(3), spent.group(4)));
    }

    private Child.Ended run(String script) throws IOException {
        try (Child bash = new Child(List.of("bash", "-c", script), folder, folder.resolve("complaints"))) {
            return bash.end();
        }
    }

    private static Duration seconds(String minutes, String seconds) {
        double exact = 60 * Integer.parseInt(minutes) + Double.parseDouble(seconds.replace(',', '.'));
        return Duration.ofMillis(Math.round(1000 * exact));
    }

    @Override
    public void close() {
        // nothing is left running
    }
}
