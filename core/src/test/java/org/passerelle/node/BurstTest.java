package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.Escalate;
import org.passerelle.flow.SubmitStep;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.AvisContent;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Store;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refusal;

/** Many requests come due at once: their clocks are served together, and what stops one of them stops no other. */
class BurstTest extends TwoHouses {
    private static final Duration DAY = Duration.ofHours(24);

    private final List<Id> asked = new ArrayList<>();

    BurstTest() {
        super(35);
    }

    /** So many, a second apart. */
    private void ask(int count) {
        for (int i = 0; i < count; i++) {
            asked.add(requested());
            houses.clock.advance(Duration.ofSeconds(1));
        }
    }

    private boolean breached(Id avis) {
        return houses.hospital.row(avis).orElseThrow().breached();
    }

    private List<String> mails(MailAddress to, String saying) {
        return houses.mail.crossed().stream()
                .map(octets -> new String(octets, StandardCharsets.UTF_8))
                .filter(mail -> mail.contains("\r\nTo: " + to.value() + "\r\n") && mail.contains(saying))
                .toList();
    }

    /** That they were told that a due date passed; the other mails told that a request arrived. */
    private int overdue() {
        return mails(Rehearsal.EXPERT_MAIL, "").size() - asked.size();
    }

    private void alter(String statement) throws SQLException {
        Altering.of(folder.resolve("hospital"), statement);
    }

    /** The hospital's clocks, over a store of the test's own. */
    private static Escalate clocks(Premises sound, Store store) {
        return new Escalate(new Premises(
                sound.self(),
                store,
                sound.blobs(),
                sound.letters(),
                sound.circuits(),
                sound.book(),
                sound.staff(),
                sound.media(),
                sound.revocations(),
                sound.trustSpace(),
                sound.directory(),
                sound.clear(),
                sound.texts(),
                sound.pages(),
                sound.ledgerKeys(),
                sound.random(),
                sound.clock()));
    }

    /** The store, on which something is done just before each of the first commits. */
    private static Store overtaken(Store store, Deque<Runnable> before, List<Integer> commits) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, values) -> {
                    if (method.getName().equals("commit")) {
                        commits.add(((List<?>) values[0]).size());
                        if (!before.isEmpty()) {
                            before.remove().run();
                        }
                    }
                    try {
                        return method.invoke(store, values);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    @Test
    void whatIsDueAtOnceIsOneCommitAndTheEarliestIsFirstInTheLedger() {
        ask(4);
        houses.hospital.close();
        houses.clock.advance(DAY);
        List<Integer> commits = new ArrayList<>();
        List<Long> places = new ArrayList<>();
        try (Wiring wiring = Wiring.open(houses.hospitalSettings("hospital"))) {
            Premises premises = wiring.premises();
            Store store = overtaken(premises.store(), new ArrayDeque<>(), commits);
            assertThat(clocks(premises, store).tick()).isEqualTo(4);
            asked.forEach(avis -> places.add(
                    premises.store().journals().head(avis).orElseThrow().index()));
        }
        houses.hospital = houses.openHospital();
        houses.settle();

        assertThat(commits).hasSize(1);
        assertThat(places).isSorted();
        assertThat(asked).allMatch(this::breached);
        assertThat(overdue()).isEqualTo(4);
        asked.forEach(this::agree);
    }

    @Test
    void anAnswerThatIsGivenMeanwhileWinsAndNobodyIsToldTwice() {
        ask(3);
        Id answered = asked.get(1);
        act(answered, "take", EMPTY);
        houses.hospital.close();
        houses.clock.advance(DAY);
        try (Wiring wiring = Wiring.open(houses.hospitalSettings("hospital"))) {
            Premises premises = wiring.premises();
            Deque<Runnable> meanwhile = new ArrayDeque<>(List.of(() -> new SubmitStep(premises)
                    .submit(answered, Rehearsal.order("answer", Rehearsal.EXPERT, AvisContent.answer("advice-only")))));
            assertThat(clocks(premises, overtaken(premises.store(), meanwhile, new ArrayList<>()))
                            .tick())
                    .isEqualTo(3);
        }
        houses.hospital = houses.openHospital();
        houses.settle();

        assertThat(state(houses.hospital, answered)).isEqualTo("answered");
        assertThat(asked).allMatch(this::breached);
        for (Id avis : asked) {
            assertThat(types(houses.hospital, avis)).containsOnlyOnce("ClockBreached");
            agree(avis);
        }
        assertThat(overdue()).isEqualTo(3);
        assertThat(houses.hospital.health().alarms()).isEmpty();
    }

    @Test
    void oneThatCannotBeWrittenStopsOnlyItselfAndIsAskedAgain() throws SQLException {
        ask(3);
        Id stuck = asked.get(1);
        alter("CREATE TRIGGER stuck BEFORE INSERT ON entry WHEN NEW.exchange = '" + stuck
                + "' BEGIN SELECT RAISE(ABORT, 'no'); END");
        houses.advance(DAY);
        assertThat(asked).filteredOn(this::breached).containsExactly(asked.get(0), asked.get(2));
        assertThat(overdue()).isEqualTo(2);
        assertThat(houses.hospital.health().alarms())
                .extracting(AlarmRow::exchange, AlarmRow::code)
                .containsExactly(tuple(stuck, FlowRefusal.BUSY.code()));

        alter("DROP TRIGGER stuck");
        houses.advance(Escalate.ASK_AGAIN);
        assertThat(asked).allMatch(this::breached);
        assertThat(overdue()).isEqualTo(3);
    }

    /** A store that fails before, or only seems to fail after, it wrote: what was told is told once. */
    @Test
    void whatWasWrittenThoughTheCommitSeemedToFailIsNotToldAgain() {
        ask(3);
        houses.hospital.close();
        houses.clock.advance(DAY);
        try (Wiring wiring = Wiring.open(houses.hospitalSettings("hospital"))) {
            Premises premises = wiring.premises();
            Escalate seeming = clocks(premises, seemingToFail(premises.store()));
            assertThat(seeming.tick()).isEqualTo(3);
        }
        houses.hospital = houses.openHospital();
        houses.settle();

        asked.forEach(avis -> assertThat(types(houses.hospital, avis)).containsOnlyOnce("ClockBreached"));
        assertThat(overdue()).isEqualTo(3);
    }

    private static Store seemingToFail(Store store) {
        Deque<Boolean> fails = new ArrayDeque<>(List.of(true));
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, values) -> {
                    Object answer;
                    try {
                        answer = method.invoke(store, values);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                    if (method.getName().equals("commit") && fails.poll() != null) {
                        throw Refusal.of(StoreRefusal.UNAVAILABLE).refused();
                    }
                    return answer;
                });
    }

    @Test
    void whoIsToldAtTheEndOfTheirQuietHoursIsToldOnceForAll() {
        houses.hospital.close();
        var night = new Member.Quiet(LocalTime.of(22, 0), LocalTime.of(7, 0));
        houses.hospital = houses.openHospital(List.of(new Member(
                Rehearsal.EXPERT,
                Set.of(Member.Right.EXPERT),
                new Member.Reach(Rehearsal.EXPERT_MAIL, null, night),
                List.of(),
                Set.of())));
        ask(4);
        houses.advance(Duration.ofHours(20)); // four fifths are used up at night
        assertThat(mails(Rehearsal.EXPERT_MAIL, "calmes")).isEmpty();
        houses.advance(Duration.ofHours(2));

        assertThat(mails(Rehearsal.EXPERT_MAIL, "calmes")).hasSize(1);
        assertThat(asked)
                .allMatch(avis -> houses.hospital.view(avis).state().law().stream()
                        .anyMatch(law -> law.fact() instanceof Fact.Escalated));
        assertThat(houses.hospital.health().alarms()).isEmpty();
    }
}
