package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.EventJson;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.Promise;
import org.passerelle.party.Organisation;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.AvisContent;
import org.passerelle.port.letter.Envelope.TellEvent;

/** Who may begin an exchange of themselves: a line that is known, for its own organisation, by a circuit that is a line's to begin. */
class FalseLineTest extends HostileScene {

    @Test
    void anHonestNoticeOfOtherSoftwareIsTaken() {
        ForgedLetter letter = notice(falseKeeper);
        assertThat(said(houses.practice.accept(
                        new ByteArrayInputStream(falseKeeper.seal(letter).mail()), Rehearsal.PRACTICE)))
                .isEqualTo("taken");
        assertThat(state(houses.practice, letter.exchange)).isEqualTo("announced");
    }

    @Test
    void aStrangersNoticeIsRefused() throws Exception {
        Outsider neighbour = neighbour();
        practiceRefuses(neighbour, notice(neighbour), "flow.unknown-correspondent");
    }

    @Test
    void aPracticeBeginsNothingAsIfItWereALine() throws Exception {
        Outsider neighbour = neighbour();
        neighbour.introduceToPractice(houses);
        practiceRefuses(neighbour, notice(neighbour), "flow.not-from-a-line");
    }

    @Test
    void anotherOrganisationThanTheOneThatSignedIsRefused() {
        ForgedLetter letter = notice(falseKeeper);
        letter.organisation = new Organisation(new StructureId("1550000077"), "Clinique de Saulx", null);
        practiceRefuses(letter, "flow.organisation-differs");
    }

    @Test
    void somebodyElseAsKeeperIsRefused() {
        ForgedLetter letter = notice(falseKeeper);
        letter.keeper = Outsider.SAULX;
        practiceRefuses(letter, "flow.not-a-party");
    }

    @Test
    void aRequestersCircuitToldAsIfTheLineHadBegunItIsRefused() {
        ForgedLetter letter = falseKeeper.draft(falseKeeper.newId(), 1, houses.practiceHash);
        letter.step("request", Rehearsal.without(AvisContent.request(), "documents"));
        letter.events = List.of(told(letter));
        practiceRefuses(letter, "flow.unknown-exchange");
    }

    @Test
    void aLinesCircuitBegunByAPracticeIsRefused() {
        ForgedLetter letter = outsider.draft(outsider.newId(), 1, card).step("announce", LineNotice.content());
        letter.pathway = LineNotice.REF;
        hospitalRefuses(letter, "exchange.not-your-step");
    }

    @Test
    void aFirstLetterThatTellsNotFromTheBeginningIsRefused() {
        ForgedLetter letter = notice(falseKeeper);
        TellEvent first = letter.events.get(0);
        letter.events = List.of(new TellEvent(1, first.type(), first.time(), first.payload()));
        practiceRefuses(letter, "flow.unknown-exchange");
    }

    @Test
    void aFirstLetterThatTakesAnotherStepThanItsFirstEventIsRefused() {
        ForgedLetter letter = notice(falseKeeper);
        letter.events = List.of(told(letter));
        letter.stepId = falseKeeper.newId();
        practiceRefuses(letter, "exchange.not-opened");
    }

    @Test
    void aNoticeWrittenToACardThatIsNotOursIsRefused() {
        ForgedLetter letter = notice(falseKeeper);
        letter.card = card;
        practiceRefuses(letter, "flow.card-not-current");
    }

    @Test
    void aVersionThatIsNotKnownHereIsRefused() {
        ForgedLetter letter = notice(falseKeeper);
        letter.pathway = org.passerelle.pathway.PathwayRef.parse("notice/2");
        practiceRefuses(letter, "pathway.unknown-pathway");
    }

    private Outsider neighbour() throws java.io.IOException {
        return Outsider.neighbour(Files.createDirectories(folder.resolve("neighbour")), houses.clock, 31);
    }

    private void practiceRefuses(Outsider sender, ForgedLetter letter, String code) {
        assertThat(said(houses.practice.accept(
                        new ByteArrayInputStream(sender.seal(letter).mail()), Rehearsal.PRACTICE)))
                .isEqualTo(code);
        assertApart(houses.practice, code);
        assertThat(houses.practice.list(org.passerelle.port.keep.ExchangeQuery.all()))
                .hasSize(1);
    }

    /** What an honest line would write first. */
    private ForgedLetter notice(Outsider line) {
        ForgedLetter letter = line.draft(line.newId(), 1, houses.practiceHash);
        letter.pathway = LineNotice.REF;
        letter.actor = Rehearsal.EXPERT;
        letter.keeper = line == falseKeeper ? Rehearsal.LINE : Outsider.SAULX;
        letter.step("announce", LineNotice.content());
        letter.events = List.of(told(letter));
        return letter;
    }

    private TellEvent told(ForgedLetter letter) {
        var now = houses.clock.instant();
        Fact done = new Fact.StepDone(
                letter.stepId,
                java.util.Objects.requireNonNull(letter.step),
                letter.actor,
                org.passerelle.pathway.Side.EXPERT,
                letter.content,
                -1,
                Promise.here(now));
        Event.Law first = new Event.Law(0, now, done);
        return new TellEvent(0, EventJson.type(first), now, EventJson.payload(first));
    }
}
