package org.passerelle.specs.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Libraries that only a bench or a test needs and that do not agree with ours, each set with its own versions in a folder of its own,
 * fetched once by Maven.
 *
 * @param folder where the sets are
 * @param offline whether only what is already there is taken
 */
public record Libraries(Path folder, boolean offline) {
    private static final String PROJECT = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>org.passerelle.bench</groupId><artifactId>%s</artifactId><version>1</version>
              <dependencies>
            %s  </dependencies>
            </project>
            """;

    /**
     * The class path of a set.
     *
     * @param artifacts {@code group:artifact:version} or {@code group:artifact:version:classifier}
     * @throws Absent when they cannot be had here
     */
    public String classPath(String set, List<String> artifacts) throws Absent {
        Path home = folder.toAbsolutePath().resolve(set);
        Path lib = home.resolve("lib");
        if (!Files.exists(home.resolve("whole"))) {
            fetch(set, home, artifacts);
        }
        return lib + "/*";
    }

    private void fetch(String set, Path home, List<String> artifacts) throws Absent {
        if (offline) {
            throw new Absent("its libraries are not in " + home + ", and --offline fetches none");
        }
        try {
            Files.createDirectories(home);
            String dependencies = artifacts.stream().map(Libraries::dependency).collect(Collectors.joining());
            Files.writeString(
                    home.resolve("pom.xml"), String.format(java.util.Locale.ROOT, PROJECT, set, dependencies));
            var command = List.of(
                    "mvn",
                    "-q",
                    "-B",
                    "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies",
                    "-DoutputDirectory=lib",
                    "-DincludeScope=runtime");
            try (Child maven = new Child(command, home, home.resolve("complaints"))) {
                if (maven.end().code() != 0) {
                    throw new Absent("Maven could not fetch its libraries; see " + home.resolve("complaints"));
                }
            }
            Files.createFile(home.resolve("whole"));
        } catch (IOException failing) {
            throw new Absent("there is no Maven to fetch its libraries with, or no place for them", failing);
        }
    }

    private static String dependency(String artifact) {
        String[] parts = artifact.split(":", -1);
        String classifier = parts.length > 3 ? "<classifier>" + parts[3] + "</classifier>" : "";
        return "    <dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId><version>"
                + parts[2] + "</version>" + classifier + "</dependency>\n";
    }
}
