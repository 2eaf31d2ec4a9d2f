package org.passerelle.letter.cda;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.passerelle.refusal.HouseBug;

/**
 * Professions and specialties by code, with the name that a document must give beside it (the part of
 * JDV_J01_XdsAuthorSpecialty_CISIS, 2024-12-13, whose codes are of TRE_A02-ProfessionSavFaire-CISIS).
 */
final class Specialties {
    private static final String FILE = "specialties.tsv";
    private static final Map<String, String> NAMES = read();

    private Specialties() {}

    /** The specialty's name, where the value set has it. */
    static Optional<String> name(String code) {
        return Optional.ofNullable(NAMES.get(code));
    }

    private static Map<String, String> read() {
        try (InputStream file = Specialties.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new HouseBug("the table of specialties is in the jar");
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .map(line -> line.split("\t", 2))
                    .collect(Collectors.toUnmodifiableMap(columns -> columns[0], columns -> columns[1]));
        } catch (IOException broken) {
            throw new HouseBug("the table of specialties is readable", broken);
        }
    }
}
