package org.passerelle.pathway.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.passerelle.pathway.yaml.LoanFile.SOUND;
import static org.passerelle.pathway.yaml.LoanFile.load;
import static org.passerelle.pathway.yaml.LoanFile.moreSteps;
import static org.passerelle.pathway.yaml.LoanFile.refuses;
import static org.passerelle.pathway.yaml.LoanFile.refusesAll;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.pathway.ClockEffect;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Words;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

class PathwayLoaderTest {
    @Test
    void readsASoundFile() {
        Pathway loan = load(SOUND);
        assertThat(loan.ref()).hasToString("loan/3");
        assertThat(loan.step("wait").clock()).isEqualTo(ClockEffect.PAUSE);
        assertThat(loan.step("wait").form().fields()).isEmpty();
        assertThat(loan.step("ask").form().fields())
                .extracting(Field::name)
                .containsExactly("urgency", "why", "papers");
        assertThat(loan.step("lend").from()).containsExactly("asked", "waiting");
    }

    @Test
    void saysWhatWasDoneAsTheFileDoesOrElseByItsTitle() {
        assertThat(load(SOUND).step("lend").done()).isEqualTo(new Words("Prêter", "Lend"));
        String more = "title: { fr: Prêter, en: Lend }\n    done: { fr: Prêté, en: Lent }";
        assertThat(load(SOUND.replace("title: { fr: Prêter, en: Lend }", more))
                        .step("lend")
                        .done())
                .isEqualTo(new Words("Prêté", "Lent"));
        refuses(PathwayRefusal.VALUE_FORM, "fr: Prêter, en: Lend }", "fr: Prêter, en: Lend }\n    done: §Prêté");
    }

    @Test
    void readsEveryScalarAsText() {
        assertThat(load(SOUND.replace("en: Slow", "en: no"))
                        .step("ask")
                        .form()
                        .fields()
                        .get(0))
                .isInstanceOfSatisfying(
                        Field.ChoiceField.class,
                        choice ->
                                assertThat(choice.options().get(0).words().en()).isEqualTo("no"));
    }

    @Test
    void readsWindowsLineEndsAndAByteOrderMark() {
        assertThat(load(SOUND.replace("\n", "\r\n")).ref()).hasToString("loan/3");
        assertThat(load("\uFEFF" + SOUND).ref()).hasToString("loan/3");
    }

    @Test
    void refusesWhatIsNotYaml() {
        refuses(PathwayRefusal.YAML, "initial: new", "initial: §'new");
        refuses(PathwayRefusal.YAML, "version: 3", "version: 3\n also§: indented");
        refuses(PathwayRefusal.YAML, "version: 3", "version: §\u0007");
        refusesAll(PathwayRefusal.YAML, "§");
        refusesAll(PathwayRefusal.YAML, "§# nothing but a comment\n");
    }

    @Test
    void refusesOctetsThatAreNotUtf8() {
        byte[] latin = SOUND.getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> PathwayLoader.load(new ByteArrayInputStream(latin), "loan.yaml"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(PathwayRefusal.YAML));
    }

    @Test
    void refusesARootThatIsNoMapping() {
        refusesAll(PathwayRefusal.VALUE_FORM, "§- loan\n");
        refusesAll(PathwayRefusal.VALUE_FORM, "§loan\n");
    }

    @Test
    void refusesTagsAnchorsAliasesComplexKeysAndFurtherDocuments() {
        refuses(PathwayRefusal.YAML_FEATURE, "version: 3", "version: §!!int 3");
        refuses(PathwayRefusal.YAML_FEATURE, "title: { fr: Prêt", "title: §!java { fr: Prêt");
        refuses(PathwayRefusal.YAML_FEATURE, "from: [new]", "from: §&a [new]");
        refuses(PathwayRefusal.YAML_FEATURE, "from: [new]", "from: §*a");
        refuses(PathwayRefusal.YAML_FEATURE, "version: 3", "? §[version]\n: 3");
        refuses(PathwayRefusal.YAML_FEATURE, "version: 3", "§&v version: 3");
        refusesAll(PathwayRefusal.YAML_FEATURE, SOUND + "§---\nmore: true\n");
        refuses(PathwayRefusal.KEY_UNKNOWN, "version: 3", "version: 3\n§<<: { a: b }");
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        refuses(PathwayRefusal.KEY_TWICE, "version: 3", "version: 3\n§version: 4");
        refuses(PathwayRefusal.KEY_TWICE, "  go-on:", "  §wait:");
        refuses(PathwayRefusal.KEY_TWICE, "fast: {", "§slow: {");
        refuses(PathwayRefusal.NAME_TWICE, "from: [asked, waiting]", "from: [asked, §asked]");
    }

    @Test
    void refusesASecondFieldOfAKindThatAFormHasOnce() {
        String papers = SOUND.substring(SOUND.indexOf("      papers:"), SOUND.indexOf("  wait:"));
        refuses(PathwayRefusal.NAME_TWICE, papers, papers + papers.replace("papers:", "§morePapers:"));
    }

    @Test
    void readsAFileOfTheLargestSizeAndNoLarger() {
        int room = PathwayLoader.LARGEST - SOUND.getBytes(StandardCharsets.UTF_8).length - 2;
        String full = SOUND + "#" + "x".repeat(room) + "\n";
        assertThat(full.getBytes(StandardCharsets.UTF_8)).hasSize(PathwayLoader.LARGEST);
        assertThat(load(full).ref()).hasToString("loan/3");
        refusesAll(PathwayRefusal.LIMIT, "§" + full + "\n");
    }

    @Test
    void readsTheDeepestNestingAndNoDeeper() {
        refuses(PathwayRefusal.VALUE_FORM, "version: 3", "§version: " + "[".repeat(11) + "]".repeat(11));
        refuses(PathwayRefusal.LIMIT, "version: 3", "version: " + "[".repeat(11) + "§[" + "]".repeat(12));
        refuses(PathwayRefusal.LIMIT, "version: 3", "version: " + "[".repeat(11) + "§" + "[".repeat(50_000));
    }

    @Test
    void readsAsManyStepsAsAllowedAndNoMore() {
        assertThat(load(SOUND + moreSteps(196)).steps()).hasSize(200);
        refuses(PathwayRefusal.LIMIT, "steps:", "§steps:", "clock: stop\n", "clock: stop\n" + moreSteps(197));
    }

    @ParameterizedTest
    @CsvSource({
        "max: 100, max: 1, max: §0",
        "max: 100, max: 20000, max: §20001",
        "max: 2, max: 100, max: §101",
        "max: 2, max: 1, max: §0",
        "min: 0, min: 2, min: §3",
        "version: 3, version: 9999, version: §10000",
        "version: 3, version: 1, version: §0",
    })
    void readsEachNumberUpToItsLimit(String sound, String allowed, String refused) {
        load(SOUND.replaceFirst("\\b" + sound + "\\n", allowed + "\n"));
        refuses(PathwayRefusal.LIMIT, sound + "\n", refused + "\n");
    }

    @Test
    void readsTitlesAndNamesUpToTheirLengths() {
        load(SOUND.replace("fr: Prêt,", "fr: " + "p".repeat(400) + ","));
        refuses(PathwayRefusal.LIMIT, "fr: Prêt,", "fr: §" + "p".repeat(401) + ",");
        load(SOUND.replace("  go-on:", "  " + "g".repeat(40) + ":"));
        refuses(PathwayRefusal.NAME_FORM, "  go-on:", "  §" + "g".repeat(41) + ":");
    }

    @Test
    void saysWhichFileCannotBeRead() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk");
            }
        };
        assertThatThrownBy(() -> PathwayLoader.load(broken, "loan.yaml"))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(PathwayRefusal.UNREADABLE);
                    assertThat(refused.refusal().facts()).containsEntry(FactKey.FILE, "loan.yaml");
                });
    }
}
