package org.passerelle.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;
import org.passerelle.sla.Target;
import org.passerelle.sla.Unit;

/** A card states the targets that the clocks of its circuits take, and names forms that their steps know. */
class CircuitFitTest {
    private static final Pathways SHIPPED = Pathways.shipped();

    @Test
    void aTargetThatAStepNamesIsOnTheCard() {
        assertThat(fit(offer("admission-notice", "admission-notice"), "acknowledgement")
                        .misfits())
                .isEmpty();
        assertThat(fit(offer("admission-notice", "admission-notice"), "ordinary")
                        .misfits())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.code()).isEqualTo(CardRefusal.TARGET_MISSING);
                    assertThat(one.words().en()).contains("admission-notice/1", "“acknowledgement”", "add that target");
                    assertThat(one.words().fr()).contains("admission-notice/1", "« acknowledgement »", "ajoutez");
                });
    }

    /** Who prescribed is gone when the recording starts the clock: every urgency that they may choose is promised. */
    @Test
    void whatAnEarlierStepMayChooseIsOnTheCardAsAWhole() {
        assertThat(fit(offer("polygraphie", "polygraphie"), "ordinary", "prompt")
                        .misfits())
                .isEmpty();
        assertThat(fit(offer("polygraphie", "polygraphie"), "ordinary").misfits())
                .extracting(CircuitFit.Misfit::missing)
                .containsExactly("prompt");
    }

    /** A line may hold no staff meeting: such a request is refused when it is made, and only if nothing is left is the card. */
    @Test
    void aLineKeepsToSomeUrgenciesAndToOneAtLeast() {
        CircuitFit some = fit(offer("avis", "avis"), "ordinary", "prompt");
        assertThat(some.misfits()).isEmpty();
        assertThat(some.left())
                .singleElement()
                .satisfies(left -> assertThat(left.missing()).isEqualTo("staff"));
        // 'now' stops the request: nobody waits for it
        assertThat(fit(offer("avis", "avis"), "ordinary", "prompt", "staff").left())
                .isEmpty();
        assertThat(fit(offer("avis", "avis"), "now").misfits())
                .singleElement()
                .satisfies(none -> assertThat(none.missing()).isEqualTo("ordinary, prompt, staff"));
    }

    @Test
    void aFormIsOneOfThatCircuit() {
        assertThat(fit(offer("avis", "avis", "dermatology"), "ordinary").misfits())
                .isEmpty();
        assertThat(fit(offer("avis", "avis", "wound"), "ordinary").misfits())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.code()).isEqualTo(CardRefusal.FORM_UNKNOWN);
                    assertThat(one.missing()).isEqualTo("wound/1");
                    assertThat(one.words().en()).contains("wound/1", "avis/1", "folder of pathways");
                });
        assertThat(fit(offer("polygraphie", "dermatology"), "ordinary", "prompt")
                        .misfits())
                .as("a form of another circuit, and none that opens this one")
                .extracting(CircuitFit.Misfit::missing)
                .containsExactly("dermatology/1", "prescribe");
    }

    @Test
    void ofACircuitThatIsNotHereNothingIsTold() {
        CircuitFit fit = fit(offer("bed-loan", "bed-loan"), "ordinary");

        assertThat(fit.misfits()).isEmpty();
        assertThat(fit.unknown()).containsExactly(new PathwayRef("bed-loan", 1));
    }

    @Test
    void refusesWithWhatIsMissingAndWhatMendsIt() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> fit(offer("discharge-notice", "discharge-notice"), "ordinary")
                        .require())
                .satisfies(refused -> assertThat(refused.refusal().facts())
                        .containsEntry(FactKey.ACTUAL, "discharge-notice/1")
                        .containsEntry(FactKey.EXPECTED, "acknowledgement")
                        .containsKeys(FactKey.WORDS_FR, FactKey.WORDS_EN));
        fit(offer("avis", "avis"), "ordinary").require();
    }

    private static PathwayOffer offer(String pathway, String... forms) {
        return new PathwayOffer(
                pathway,
                1,
                Arrays.stream(forms)
                        .map(form -> new PathwayOffer.FormOffer(form, 1))
                        .toList());
    }

    private static CircuitFit fit(PathwayOffer pathway, String... urgencies) {
        LineOffer usual = Cards.offer();
        Map<String, Target> targets = new HashMap<>();
        for (String urgency : urgencies) {
            targets.put(urgency, new Target(Unit.ELAPSED_HOURS, 24));
        }
        var offer = new LineOffer(
                usual.title(),
                usual.scope(),
                usual.exclusions(),
                List.of(pathway),
                targets,
                usual.calendar(),
                usual.phone());
        return CircuitFit.of(offer, SHIPPED::find);
    }
}
