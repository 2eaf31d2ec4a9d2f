package org.passerelle.examples.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.Ins;
import org.passerelle.party.Patient;
import org.passerelle.party.Sex;

/**
 * The practice's patients, from a text file: a line each, nine parts between semicolons: name at birth; given names; used name; day of
 * birth; INSEE code of the place; {@code F} or {@code M}; INS under the test OID, or nothing where the identity is not qualified;
 * telephone; address. Your program has a database of them.
 */
final class Records {
    private static final int PARTS = 9;

    private Records() {}

    static List<Patient> read(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Records::patient)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Patient patient(String line) {
        String[] parts = line.split(";", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("a patient has " + PARTS + " parts, this line has " + parts.length);
        }
        @Nullable Ins ins = parts[6].isBlank() ? null : new Ins(parts[6].strip(), Ins.Oid.TEST);
        return new Patient(
                parts[0].strip(),
                List.of(parts[1].strip().split(" +", -1)),
                parts[2].isBlank() ? null : parts[2].strip(),
                null,
                LocalDate.parse(parts[3].strip()),
                parts[4].strip(),
                parts[5].strip().equals("F") ? Sex.FEMALE : Sex.MALE,
                ins,
                ins == null ? Patient.NoInsReason.NOT_QUALIFIED : null,
                parts[7].strip(),
                parts[8].strip());
    }
}
