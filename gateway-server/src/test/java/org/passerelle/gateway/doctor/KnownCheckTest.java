package org.passerelle.gateway.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Sha256;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.store.beside.UnlockedRows.Count;

/** What the doctor says of pathways that mean otherwise than a node knew, and of those that went. */
class KnownCheckTest {
    @TempDir
    private Path folder;

    private String errand;
    private Map<String, Sha256> before;

    @BeforeEach
    void known() throws IOException {
        try (var octets = Objects.requireNonNull(Pathway.class.getResourceAsStream("report-copy-1.yaml"))) {
            errand = new String(octets.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst("(?m)^pathway: report-copy", "pathway: errand");
        }
        write(errand);
        before = new TreeMap<>(pathways().meanings());
    }

    @Test
    void whatMeansTheSameIsSound() {
        assertThat(lines(List.of(new Count("errand/1", 2, 1))))
                .containsExactly(
                        "OK    pathways.known: each means what this node knew; " + before.size() + " remembered");
        before.clear();
        assertThat(lines(List.of()))
                .containsExactly("OK    pathways.known: none known yet: the first start remembers what each means");
    }

    @Test
    void whatMeansOtherwiseIsToldWithItsFileWhoUsesItAndWhatMendsIt() throws IOException {
        change();
        before.put("pathway errand/7", Sha256.hash(new byte[0]));

        assertThat(lines(List.of(new Count("avis/1", 9, 9), new Count("errand/1", 2, 1))))
                .singleElement()
                .asString()
                .matches(
                        "FAIL  pathways\\.known: errand\\.yaml:[0-9]+:[0-9]+: pathway errand/1 means otherwise than this"
                                + " node has known it \\(pathway\\.known-otherwise\\); 2 open and 1 ended exchanges began with it\\."
                                + " Put the file back as it was; give the changed one version: 8 in a file of its own, and name"
                                + " errand/8 on the line's card");
        assertThat(lines(List.of())).singleElement().asString().contains("; 0 open and 0 ended exchanges began");
        assertThat(KnownCheck.of(pathways(), before, Optional.empty()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("cannot be read now"));
    }

    @Test
    void aLinesFormIsToldWithTheExchangesOfItsPathway() {
        before.put("form dermatology/1", Sha256.hash(new byte[0]));
        before.put("pathway dermatology/9", Sha256.hash(new byte[0]));

        assertThat(lines(List.of(new Count("avis/1", 4, 0))))
                .singleElement()
                .asString()
                .startsWith("FAIL  pathways.known: dermatology-1.yaml:")
                .contains(
                        ": form dermatology/1 means otherwise",
                        "4 open and 0 ended exchanges of avis/1, which may ask with it",
                        "This program ships it otherwise than the one that ran here before");
    }

    @Test
    void aVersionInUseWhoseFileWentIsTold() {
        assertThat(lines(List.of(new Count("errand/1", 2, 1), new Count("gone/3", 1, 4), new Count("old/1", 0, 4))))
                .containsExactly(
                        "FAIL  pathways.known: no file describes gone/3, with which 1 open and 4 ended exchanges began."
                                + " Put its file back into pathways.folder as it was: exchanges end with the version they began with",
                        "WARN  pathways.known: no file describes old/1, with which 0 open and 4 ended exchanges began."
                                + " Put its file back into pathways.folder as it was: exchanges end with the version they began with");
        assertThat(lines(List.of(new Count("<b>/1", 1, 0))))
                .singleElement()
                .asString()
                .doesNotContain("<b>")
                .contains("a pathway of a malformed name");
    }

    @Test
    void aMemoryThatCannotBeReadIsOneFinding() throws IOException {
        assertThat(KnownCheck.of(folder.resolve("absent"), pathways()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.level()).isEqualTo(Finding.Level.OK));
        Files.createDirectory(folder.resolve("pathways.json"));
        assertThat(KnownCheck.of(folder, pathways()))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.line()).startsWith("FAIL  pathways.known: node.pathways-file"));
        Files.delete(folder.resolve("pathways.json"));
        Files.writeString(folder.resolve("pathways.json"), "{\"known\":", StandardCharsets.UTF_8);
        assertThat(KnownCheck.of(folder, pathways()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.line()).startsWith("FAIL  pathways.known: canon."));
    }

    private List<String> lines(List<Count> counts) {
        return KnownCheck.of(pathways(), before, Optional.of(counts)).stream()
                .map(Finding::line)
                .toList();
    }

    private void change() throws IOException {
        write(errand.replaceFirst("(?m)^title: .*$", "title: { fr: Autre, en: Other }"));
    }

    private Pathways pathways() {
        return Pathways.shipped().with(folder);
    }

    private void write(String yaml) throws IOException {
        Files.writeString(folder.resolve("errand.yaml"), yaml, StandardCharsets.UTF_8);
    }
}
