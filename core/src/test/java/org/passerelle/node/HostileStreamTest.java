package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event.Remark;
import org.passerelle.flow.mail.ReceiveLetter;

/** A stream of letters: each place is one letter's, and what waits for an earlier one is bounded. */
class HostileStreamTest extends HostileScene {
    private Id own;
    private Sha256 first;

    @BeforeEach
    void openOneOfTheirOwn() {
        ForgedLetter letter = outsider.request(card);
        own = letter.exchange;
        Outsider.Sent sent = outsider.seal(letter);
        assertThat(deliver(sent)).isEqualTo("taken");
        first = sent.letter();
        houses.settle();
    }

    @Test
    void anotherLetterInAPlaceThatIsTakenIsKeptAsEvidence() {
        hospitalRefuses(outsider.draft(own, 1, card), "flow.sequence-conflict");
        assertThat(toldBack()).containsExactly("flow.sequence-conflict");
        assertThat(houses.hospital.view(own).row().state()).isEqualTo("requested");
    }

    @Test
    void anotherLetterInAPlaceThatOneWaitsForIsKeptAsEvidence() {
        ForgedLetter waiting = outsider.draft(own, 3, card);
        waiting.prev = Sha256.hash(new byte[] {1});
        assertThat(atHospital(waiting)).isEqualTo("taken");
        hospitalRefuses(waiting, "flow.sequence-conflict");
    }

    @Test
    void asManyWaitAsTheLimitSaysAndNotOneMore() {
        List<Outsider.Sent> chain = chain(ReceiveLetter.MOST_HELD + 2);
        for (int held = 1; held <= ReceiveLetter.MOST_HELD; held++) {
            assertThat(deliver(chain.get(held))).isEqualTo("taken");
        }
        long before = houses.hospital.view(own).version();
        assertThat(deliver(chain.get(ReceiveLetter.MOST_HELD + 1))).isEqualTo("flow.too-many-held");
        assertApart(houses.hospital, "flow.too-many-held");
        assertThat(houses.hospital.view(own).version()).isEqualTo(before);
        assertThat(deliver(chain.get(5))).isEqualTo("flow.seen");

        assertThat(deliver(chain.get(0))).isEqualTo("taken");
        houses.settle();
        assertThat(received(own)).isEqualTo(ReceiveLetter.MOST_HELD + 2);
        assertThat(deliver(chain.get(ReceiveLetter.MOST_HELD + 1))).isEqualTo("taken");
    }

    @Test
    void aStepInANewLetterHasNoSecondEffectAndTheTraceSaysSo() {
        ForgedLetter letter = outsider.draft(own, 2, card).step("withdraw", Rehearsal.text("reason", "Vue ailleurs."));
        letter.prev = first;
        Outsider.Sent once = outsider.seal(letter);
        assertThat(deliver(once)).isEqualTo("taken");
        List<String> law = houses.law(houses.hospital, own);
        letter.seq = 3;
        letter.prev = once.letter();
        assertThat(atHospital(letter)).isEqualTo("taken");
        assertThat(houses.law(houses.hospital, own)).isEqualTo(law);
        assertThat(verdicts(own, "step")).containsExactly("passed", "passed", "failed");
        assertThat(verdicts(own, "not-seen")).containsOnly("passed");
        assertThat(verdicts(own, "party")).containsOnly("passed");
        assertThat(verdicts(own, "sequence")).containsOnly("passed");
    }

    @Test
    void aLetterDoubledInOnePollHasOneEffect() {
        Outsider.Sent sent = outsider.seal(outsider.request(card));
        int exchanges = houses.hospital
                .list(org.passerelle.port.keep.ExchangeQuery.all())
                .size();
        houses.mail.inject(Rehearsal.LINE, sent.mail());
        houses.mail.inject(Rehearsal.LINE, sent.mail());
        houses.settle();
        assertThat(houses.hospital.list(org.passerelle.port.keep.ExchangeQuery.all()))
                .hasSize(exchanges + 1);
        assertThat(houses.hospital.quarantine(10)).isEmpty();
        assertThat(houses.hospital.health().alarms()).isEmpty();
    }

    private List<Outsider.Sent> chain(int length) {
        List<Outsider.Sent> chain = new ArrayList<>();
        Sha256 prev = first;
        for (int i = 0; i < length; i++) {
            ForgedLetter letter = outsider.draft(own, i + 2L, card);
            letter.prev = prev;
            chain.add(outsider.seal(letter));
            prev = chain.get(i).letter();
        }
        return chain;
    }

    private String deliver(Outsider.Sent sent) {
        return said(houses.hospital.accept(new ByteArrayInputStream(sent.mail()), Rehearsal.LINE));
    }

    private long received(Id exchange) {
        return verdicts(exchange, "tag").size();
    }

    private List<String> verdicts(Id exchange, String check) {
        return houses.hospital.view(exchange).entries().stream()
                .map(View.Dated::event)
                .filter(Remark.class::isInstance)
                .map(Remark.class::cast)
                .filter(remark -> remark.kind() == Remark.Kind.RECEIVED)
                .flatMap(remark -> remark.facts().object("verdict").findText(check).stream())
                .toList();
    }
}
