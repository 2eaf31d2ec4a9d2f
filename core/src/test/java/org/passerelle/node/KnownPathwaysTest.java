package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.refusal.Refused;

/** A node remembers what each version of a pathway meant. */
class KnownPathwaysTest {
    @TempDir
    private Path folder;

    private Path own;
    private String errand;

    @BeforeEach
    void copy() throws IOException {
        own = Files.createDirectory(folder.resolve("own"));
        try (var octets = Pathway.class.getResourceAsStream("report-copy-1.yaml")) {
            errand = new String(octets.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst("(?m)^pathway: report-copy", "pathway: errand");
        }
        write(errand);
    }

    @Test
    void startsAgainWithTheSamePathwaysAndWithNewOnes() throws IOException {
        remember();
        write("# a comment\n" + errand);
        remember();
        write(errand.replaceFirst("(?m)^version: 1", "version: 2"));
        remember();
    }

    @Test
    void doesNotStartWhenAVersionMeansSomethingElse() throws IOException {
        remember();
        write(errand.replaceFirst("(?m)^title: .*$", "title: { fr: Autre, en: Other }"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(this::remember)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(PathwayRefusal.KNOWN_OTHERWISE));
    }

    @Test
    void remembersAVersionThatWasTakenAwayMeanwhile() throws IOException {
        remember();
        Files.delete(own.resolve("errand.yaml"));
        remember();
        write(errand.replaceFirst("(?m)^title: .*$", "title: { fr: Autre, en: Other }"));
        assertThatExceptionOfType(Refused.class).isThrownBy(this::remember);
    }

    @Test
    void writesItsFileWholly() throws IOException {
        remember();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("own", "pathways.json");
        }
    }

    @Test
    void doesNotStartWhenWhatItKnewCannotBeRead() throws IOException {
        Files.createDirectory(folder.resolve("pathways.json"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(this::remember)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(NodeRefusal.PATHWAYS_FILE));
    }

    private void remember() {
        KnownPathways.remember(folder, Pathways.shipped().with(own));
    }

    private void write(String yaml) throws IOException {
        Files.writeString(own.resolve("errand.yaml"), yaml, StandardCharsets.UTF_8);
    }
}
