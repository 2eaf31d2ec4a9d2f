package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event.Remark;
import org.passerelle.flow.desk.LetterDesk;
import org.passerelle.flow.desk.Witnessing;
import org.passerelle.flow.mail.ReceiveLetter;

/** A stream of letters: each place is one letter's, and what waits for an earlier one is bounded. */
class HostileStreamTest extends HostileScene {
    private static final Pattern REFERENCES =
            Pattern.compile("\r\nReferences:((?:[^\r]|\r\n[ \t])*)\r\n", Pattern.CASE_INSENSITIVE);

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

    @Test
    void aLetterProvesAndNamesItsEarlierOnesUpToTheirLimits() {
        ForgedLetter request = outsider.request(card);
        Outsider.Sent last = outsider.seal(request);
        int before = houses.mail.crossed().size();
        houses.mail.inject(Rehearsal.LINE, last.mail());
        houses.settle();
        for (int refused = 0; refused <= Witnessing.MOST_PROVEN; refused++) {
            ForgedLetter step = outsider.draft(request.exchange, refused + 2L, card)
                    .step("supply", Rehearsal.text("supplied", "Six mois."));
            step.prev = last.letter();
            last = outsider.seal(step);
            houses.mail.inject(Rehearsal.LINE, last.mail());
            houses.settle();
        }

        List<byte[]> letters = houses
                .mail
                .crossed()
                .subList(before, houses.mail.crossed().size())
                .stream()
                .filter(mail -> headers(mail).contains("application/pkcs7-mime"))
                .toList();
        assertThat(letters).hasSize(Witnessing.MOST_PROVEN + 2);
        List<Integer> proven = new ArrayList<>();
        for (int letter = 0; letter < letters.size(); letter++) {
            proven.add(outsider.proven(letters.get(letter)));
            assertThat(references(letters.get(letter))).isEqualTo(Math.min(2 * letter + 1, LetterDesk.MOST_REFERENCES));
        }
        assertThat(proven.subList(0, Witnessing.MOST_PROVEN + 1))
                .isEqualTo(java.util.stream.IntStream.rangeClosed(0, Witnessing.MOST_PROVEN)
                        .boxed()
                        .toList());
        assertThat(proven.get(Witnessing.MOST_PROVEN + 1)).isEqualTo(Witnessing.MOST_PROVEN);
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

    private static int references(byte[] mail) {
        Matcher found = REFERENCES.matcher(headers(mail));
        return found.find() ? found.group(1).split("<", -1).length - 1 : 0;
    }

    private static String headers(byte[] mail) {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        return text.substring(0, text.indexOf("\r\n\r\n") + 2);
    }
}
