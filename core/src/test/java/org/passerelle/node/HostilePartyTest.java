package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.passerelle.canon.Json;
import org.passerelle.party.Organisation;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.AvisContent;

/** Who may write in an exchange: its two parties, each in its own role, and nobody else however good their certificate is. */
class HostilePartyTest extends HostileScene {
    private static final Json.Obj REASON = Rehearsal.text("reason", "Vue ailleurs.");

    @Test
    void anotherPracticeTakesNoStepInSomebodyElsesExchange() {
        hospitalRefuses(outsider.draft(avis, 1, card).step("withdraw", REASON), "flow.not-a-party");
        assertThat(toldBack()).containsExactly("flow.not-a-party");
    }

    @Test
    void anotherPracticeOpensNoExchangeUnderAnIdThatIsTaken() {
        ForgedLetter letter = outsider.request(card);
        letter.exchange = avis;
        hospitalRefuses(letter, "flow.not-a-party");
    }

    @Test
    void aLetterThatNamesAnotherKeeperIsNotForUs() {
        ForgedLetter letter = outsider.draft(avis, 1, card).step("withdraw", REASON);
        letter.keeper = Rehearsal.PRACTICE;
        hospitalRefuses(letter, "flow.not-a-party");
    }

    @Test
    void theLineTakesNoRequestersStep() {
        ForgedLetter letter = falseKeeper.draft(avis, 1, card).step("withdraw", REASON);
        practiceRefuses(letter, "flow.content-differs");
    }

    @Test
    void anotherKeepingEpochIsRefusedOnBothSides() {
        ForgedLetter letter = outsider.request(card);
        letter.epoch = 1;
        hospitalRefuses(letter, "flow.epoch");
        ForgedLetter told = falseKeeper.draft(avis, 1, card);
        told.epoch = 1;
        practiceRefuses(told, "flow.epoch");
    }

    @Test
    void aRequestInAnotherOrganisationsNameIsRefusedAndSaidSo() {
        ForgedLetter letter = outsider.request(card);
        letter.organisation = new Organisation(new StructureId("1550000099"), "Cabinet d'Essai", null);
        hospitalRefuses(letter, "flow.organisation-differs");
        assertThat(toldBack()).containsExactly("flow.organisation-differs");
    }

    @Test
    void anExchangeThatIsNotHereBeginsWithItsOpeningStepOnly() {
        hospitalRefuses(outsider.draft(outsider.newId(), 1, card).step("withdraw", REASON), "exchange.not-opened");
        hospitalRefuses(outsider.draft(outsider.newId(), 1, card), "flow.unknown-exchange");
    }

    @Test
    void aPracticeIsToldNoEventsOfAnExchangeItNeverOpened() {
        practiceRefuses(falseKeeper.draft(outsider.newId(), 1, card), "flow.unknown-exchange");
    }

    @Test
    void anHonestRequestOfTheSamePracticeIsTaken() {
        ForgedLetter letter = outsider.request(card);
        assertThat(atHospital(letter)).isEqualTo("taken");
        assertThat(houses.hospital.view(letter.exchange).row().state()).isEqualTo("requested");
        act(letter.exchange, "take", EMPTY);
        act(letter.exchange, "answer", AvisContent.answer("advice-only"));
        assertThat(houses.hospital.view(letter.exchange).row().state()).isEqualTo("answered");
    }
}
