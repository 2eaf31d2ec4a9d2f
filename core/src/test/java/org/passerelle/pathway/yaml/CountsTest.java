package org.passerelle.pathway.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.FigureField;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.counts.FieldCount;
import org.passerelle.pathway.counts.MomentCount;
import org.passerelle.pathway.counts.StepCount;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

/** What a pathway says that is counted: words of the vocabulary, at the line that says otherwise. */
class CountsTest {

    @Test
    void theAvisSaysWhatIsCounted() {
        Pathway avis = Pathways.shipped().get(PathwayRef.parse("avis/1"));

        assertThat(avis.step("request").findCounts()).contains(StepCount.REQUEST);
        assertThat(avis.step("answer").findCounts()).contains(StepCount.ANSWER);
        assertThat(avis.step("take").findCounts()).isEmpty();
        assertThat(avis.step("close").form().find("referral").orElseThrow())
                .isInstanceOfSatisfying(
                        Field.ChoiceField.class,
                        field -> assertThat(field.findCounts()).contains(FieldCount.OUTCOME));
        assertThat(avis.step("answer").form().fields())
                .filteredOn(Field::isCounted)
                .extracting(Field::required)
                .containsOnly(false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "    counts: answer                | counts: reply         | pathway.value-form",
                "        counts: images            | counts: pictures      | pathway.value-form",
                "          usable: { fr: Exploitable, en: Usable } | fair: { fr: Passables, en: Fair } | pathway.counts",
                "        counts: information       | counts: images        | pathway.counts",
                "max: 8000| counts: outcome       | pathway.key-unknown",
            })
    void refusesWhatCannotBeCountedWhereItStands(String line, String instead, String code) throws IOException {
        String wanted = line.strip();
        String yaml = avis();
        int at = yaml.indexOf(wanted, yaml.indexOf("\n  answer:"));
        String wrong = yaml.substring(0, at) + instead.strip() + yaml.substring(at + wanted.length());

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> load(wrong)).satisfies(refused -> {
            assertThat(refused.code().code()).isEqualTo(code);
            assertThat(refused.refusal().facts().get(FactKey.LINE)).isNotNull();
        });
    }

    @Test
    void noticesSayWhenItHappened() {
        for (String moment : List.of("discharge-notice/1 announce leftAt", "admission-notice/1 announce admittedAt")) {
            String[] named = moment.split(" ");
            Pathway notice = Pathways.shipped().get(PathwayRef.parse(named[0]));

            assertThat(notice.step(named[1]).form().find(named[2]).orElseThrow())
                    .isInstanceOfSatisfying(FigureField.InstantField.class, field -> {
                        assertThat(field.counts()).isEqualTo(MomentCount.HAPPENED);
                        assertThat(field.isCounted())
                                .as("it stands in documents")
                                .isFalse();
                    });
        }
    }

    @Test
    void severalMayBeChosenOfDefectsAlone() throws IOException {
        String yaml = avis();
        int at = yaml.indexOf("counts: information");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> load(yaml.substring(0, at) + "many: true\n        " + yaml.substring(at)))
                .satisfies(refused -> assertThat(refused.code().code()).isEqualTo("pathway.counts"));
    }

    private static void load(String yaml) {
        PathwayLoader.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "avis.yaml");
    }

    private static String avis() throws IOException {
        try (InputStream yaml = Pathway.class.getResourceAsStream("avis-1.yaml")) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
