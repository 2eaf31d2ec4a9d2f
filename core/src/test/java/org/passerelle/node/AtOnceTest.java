package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.Order;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.line.LineChange;
import org.passerelle.party.PersonId;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.AvisContent;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.yaml.PathwayLoader;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/**
 * Two experts, an intern and a secretary who files for the first expert act at the same instant, each in their own way, on the version of
 * a request that all of them read: one wins, each other one is told that it changed, and both houses' traces tell the same.
 */
class AtOnceTest {
    /** Two in the daily run; {@code -Dpasserelle.atOnce=50} plays the thousand rounds (CONTRIBUTING). */
    static final int EXCHANGES = Integer.getInteger("passerelle.atOnce", 2);

    static final int ROUNDS = 20;

    private static final Professional SECOND = new Professional(new Rpps("10000000005"), "SECONDE", "Alix", null, null);

    private static final List<String> EXPERTS = List.of("take", "ask", "pass", "answer");
    private static final List<String> INTERNS = List.of("take", "ask");

    private static final Json.Obj CONTENT = Json.object()
            .put("patient", AvisContent.patient())
            .put("urgency", "ordinary")
            .build();

    @TempDir
    Path folder;

    private Rehearsal houses;
    private final Random order = new Random(1000);

    @Test
    void oneWinsEachTimeAndEveryLoserIsToldWhy() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(4);
        try (Rehearsal two = opened()) {
            houses = two;
            Set<String> winners = new TreeSet<>();
            for (int exchange = 0; exchange < EXCHANGES; exchange++) {
                winners.addAll(rounds(people));
            }
            assertThat(winners).as("each of them wins now and then").hasSize(4);
        } finally {
            people.shutdownNow();
        }
    }

    /** Two houses that know a circuit in which a request is taken and handed back again and again. */
    private Rehearsal opened() {
        var two = new Rehearsal(folder, 43);
        two.hospital.close();
        two.practice.close();
        two.pathways = Pathways.of(List.of(PathwayLoader.load(
                new ByteArrayInputStream(CIRCUIT.getBytes(StandardCharsets.UTF_8)), "relay-1.yaml")));
        two.hospital = Node.open(two.hospitalSettings("four", team()).withKeptLines());
        two.practice = two.openPractice();
        Json.Obj form = Json.object().put("name", "relay").put("version", 1).build();
        two.settle();
        two.hospital
                .books()
                .change(
                        Rehearsal.LINE,
                        1,
                        LinesTest.COORDINATOR,
                        new LineChange.Offered(Json.object()
                                .put("pathways", List.of(form.with("forms", Json.array(List.of(form)))))
                                .build()));
        two.settle();
        return two;
    }

    private static List<Member> team() {
        Set<PersonId> delegates = Set.of(LinesTest.SECRETARY.id());
        return List.of(
                new Member(Rehearsal.COORDINATOR, Set.of(Member.Right.COORDINATOR), Rehearsal.COORDINATOR_MAIL),
                new Member(Rehearsal.EXPERT, Set.of(Member.Right.EXPERT), Member.Reach.NONE, List.of(), delegates),
                new Member(SECOND, Set.of(Member.Right.EXPERT), null),
                new Member(LinesTest.INTERN, Set.of(Member.Right.INTERN), null),
                new Member(
                        LinesTest.SECRETARY, Set.of(Member.Right.SECRETARY), Member.Reach.NONE, List.of(), Set.of()));
    }

    /** One request, taken again and again; tells who won each time. */
    private List<String> rounds(ExecutorService people) throws Exception {
        var order = new Order("request", Rehearsal.GP, CONTENT, List.of(), null);
        Id request = houses.practice
                .request(Rehearsal.LINE, PathwayRef.parse("relay/1"), order)
                .id();
        houses.settle();
        List<String> winners = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            winners.add(round(people, request));
            houses.hospital.take(
                    request, Order.of("back", Rehearsal.EXPERT, Json.object().build()));
        }
        houses.settle();
        requireTold(request, winners);
        return winners;
    }

    /** Four people at once; tells who won. */
    private String round(ExecutorService people, Id avis) throws Exception {
        long version = houses.hospital.row(avis).orElseThrow().version();
        List<Attempt> attempts = new ArrayList<>(List.of(
                new Attempt("first", acting(Rehearsal.EXPERT, EXPERTS, version)),
                new Attempt("second", acting(SECOND, EXPERTS, version)),
                new Attempt("intern", acting(LinesTest.INTERN, INTERNS, version)),
                new Attempt(
                        "secretary", acting(Rehearsal.EXPERT, EXPERTS, version).filed(LinesTest.SECRETARY))));
        Collections.shuffle(attempts, order);
        var start = new CyclicBarrier(attempts.size());
        List<Future<Outcome>> running = attempts.stream()
                .map(attempt -> people.submit(() -> act(avis, attempt, start)))
                .toList();
        List<Outcome> outcomes = ended(running);

        assertThat(outcomes).filteredOn(outcome -> outcome.refusal() == null).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.refusal() != null)
                .hasSize(3)
                .allMatch(outcome -> outcome.refusal() == FlowRefusal.VERSION_CHANGED);
        String winner = outcomes.stream()
                .filter(outcome -> outcome.refusal() == null)
                .map(Outcome::who)
                .findFirst()
                .orElseThrow();
        return winner;
    }

    /** One of the steps that they may take, at random: people do not all want the same. */
    private Order acting(Professional actor, List<String> steps, long version) {
        String step = steps.get(order.nextInt(steps.size()));
        return new Order(step, actor, Json.object().build(), List.of(), version);
    }

    private record Attempt(String who, Order order) {}

    /** @param refusal why it was refused, null where it won */
    private record Outcome(
            String who, @org.jspecify.annotations.Nullable RefusalCode refusal) {}

    private Outcome act(Id avis, Attempt attempt, CyclicBarrier start) throws Exception {
        start.await(60, TimeUnit.SECONDS);
        try {
            houses.hospital.take(avis, attempt.order());
            return new Outcome(attempt.who(), null);
        } catch (Refused refused) {
            return new Outcome(attempt.who(), refused.code());
        }
    }

    private static List<Outcome> ended(List<Future<Outcome>> running) throws ExecutionException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> one : running) {
            outcomes.add(one.get());
        }
        return outcomes;
    }

    /** One step a round, by its winner, decided here and known there. */
    private void requireTold(Id avis, List<String> winners) {
        View here = houses.hospital.view(avis);
        List<String> actors = here.state().stepsDone().stream()
                .filter(done -> EXPERTS.contains(done.step()))
                .map(done -> done.actor().rpps().value())
                .toList();
        assertThat(actors).isEqualTo(winners.stream().map(AtOnceTest::actor).toList());
        assertThat(here.remarks(Kind.FILED))
                .hasSize((int) winners.stream().filter("secretary"::equals).count());
        assertThat(houses.law(houses.practice, avis)).isEqualTo(houses.law(houses.hospital, avis));
    }

    private static String actor(String winner) {
        return switch (winner) {
            case "second" -> SECOND.rpps().value();
            case "intern" -> LinesTest.INTERN.rpps().value();
            default -> Rehearsal.EXPERT.rpps().value();
        };
    }

    private static final String CIRCUIT = """
            pathway: relay
            version: 1
            title: { fr: Relais, en: Relay }
            roles:
              asker: { side: requester, title: { fr: Demandeur, en: Asker } }
              expert: { side: expert, title: { fr: Requis, en: Expert } }
              intern: { side: expert, right: intern, title: { fr: Interne, en: Intern } }
            initial: new
            states:
              new: { title: { fr: À envoyer, en: To be sent } }
              open: { title: { fr: Demandé, en: Requested } }
              taken: { title: { fr: Pris, en: Taken } }
              closed: { title: { fr: Clos, en: Closed }, end: true }
            steps:
              request:
                title: { fr: Demander, en: Request }
                by: asker
                from: [new]
                to: open
                clock: start
                form:
                  patient: { kind: patient, title: { fr: Patient, en: Patient }, required: true }
                  urgency:
                    kind: choice
                    title: { fr: Délai, en: How soon }
                    required: true
                    options: { ordinary: { fr: Ordinaire, en: Ordinary } }
              take:
                title: { fr: Prendre, en: Take }
                by: [expert, intern]
                from: [open]
                to: taken
              ask:
                title: { fr: Demander un complément, en: Ask }
                by: [expert, intern]
                from: [open]
                to: taken
              pass:
                title: { fr: Réorienter, en: Redirect }
                by: expert
                from: [open]
                to: taken
              answer:
                title: { fr: Répondre, en: Answer }
                by: expert
                from: [open]
                to: taken
              back:
                title: { fr: Remettre, en: Hand back }
                by: expert
                from: [taken]
                to: open
              close:
                title: { fr: Clore, en: Close }
                by: asker
                from: [open]
                to: closed
                clock: stop
            """;
}
