package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.ExchangeRefusal;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.AvisContent;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/** An exchange is opened to a card of the line that may still be cited, and for a pathway that it offers. */
class HostileCardTest extends HostileScene {

    @Test
    void aCardThatNobodyHasSeenIsRefused() {
        hospitalRefuses(outsider.request(Sha256.hash(new byte[] {1})), "card.cited-unknown");
    }

    @Test
    void aCardThatIsNotTheLinesIsRefused() {
        Sha256 own = outsider.card();
        hospitalRefuses(outsider.request(own), "flow.card-not-current");
    }

    @Test
    void anExpiredCardOpensNothing() {
        houses.advance(Duration.ofDays(366));
        hospitalRefuses(outsider.request(card), "card.expired");
    }

    @Test
    void aPathwayThatTheLineDoesNotOfferIsRefused() {
        ForgedLetter letter = outsider.request(card);
        letter.pathway = PathwayRef.parse("avis/2");
        hospitalRefuses(letter, "exchange.pathway-not-offered");
        refused(ExchangeRefusal.PATHWAY_NOT_OFFERED, Rehearsal.LINE, PathwayRef.parse("avis/2"), houses.practice);
    }

    @Test
    void aLineWithoutConfirmedCardGetsNoRequest() {
        refused(
                FlowRefusal.UNKNOWN_LINE,
                new MailAddress("autre@ch-exemple.mssante.fr"),
                Rehearsal.AVIS,
                houses.practice);
        refused(FlowRefusal.UNKNOWN_LINE, Rehearsal.PRACTICE, Rehearsal.AVIS, houses.practice);
    }

    @Test
    void aNodeWithoutPracticeCardOpensNoRequest() {
        refused(FlowRefusal.NOT_A_PRACTICE, Rehearsal.LINE, Rehearsal.AVIS, houses.hospital);
    }

    @Test
    void aNodeWritesNoLetterToALineThatItAnswersItself() {
        houses.answersItself = true;
        try (Node both = houses.openPractice("both")) {
            refused(FlowRefusal.OWN_LINE, Rehearsal.LINE, Rehearsal.AVIS, both);
        }
    }

    private static void refused(RefusalCode code, MailAddress line, PathwayRef pathway, Node node) {
        var order = Rehearsal.order("request", Rehearsal.GP, Rehearsal.without(AvisContent.request(), "documents"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> node.request(line, pathway, order))
                .satisfies(refused -> org.assertj.core.api.Assertions.assertThat(refused.code())
                        .isEqualTo(code));
    }
}
