package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.refusal.Refused;

/** What a letter carries: documents in the form that senders owe, each once, and content that says one thing. */
class HostileDocumentTest extends HostileScene {
    private ForgedLetter request;

    @BeforeEach
    void draft() {
        request = outsider.request(card);
    }

    @Test
    void anUncleanedPictureOpensNothingAndItsSenderIsTold() {
        hospitalRefuses(outsider.attach(request, unclean()), "flow.document-unclean");
        assertThat(toldBack()).containsExactly("flow.document-unclean");
    }

    @Test
    void somethingThatIsNoPictureOpensNothing() {
        hospitalRefuses(outsider.attach(request, new byte[] {1, 2, 3}), "media.unknown-format");
    }

    @Test
    void anUncleanedPictureOfALaterStepIsDecidedAgainst() {
        ForgedLetter supply = supply();
        outsider.attach(supply, unclean());
        assertThat(atHospital(supply)).isEqualTo("taken");
        assertThat(refusedSteps()).containsExactly("flow.document-unclean");
        assertThat(toldBack()).contains("flow.document-unclean");
        assertThat(houses.hospital.view(request.exchange).row().state()).isEqualTo("awaiting-information");
    }

    @Test
    void aDocumentThatIsAttachedAlreadyIsNotAttachedTwice() {
        ForgedLetter supply = supply();
        supply.documents.putAll(request.documents);
        supply.content = supply.content.with("documents", request.content.array("documents"));
        assertThat(atHospital(supply)).isEqualTo("taken");
        assertThat(refusedSteps()).containsExactly("flow.document-twice");
    }

    @Test
    void aDocumentThatTheContentDoesNotNameIsNotThere() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> houses.hospital.document(avis, outsider.newId(), Rehearsal.EXPERT))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(FlowRefusal.DOCUMENT_MISSING));
    }

    @Test
    void aStepForSoftwareThatIsNotTheStepForNodesIsRefused() {
        request.saidStepId = outsider.newId();
        hospitalRefuses(request, "letter.representations-differ");
        assertThat(toldBack()).containsExactly("letter.representations-differ");
    }

    @Test
    void contentThatTheFormDoesNotAllowOpensNothing() {
        request.content = Rehearsal.without(request.content, "question");
        hospitalRefuses(request, "pathway.field-missing");
        assertThat(toldBack()).containsExactly("pathway.field-missing");
    }

    /** A later step of the outsider's own exchange, which the hospital opened and asked about. */
    private ForgedLetter supply() {
        Outsider.Sent sent = outsider.seal(request);
        houses.mail.inject(Rehearsal.LINE, sent.mail());
        houses.settle();
        act(request.exchange, "take", EMPTY);
        act(request.exchange, "ask", Rehearsal.text("asked", "Depuis quand ?"));
        ForgedLetter supply =
                outsider.draft(request.exchange, 2, card).step("supply", Rehearsal.text("supplied", "Six mois."));
        supply.prev = sent.letter();
        return supply;
    }

    private List<String> refusedSteps() {
        return houses.hospital.view(request.exchange).state().law().stream()
                .map(Event.Law::fact)
                .filter(Fact.StepRefused.class::isInstance)
                .map(fact -> ((Fact.StepRefused) fact).code())
                .toList();
    }

    /** A picture with something after its end marker. */
    private static byte[] unclean() {
        byte[] clean = Pictures.clean();
        return Arrays.copyOf(clean, clean.length + 16);
    }
}
