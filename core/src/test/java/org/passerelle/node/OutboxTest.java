package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.mail.HandOver;
import org.passerelle.flow.outbox.Outbox;
import org.passerelle.flow.outbox.WaitingMail;
import org.passerelle.party.PersonId;
import org.passerelle.pathway.AvisContent;
import org.passerelle.port.MemoryMail.Fault;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.refusal.Refused;

/** What waits to leave is shown to people, who have it go at once or give it up. */
class OutboxTest extends TwoHouses {
    private static final PersonId BY = PersonId.of(Rehearsal.COORDINATOR.rpps());

    OutboxTest() {
        super(61);
    }

    /** The hospital's next letter bounces: the server took it, and it never came. */
    private Id bounced() {
        Id avis = requested();
        houses.mail.faults(octets -> Fault.LOST);
        houses.hospital.take(avis, Rehearsal.order("take", Rehearsal.EXPERT, EMPTY));
        houses.settle();
        houses.mail.faults(octets -> Fault.NONE);
        return avis;
    }

    private WaitingMail letter() {
        return houses.hospital.outbox().waiting(Outbox.MOST).stream()
                .filter(mail -> mail.kind() == OutboxItem.Kind.LETTER)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsOfALetterWhyItWaitsAndUntilWhen() {
        Id avis = bounced();
        houses.hospital.accept(
                new ByteArrayInputStream(HintsTest.bounce(HintsTest.messageId(houses.mail.sent().stream()
                                .filter(mail -> mail.envelope().recipients().contains(Rehearsal.PRACTICE)
                                        && !new String(mail.octets(), StandardCharsets.ISO_8859_1)
                                                .contains("disposition"))
                                .reduce((earlier, later) -> later)
                                .orElseThrow()))
                        .getBytes(StandardCharsets.US_ASCII)),
                Rehearsal.LINE);

        WaitingMail letter = letter();
        assertThat(letter.findExchange()).contains(avis);
        assertThat(letter.from()).isEqualTo(Rehearsal.LINE);
        assertThat(letter.to()).containsExactly(Rehearsal.PRACTICE);
        assertThat(letter.taken()).isTrue();
        assertThat(letter.findCode()).isEmpty();
        assertThat(letter.reported()).containsExactly("hint.undelivered-5.1.1");
        assertThat(letter.next()).isEqualTo(letter.written().plus(HandOver.RECEIPT_PATIENCE));
        assertThat(letter.givenUp()).isEqualTo(letter.written().plus(HandOver.GIVE_UP_RECEIPT));
        assertThat(letter.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
        assertThat(letter).hasToString("WaitingMail[" + letter.id() + "]");
    }

    @Test
    void whatNoServerTookSaysWhatItWasToldAndGoesAtOnceWhenAsked() {
        Id avis = requested();
        houses.mail.down(true);
        houses.hospital.take(avis, Rehearsal.order("take", Rehearsal.EXPERT, EMPTY));
        for (int turn = 0; turn < 10; turn++) {
            houses.clock.advance(Duration.ofHours(1));
            houses.hospital.step();
        }
        houses.mail.down(false);
        WaitingMail letter = letter();
        assertThat(letter.taken()).isFalse();
        assertThat(letter.findCode()).isPresent();
        assertThat(letter.attempts()).isGreaterThan(5);
        assertThat(letter.givenUp()).isEqualTo(letter.written().plus(HandOver.GIVE_UP));

        houses.settle();
        assertThat(state(houses.practice, avis)).isEqualTo("requested");
        houses.hospital.outbox().retry(letter.id());
        houses.settle();
        assertThat(state(houses.practice, avis)).isEqualTo("taken");
    }

    @Test
    void aLetterThatBouncedGoesAgainAtOnceAndHasOneEffect() {
        Id avis = bounced();
        assertThat(state(houses.practice, avis)).isEqualTo("requested");

        houses.hospital.outbox().retry(letter().id());
        houses.settle();

        assertThat(state(houses.practice, avis)).isEqualTo("taken");
        assertThat(houses.hospital.outbox().waiting(Outbox.MOST)).isEmpty();
        agree(avis);
    }

    @Test
    void whatIsGivenUpNeverGoesAgainStandsInTheTraceAndLeavesNoHole() {
        Id avis = bounced();
        Id letter = letter().id();

        houses.hospital.outbox().giveUp(letter, BY);

        assertThat(houses.hospital.outbox().waiting(Outbox.MOST)).isEmpty();
        assertThat(houses.hospital.health().alarms())
                .extracting(AlarmRow::exchange, AlarmRow::code)
                .contains(org.assertj.core.api.Assertions.tuple(avis, HandOver.GIVEN_UP));
        assertThat(remarks(houses.hospital, avis).stream()
                        .filter(remark -> remark.kind().type().equals("bounced")))
                .singleElement()
                .satisfies(remark -> {
                    assertThat(remark.facts().text("code")).isEqualTo(HandOver.GIVEN_UP);
                    assertThat(remark.facts().text("by")).isEqualTo(BY.value());
                });
        houses.advance(Duration.ofHours(9));
        assertThat(state(houses.practice, avis)).isEqualTo("requested");
        notWaiting(() -> houses.hospital.outbox().retry(letter));
        notWaiting(() -> houses.hospital.outbox().giveUp(letter, BY));

        act(avis, "answer", AvisContent.answer("advice-only"));
        assertThat(state(houses.practice, avis)).isEqualTo("answered");
        agree(avis);
    }

    @Test
    void somebodysOutboxHoldsOnlyWhatTheirMailboxesSend() {
        bounced();
        Outbox whole = houses.hospital.outbox();
        Outbox theirs = whole.of(Set.of(Rehearsal.named("service", Rehearsal.LINE)));
        Outbox others = whole.of(Set.of(Rehearsal.PRACTICE));
        Id letter = letter().id();

        assertThat(theirs.waiting(Outbox.MOST)).extracting(WaitingMail::id).containsExactly(letter);
        assertThat(others.waiting(Outbox.MOST)).isEmpty();
        assertThat(whole.of(Set.of()).waiting(Outbox.MOST)).isEmpty();
        notWaiting(() -> others.retry(letter));
        notWaiting(() -> others.giveUp(letter, BY));
        theirs.retry(letter);
    }

    @Test
    void showsTheOldestFirstAndNoMoreThanAskedFor() {
        var first = new AtomicInteger();
        houses.mail.faults(octets -> first.getAndIncrement() < 0 ? Fault.NONE : Fault.LOST);
        houses.request();
        houses.practice.step();
        houses.clock.advance(Duration.ofMinutes(1));
        houses.request();
        houses.practice.step();

        Outbox outbox = houses.practice.outbox();
        assertThat(outbox.waiting(2))
                .extracting(WaitingMail::written)
                .isSorted()
                .hasSize(2);
        assertThat(outbox.waiting(1)).containsExactly(outbox.waiting(2).get(0));
    }

    @Test
    void theListShowsThePresentUrgency() {
        Id avis = requested();
        act(avis, "take", EMPTY);
        assertThat(houses.hospital.row(avis).orElseThrow().urgency()).isEqualTo("ordinary");
        act(
                avis,
                "change-urgency",
                Json.object()
                        .put("urgency", "prompt")
                        .put("reason", "Lésion qui a changé.")
                        .build());
        assertThat(houses.hospital.row(avis).orElseThrow().urgency()).isEqualTo("prompt");
        assertThat(houses.practice.row(avis).orElseThrow().urgency()).isEqualTo("prompt");
    }

    private static void notWaiting(Runnable operation) {
        assertThatThrownBy(operation::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(FlowRefusal.NOT_WAITING));
    }
}
