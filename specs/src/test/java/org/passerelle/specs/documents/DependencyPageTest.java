package org.passerelle.specs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/dependencies.md} and the parent's pom name the same libraries in the same versions. */
class DependencyPageTest {
    private static final Path PAGE = Path.of("..", "docs", "dependencies.md");
    private static final Path POM = Path.of("..", "pom.xml");
    private static final Pattern PROPERTY = Pattern.compile("<([a-z0-9-]+)\\.version>([^<]+)</");
    private static final Pattern VERSION = Pattern.compile("[0-9][0-9A-Za-z.]*");

    /** A row of one of the tables: name, version, and what the last column says. */
    private record Library(String name, List<String> versions, String why) {
        boolean isCalled(String property) {
            return letters(name).contains(letters(property));
        }
    }

    @Test
    void everyVersionOfThePomStandsOnThePage() throws IOException {
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);
        String build =
                letters(page.substring(page.indexOf("## Only in the build"), page.indexOf("## What is left out")));
        List<Library> libraries = libraries(page);

        versions().forEach((property, version) -> {
            boolean listed = libraries.stream()
                    .anyMatch(library ->
                            library.isCalled(property) && library.versions().contains(version));
            assertThat(listed || build.contains(letters(property + version)))
                    .as("%s %s", property, version)
                    .isTrue();
        });
    }

    @Test
    void everyLibraryOfThePageStandsInThePomAndSaysWhy() throws IOException {
        Map<String, String> versions = versions();
        List<Library> libraries = libraries(Files.readString(PAGE, StandardCharsets.UTF_8));

        assertThat(libraries).hasSizeGreaterThan(15);
        for (Library library : libraries) {
            Set<String> known = new TreeSet<>();
            versions.forEach((property, version) -> {
                if (library.isCalled(property)) {
                    known.add(version);
                }
            });
            assertThat(known).as(library.name()).containsAll(library.versions());
            assertThat(library.why()).as("why %s", library.name()).isNotBlank();
        }
    }

    private static Map<String, String> versions() throws IOException {
        Map<String, String> versions = new TreeMap<>();
        String pom = Files.readString(POM, StandardCharsets.UTF_8);
        Matcher property = PROPERTY.matcher(pom.substring(pom.indexOf("<properties>"), pom.indexOf("</properties>")));
        while (property.find()) {
            versions.put(property.group(1), property.group(2));
        }
        return versions;
    }

    private static List<Library> libraries(String page) {
        List<Library> libraries = new ArrayList<>();
        for (String line : page.lines().toList()) {
            String[] cells = line.split("\\|", -1);
            if (cells.length > 4
                    && VERSION.matcher(cells[2].strip().split(", ")[0]).matches()) {
                libraries.add(
                        new Library(cells[1].strip(), List.of(cells[2].strip().split(", ")), cells[cells.length - 2]));
            }
        }
        return libraries;
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
