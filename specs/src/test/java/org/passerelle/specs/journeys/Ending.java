package org.passerelle.specs.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.passerelle.canon.Id;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.EventJson;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.rehearsal.Rehearsal;
import org.passerelle.flow.apart.ApartLetter;
import org.passerelle.ledger.Entry;
import org.passerelle.ledger.trace.TraceAudit;
import org.passerelle.ledger.trace.TraceCertificate;
import org.passerelle.ledger.trace.TraceVerifier;
import org.passerelle.ledger.trace.VerifiedTrace;
import org.passerelle.letter.WitnessReceipts;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.yaml.Script;
import org.passerelle.seal.EndorsementSeal;

/** What holds when a journey is over: all houses tell one story, the one that {@code pathway simulate} tells, and prove it. */
final class Ending {
    private static final Set<String> OF_ONE_HOUSE = Arrays.stream(Event.Remark.Kind.values())
            .map(Event.Remark.Kind::type)
            .collect(Collectors.toCollection(() -> new TreeSet<>(Set.of("begun", "composed"))));

    private final Town town;
    private final Houses houses;
    private final Pathway pathway;
    private final Script script;
    private final Misfortunes misfortunes;

    Ending(Town town, Houses houses, Pathway pathway, Script script, Misfortunes misfortunes) {
        this.town = town;
        this.houses = houses;
        this.pathway = pathway;
        this.script = script;
        this.misfortunes = misfortunes;
    }

    void check(Id exchange) {
        assertThat(town.weather().isWaiting())
                .as("the mail that the journey announces")
                .isFalse();
        List<House> told = told(exchange);
        assertThat(told).as("everybody was told").isEqualTo(houses.all());
        assertThat(told).extracting(house -> house.look(exchange).ended()).containsOnly(true);
        assertThat(told)
                .extracting(house -> house.look(exchange).state())
                .containsOnly(told.get(0).look(exchange).state());
        misfortunes.setAside().forEach(this::endedToo);
        misfortunes
                .crossed()
                .forEach(
                        crossed -> assertThat(crossed.door().refusals(exchange)).contains(crossed.code()));
        filesArrived(exchange);
        oneStory(exchange);
        houses.all().forEach(this::nothingLeft);
    }

    private List<House> told(Id exchange) {
        return houses.all().stream().filter(house -> house.knows(exchange)).toList();
    }

    private void endedToo(Id first) {
        assertThat(told(first)).extracting(house -> house.look(first).ended()).containsOnly(true);
    }

    /** The line's people read the very octets of every document, whoever attached it. */
    private void filesArrived(Id exchange) {
        for (Fact.StepDone done : houses.hospital().state(exchange).stepsDone()) {
            Optional<Field.DocumentsField> field =
                    pathway.step(done.step(), done.content()).form().find(Field.DocumentsField.class);
            field.map(documents -> done.content().arrayOrEmpty(documents.name()).objects())
                    .orElse(List.of())
                    .forEach(document -> assertThat(houses.hospital()
                                    .reads(
                                            exchange,
                                            Document.read(document),
                                            houses.people().expert()))
                            .isTrue());
        }
    }

    private void oneStory(Id exchange) {
        var audit = new TraceAudit(
                new TraceVerifier(new EndorsementSeal(town.anchors())), new WitnessReceipts(town.anchors()));
        List<TraceCertificate> certificates = told(exchange).stream()
                .map(house -> TraceCertificate.read(
                        house.trace(exchange, houses.people().expert())))
                .toList();
        certificates.forEach(certificate -> assertThat(audit.hear(certificate)).isEmpty());
        List<List<String>> stories = new ArrayList<>();
        int compared = 0;
        for (TraceCertificate certificate : certificates) {
            VerifiedTrace trace = audit.verify(certificate);
            compared += trace.headsCompared().size();
            stories.add(law(trace));
        }
        assertThat(compared).isPositive();
        assertThat(stories.get(0).stream()
                        .filter(word -> !word.equals("step-refused"))
                        .toList())
                .isEqualTo(simulated());
        assertThat(stories).containsOnly(stories.get(0));
        assertThat(rungs(houses.hospital().state(exchange).law())).isEqualTo(rungs(simulatedLaw()));
    }

    /** Who was told, and when, to the millisecond: nobody early, nobody late. */
    private static List<String> rungs(List<Event.Law> law) {
        return law.stream()
                .filter(decided -> decided.fact() instanceof Fact.Escalated)
                .map(decided -> decided.time() + " " + ((Fact.Escalated) decided.fact()).to())
                .toList();
    }

    /** The keeper's decisions, steps by their names. */
    private static List<String> law(VerifiedTrace trace) {
        return trace.entries().stream()
                .filter(entry -> !OF_ONE_HOUSE.contains(entry.leaf().event()))
                .map(Ending::word)
                .toList();
    }

    private static String word(Entry entry) {
        return entry.payload()
                .filter(payload -> entry.leaf().event().equals("step"))
                .flatMap(payload -> payload.findText("step"))
                .orElse(entry.leaf().event());
    }

    private List<String> simulated() {
        return simulatedLaw().stream()
                .map(law -> law.fact() instanceof Fact.StepDone done ? done.step() : EventJson.type(law))
                .toList();
    }

    private List<Event.Law> simulatedLaw() {
        return Rehearsal.play(pathway, script).stream()
                .flatMap(turn -> turn.law().stream())
                .toList();
    }

    private void nothingLeft(House house) {
        assertThat(house.waiting()).as("on its way from %s", house.address()).isZero();
        assertThat(house.well()).isTrue();
        Set<String> alarms = new TreeSet<>(house.alarms());
        Set<String> expected = misfortunes.alarms(house);
        assertThat(alarms).containsAll(expected);
        alarms.removeAll(expected);
        alarms.remove(ApartLetter.HELD);
        assertThat(alarms).as("unexpected alarms of %s", house.address()).isEmpty();
    }
}
