package org.passerelle.specs.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the house rules look at: the compiled classes of every module, the source tree, and the table of rooms. */
final class House {
    static final String ROOT = "org.passerelle";
    static final String FIXTURES = "org.passerelle.specs.house.fixtures";

    /** The project's folder; Maven runs the tests of a module in that module's folder. */
    static final Path FOLDER = Path.of("").toAbsolutePath().getParent();

    private static final ImportOption NOT_OF_TESTS =
            location -> ImportOption.Predefined.DO_NOT_INCLUDE_TESTS.includes(location) && !isTestJar(location);

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(NOT_OF_TESTS).importPackages(ROOT);

    private House() {}

    /** Every class of the house that is not a test, from whichever modules have any. */
    static JavaClasses classes() {
        return CLASSES;
    }

    /** The classes of one fixture: a house in miniature that breaks a rule on purpose. */
    static JavaClasses fixture(String name) {
        return new ClassFileImporter().importPackages(FIXTURES + "." + name);
    }

    static Rooms rooms() {
        return Rooms.parse(lines(Path.of("src/test/resources/house/rooms.txt")));
    }

    static Sources sources() {
        return Sources.under(FOLDER);
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTestJar(Location location) {
        return location.contains("-tests.jar");
    }
}
