package org.passerelle.pathway.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.pathway.yaml.LoanFile.SOUND;
import static org.passerelle.pathway.yaml.LoanFile.load;
import static org.passerelle.pathway.yaml.LoanFile.refuses;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.When;

/** What a step takes from one that was done before. */
class EarlierStepsTest {
    private static final String LEND = "    from: [asked, waiting]\n";
    private static final String PAPERS = "      papers:\n";
    private static final String SEEN = """
                  seenAt:
                    kind: instant
                    title: { fr: Vu le, en: Seen on }
                    required: true
            """;
    private static final String GO_ON = "    from: [waiting]\n    to: asked\n";
    private static final String FILES = """
                form:
                  files:
                    kind: documents
                    title: { fr: Fichiers, en: Files }
                    min: 0
                    max: 2
                    kinds:
                      night: { fr: Nuit, en: Night }
            """;

    @Test
    void readsWhatAnEarlierStepMustHaveSaid() {
        Pathway loan = load(SOUND.replace(LEND, LEND + "    needs: { step: ask, field: urgency, is: [fast] }\n"));

        assertThat(loan.step("lend").findNeeds()).contains(new Step.Grant("ask", new When("urgency", List.of("fast"))));
        assertThat(loan.step("wait").findNeeds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "step: query, field: urgency, is: fast",
                "step: ask, field: pace, is: fast",
                "step: ask, field: urgency, is: never",
                "step: ask, field: why, is: fast",
                "step: lend, field: urgency, is: fast"
            })
    void refusesWhatNoEarlierStepCanHaveSaid(String needs) {
        refuses(PathwayRefusal.EARLIER_UNKNOWN, LEND, LEND + "    §needs: { " + needs + " }\n");
    }

    @Test
    void readsWhatRecordingsAreComparedWith() {
        Pathway loan = load(SOUND.replace(PAPERS, SEEN + PAPERS)
                .replace(GO_ON, GO_ON + FILES + "        checks: { start: ask.seenAt, device: ask.why }\n"));

        var checks = loan.step("go-on")
                .form()
                .find(Field.DocumentsField.class)
                .orElseThrow()
                .checks();
        assertThat(checks.start()).isEqualTo(new Step.Noted("ask", "seenAt"));
        assertThat(checks.device()).isEqualTo(new Step.Noted("ask", "why"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start: ask.why",
                "device: ask.seenAt",
                "start: ask.seen",
                "device: query.why",
                "start: lend.seenAt"
            })
    void refusesToCompareWithWhatWasNotNoted(String checks) {
        refuses(
                PathwayRefusal.EARLIER_UNKNOWN,
                PAPERS,
                SEEN + PAPERS,
                GO_ON,
                GO_ON + FILES + "        §checks: { " + checks + " }\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start: seenAt", "device: ask.", "start: .seenAt", "start: ask.seenAt.more"})
    void refusesANameThatIsNoStepsField(String checks) {
        refuses(PathwayRefusal.NAME_FORM, GO_ON, GO_ON + FILES + "        §checks: { " + checks + " }\n");
    }
}
