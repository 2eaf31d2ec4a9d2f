package org.passerelle.examples.desktop;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.passerelle.client.Settings;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;

/**
 * What a practice's software knows already: its keys, its mailbox, its doctor, its patients. Here it stands in a file.
 *
 * @param settings what the SDK opens
 * @param doctor who sits in front of the screen
 * @param records their patients
 */
record Office(Settings settings, Professional doctor, List<Patient> records) {

    static Office read(Path file) {
        var said = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            said.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var office = new Said(said, file.toAbsolutePath().resolveSibling(""));
        return new Office(settings(office), doctor(office), Records.read(office.path("patients")));
    }

    private static Settings settings(Said office) {
        String confirmedBy = office.text("cards.confirmedBy");
        String role = office.text("cards.role");
        Instant confirmedAt = Instant.parse(office.text("cards.confirmedAt"));
        Settings settings = Settings.in(office.path("folder"))
                .keys(office.path("keys"), office.secret("PASSERELLE_KEYS"))
                .authorities(office.path("authorities"))
                .ownCard(office.path("card"), confirmedBy, role, confirmedAt)
                .mailbox(
                        office.text("mailbox"),
                        URI.create(office.text("smtp")),
                        URI.create(office.text("imap")),
                        new String(office.secret("PASSERELLE_MAILBOX")));
        for (String line : office.text("lines").split(",", -1)) {
            settings = settings.card(office.folder().resolve(line.strip()), confirmedBy, role, confirmedAt);
        }
        return settings;
    }

    private static Professional doctor(Said office) {
        return new Professional(
                new Rpps(office.text("doctor.rpps")),
                office.text("doctor.familyName"),
                office.text("doctor.givenName"),
                null,
                office.text("doctor.directLine"));
    }

    /** The file's values; passwords come from the environment. */
    private record Said(Properties values, Path folder) {
        String text(String key) {
            String value = values.getProperty(key);
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException("the office file lacks " + key);
            }
            return value.strip();
        }

        Path path(String key) {
            return folder.resolve(text(key));
        }

        char[] secret(String variable) {
            String value = System.getenv(variable);
            if (value == null) {
                throw new IllegalArgumentException("the environment lacks " + variable);
            }
            return value.toCharArray();
        }
    }
}
