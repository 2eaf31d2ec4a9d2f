package org.passerelle.specs.killed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.EventJson;
import org.passerelle.exchange.Fact;
import org.passerelle.ledger.Entry;
import org.passerelle.ledger.trace.TraceCertificate;
import org.passerelle.ledger.trace.TraceVerifier;
import org.passerelle.seal.EndorsementSeal;

/**
 * What is left of a scene, by both exported and verified traces, without what is drawn or dated.
 *
 * @param story what the line's node decided, in order: what kind of decision, whose step, with what content
 * @param practice how often each kind of entry stands in the practice's trace
 * @param hospital likewise
 */
record Ending(List<String> story, Map<String, Long> practice, Map<String, Long> hospital) {
    /** A mail may leave twice; each time is told. */
    private static final String LEFT = Kind.HANDED_OVER.type();

    /** Reads both traces and holds what must hold however often anybody was killed. */
    static Ending of(TwoHouses houses, String exchange) {
        List<Event> practice = verified(houses, Side.PRACTICE, exchange);
        List<Event> hospital = verified(houses, Side.HOSPITAL, exchange);
        List<Json.Obj> kept = law(hospital);
        assertThat(law(practice)).as("what the mirror knows").isEqualTo(kept);
        assertThat(done(hospital).stream().map(Fact.StepDone::stepId).toList())
                .as("steps that had their effect")
                .doesNotHaveDuplicates();
        assertEachArrivedOnce(practice, hospital);
        assertEachArrivedOnce(hospital, practice);
        List<String> story = new ArrayList<>();
        hospital.forEach(event -> tell(event, story));
        return new Ending(story, counts(practice), counts(hospital));
    }

    private static List<Event> verified(TwoHouses houses, Side side, String exchange) {
        try {
            byte[] trace = Files.readAllBytes(houses.trace(side, exchange));
            return new TraceVerifier(new EndorsementSeal(houses.papers.anchors()))
                    .verify(TraceCertificate.read(trace), List.of()).entries().stream()
                            .map(Ending::event)
                            .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Event event(Entry entry) {
        return EventJson.read(entry.leaf().event(), entry.payload().orElseThrow());
    }

    private static List<Json.Obj> law(List<Event> events) {
        return events.stream()
                .filter(Event.Law.class::isInstance)
                .map(EventJson::payload)
                .toList();
    }

    private static List<Fact.StepDone> done(List<Event> events) {
        return events.stream()
                .filter(Event.Law.class::isInstance)
                .map(event -> ((Event.Law) event).fact())
                .filter(Fact.StepDone.class::isInstance)
                .map(Fact.StepDone.class::cast)
                .toList();
    }

    /** Every letter that one side sealed had its effect on the other, once, and the sender has it in writing, once. */
    private static void assertEachArrivedOnce(List<Event> from, List<Event> to) {
        List<String> sealed = letters(from, Kind.SEALED);
        assertThat(sealed).doesNotHaveDuplicates();
        assertThat(letters(to, Kind.RECEIVED)).as("received").containsExactlyInAnyOrderElementsOf(sealed);
        assertThat(letters(from, Kind.RECEIPT_READ)).as("receipts").containsExactlyInAnyOrderElementsOf(sealed);
    }

    private static List<String> letters(List<Event> events, Kind kind) {
        return events.stream()
                .filter(event -> event instanceof Event.Remark remark && remark.kind() == kind)
                .map(event -> ((Event.Remark) event).facts().text("letter"))
                .toList();
    }

    private static void tell(Event event, List<String> story) {
        if (event instanceof Event.Law law) {
            String what = EventJson.type(law);
            story.add(law.number() + " " + (law.fact() instanceof Fact.StepDone done ? what + " " + tell(done) : what));
        }
    }

    /** Who did what, with every text of the content; of documents, how many. */
    private static String tell(Fact.StepDone done) {
        return done.step() + " " + done.actor().rpps().value() + " "
                + done.content().members().entrySet().stream()
                        .map(member -> member.getKey() + "="
                                + (member.getValue() instanceof Json.Array list
                                        ? list.items().size() + " items"
                                        : member.getValue() instanceof Json.Text text ? text.value() : "…"))
                        .collect(Collectors.joining(" "));
    }

    private static Map<String, Long> counts(List<Event> events) {
        return events.stream()
                .map(EventJson::type)
                .filter(type -> !type.equals(LEFT))
                .collect(Collectors.groupingBy(type -> type, TreeMap::new, Collectors.counting()));
    }
}
