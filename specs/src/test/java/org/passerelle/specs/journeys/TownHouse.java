package org.passerelle.specs.journeys;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.passerelle.canon.Id;
import org.passerelle.client.Draft;
import org.passerelle.client.Exchange;
import org.passerelle.client.Health;
import org.passerelle.client.Practice;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.refusal.Refused;

/** A practice, or a third place, whose software embeds the SDK. */
final class TownHouse implements House {
    private static final int MOST_APART = 50;

    private final MailAddress address;
    private final MailAddress line;
    private final PathwayRef pathway;
    private final Practice practice;
    /** What is known once stays known; to ask is to read every journal. */
    private final Set<Id> known = new HashSet<>();

    TownHouse(MailAddress address, MailAddress line, PathwayRef pathway, Practice practice) {
        this.address = address;
        this.line = line;
        this.pathway = pathway;
        this.practice = practice;
    }

    @Override
    public MailAddress address() {
        return address;
    }

    @Override
    public Id begin(Act act) {
        Draft draft = practice.line(line.value()).request(pathway.name(), act.by());
        return Id.parse(sent(filled(draft, act)).id());
    }

    @Override
    public void take(Id exchange, Act act) {
        sent(filled(exchange(exchange).step(act.step(), act.by()), act));
    }

    /** What stops a draft with words for people is a refusal all the same. */
    private static Exchange sent(Draft draft) {
        try {
            return draft.send();
        } catch (Draft.Emergency | Draft.Excluded | Draft.ConsentRefused stopped) {
            throw (Refused) Objects.requireNonNull(((Throwable) stopped).getCause());
        }
    }

    private static Draft filled(Draft draft, Act act) {
        act.content().members().forEach(draft::put);
        act.papers()
                .forEach(paper -> draft.attach(
                        paper.kind(), "Fichier : " + paper.kind(), () -> new ByteArrayInputStream(paper.octets())));
        return draft;
    }

    @Override
    public boolean knows(Id exchange) {
        if (!known.contains(exchange)
                && practice.exchanges().stream().anyMatch(here -> here.id().equals(exchange.hex()))) {
            known.add(exchange);
        }
        return known.contains(exchange);
    }

    @Override
    public Sight look(Id id) {
        Exchange exchange = exchange(id);
        return new Sight(exchange.state(), exchange.due(), exchange.overdue(), exchange.ended(), exchange.version());
    }

    Exchange exchange(Id exchange) {
        return practice.exchange(exchange.hex());
    }

    @Override
    public List<String> refusals(Id exchange) {
        return exchange(exchange).refusals();
    }

    @Override
    public List<String> alarms() {
        return practice.health().alarms().stream().map(AlarmRow::code).toList();
    }

    @Override
    public List<String> apart() {
        return practice.apart(MOST_APART).stream().map(Health.Apart::code).toList();
    }

    @Override
    public long waiting() {
        return practice.health().waiting();
    }

    @Override
    public boolean well() {
        return practice.health().well();
    }

    @Override
    public int step() {
        return practice.step();
    }

    @Override
    public byte[] trace(Id exchange, Professional by) {
        return exchange(exchange).exportTrace(by.rpps());
    }

    @Override
    public void close() {
        practice.close();
    }
}
