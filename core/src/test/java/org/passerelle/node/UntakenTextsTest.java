package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Member.Right;
import org.passerelle.flow.told.SendTexts;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Mobile;
import org.passerelle.port.MemoryTexts;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.port.tell.TextMessage;
import org.passerelle.port.tell.TextOutcome;
import org.passerelle.port.tell.TextPost;
import org.passerelle.port.tell.TextRefusal;
import org.passerelle.port.tell.TextRules;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/** Who is told where a short message is not written, or never taken. */
class UntakenTextsTest extends TwoHouses {
    private static final String EXPERT = Rehearsal.EXPERT.rpps().value();

    private final MemoryTexts texts = new MemoryTexts();
    private TextPost post = texts;
    private TextRules rules = TextRules.USUAL;

    UntakenTextsTest() {
        super(68);
    }

    /** The expert wants short messages; the coordinator gets mail. */
    private void line(@Nullable MailAddress mail) {
        houses.hospital.close();
        var reach = new Member.Reach(mail, new Mobile("+33600000002"), null, Set.of(Member.Way.SMS));
        var members = List.of(
                new Member(Rehearsal.EXPERT, Set.of(Right.EXPERT), reach, List.of(), Set.of()),
                new Member(Rehearsal.COORDINATOR, Set.of(Right.COORDINATOR), Rehearsal.COORDINATOR_MAIL));
        houses.hospital = Node.open(houses.hospitalSettings("hospital", members).withTexting(new Texting(post, rules)));
    }

    private List<String> who(Id avis) {
        return houses.hospital.view(avis).remarks(Kind.TOLD).stream()
                .map(told -> told.text("who") + " " + told.text("why") + " "
                        + told.array("by").texts())
                .toList();
    }

    private List<String> alarms() {
        return houses.hospital.health().alarms().stream()
                .map(AlarmRow::code)
                .filter(code -> code.startsWith("told.") || code.startsWith("line."))
                .toList();
    }

    private List<String> untold(Id avis) {
        return houses.hospital.view(avis).remarks(Kind.UNTOLD).stream()
                .map(untold -> untold.text("code"))
                .toList();
    }

    @Test
    void beyondTheLimitTheCoordinatorIsToldInThePlaceOfWhoGaveOnlyAMobile() {
        rules = new TextRules(true, 160, 1, 100);
        line(null);
        assertThat(who(requested())).containsExactly(EXPERT + " request-arrived [sms]");
        assertThat(who(requested())).containsExactly("10000000003 request-arrived [mail]");
        assertThat(mails(Rehearsal.COORDINATOR_MAIL))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("Personne d'autre"));
        assertThat(alarms()).containsExactly("told.sms-limit");
    }

    @Test
    void manyArrivalsSilenceNoBreach() {
        rules = new TextRules(true, 160, 1, 1);
        line(null);
        Id avis = requested();
        houses.advance(Duration.ofHours(20)); // the next day, whose one message the warning takes
        houses.advance(Duration.ofHours(4));
        assertThat(who(avis))
                .startsWith(EXPERT + " request-arrived [sms]", EXPERT + " due-soon [sms]", EXPERT + " overdue [sms]");
        assertThat(alarms()).isEmpty();
    }

    @Test
    void whatCannotWaitHasTenTimesTheLimitAndTheCoordinatorHearsOfAll() {
        rules = new TextRules(true, 160, 1, 100);
        line(null);
        List<Id> all = Stream.generate(this::requested).limit(11).toList();
        houses.advance(Duration.ofHours(24));
        assertThat(texts.said().stream().filter(said -> said.contains("dépassé")))
                .hasSize(10);
        assertThat(all.stream().filter(avis -> who(avis).contains(EXPERT + " overdue [sms]")))
                .hasSize(10);
        assertThat(all).allSatisfy(avis -> assertThat(who(avis)).contains("10000000003 escalated [mail]"));
    }

    @Test
    void whatIsRefusedGoesByMail() {
        line(Rehearsal.EXPERT_MAIL);
        texts.next(1, new TextOutcome.Never(Refusal.of(TextRefusal.REFUSED)));
        Id avis = requested();
        houses.advance(Duration.ofHours(1));
        assertThat(who(avis)).containsExactly(EXPERT + " request-arrived [sms]", EXPERT + " request-arrived [mail]");
        assertThat(mails(Rehearsal.EXPERT_MAIL)).hasSize(1);
        assertThat(mails(Rehearsal.COORDINATOR_MAIL)).isEmpty();
    }

    @Test
    void whatIsRefusedGoesByMailToTheCoordinatorWhereTheyGaveNone() {
        line(null);
        texts.next(1, new TextOutcome.Never(Refusal.of(TextRefusal.REFUSED)));
        Id avis = requested();
        houses.advance(Duration.ofHours(1));
        assertThat(who(avis)).last().isEqualTo("10000000003 request-arrived [mail]");
        assertThat(mails(Rehearsal.COORDINATOR_MAIL)).hasSize(1);
    }

    @Test
    void whatIsOlderThanADayIsNotSentAndGoesByMail() {
        line(Rehearsal.EXPERT_MAIL);
        texts.next(1, new TextOutcome.Later(Refusal.of(TextRefusal.BUSY)));
        Id avis = requested();
        houses.clock.advance(SendTexts.OLDEST.plusSeconds(1));
        houses.hospital.step();
        assertThat(texts.said().stream().filter(said -> said.contains("attend une réponse")))
                .hasSize(1);
        assertThat(untold(avis)).containsExactly("told.sms-late");
        assertThat(who(avis)).contains(EXPERT + " request-arrived [mail]");
    }

    @Test
    void oneThatMeetsABugOfOursStopsNoOtherAndEndsWithTheAlarm() {
        var posting = new OneThatFails(texts);
        post = posting;
        line(Rehearsal.EXPERT_MAIL);
        Id avis = stepped();
        Id other = requested();
        assertThat(texts.asked()).hasSize(1);
        for (int i = 0; i < 200; i++) {
            houses.clock.advance(Duration.ofSeconds(30));
            quietly();
        }
        assertThat(posting.thrown).isEqualTo(SendTexts.MOST_TRIES);
        assertThat(untold(avis)).containsExactly("told.sms-unforeseen");
        assertThat(untold(other)).isEmpty();
        assertThat(alarms()).containsExactly(SendTexts.FAILED);
        assertThat(who(avis)).last().isEqualTo(EXPERT + " request-arrived [mail]");
    }

    private Id stepped() {
        Id avis = houses.request();
        for (int i = 0; i < 10; i++) {
            quietly();
            houses.practice.step();
        }
        return avis;
    }

    /** As the node's clockwork does. */
    private void quietly() {
        try {
            houses.hospital.step();
        } catch (HouseBug bug) {
            assertThat(bug).hasMessage("a bug of ours");
        }
    }

    /** Meets a bug at the first message, whenever it is tried. */
    private static final class OneThatFails implements TextPost {
        private final TextPost others;
        private int thrown;
        private @Nullable Id failing;

        OneThatFails(TextPost others) {
            this.others = others;
        }

        @Override
        public TextOutcome post(TextMessage message) {
            if (failing == null) {
                failing = message.id();
            }
            if (message.id().equals(failing)) {
                thrown++;
                throw new HouseBug("a bug of ours");
            }
            return others.post(message);
        }

        @Override
        public MailboxState state() {
            return others.state();
        }
    }
}
