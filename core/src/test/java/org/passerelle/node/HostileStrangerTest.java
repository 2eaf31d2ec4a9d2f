package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A practice with an honest certificate of which no card is confirmed: it opens nothing and learns nothing. */
class HostileStrangerTest extends HostileScene {
    @Override
    void introduce() {}

    @Test
    void aRequestIsPutApartAndNothingIsSaidOutside() {
        hospitalRefuses(outsider.request(card), "flow.unknown-correspondent");
        assertThat(toldBack()).isEmpty();
    }

    @Test
    void aLetterIntoSomebodyElsesExchangeLearnsNothingEither() {
        hospitalRefuses(
                outsider.draft(avis, 1, card).step("withdraw", Rehearsal.text("reason", "Vue.")), "flow.not-a-party");
        assertThat(toldBack()).isEmpty();
    }
}
