package org.passerelle.specs.demo;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.client.Practice;
import org.passerelle.client.Settings;
import org.passerelle.client.testing.VirtualClock;
import org.passerelle.exchange.Event;
import org.passerelle.gateway.House;
import org.passerelle.node.NodeSettings;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.refusal.HouseBug;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.GivenOffice;
import org.passerelle.specs.demo.world.MailConfig;
import org.passerelle.specs.demo.world.Papers;
import org.passerelle.specs.demo.world.Party;
import org.passerelle.specs.demo.world.PostOffice;
import org.passerelle.specs.demo.world.SeededRandom;
import org.passerelle.specs.demo.world.Troupe;
import org.passerelle.specs.demo.world.Troupes;

/**
 * The houses of a troupe and the mail server between them, on one clock that moves when the story says so. Every source of time, ids
 * and randomness comes from the seed.
 */
final class Stage implements AutoCloseable {
    private static final int MOST_TURNS = 200;

    final VirtualClock clock;
    final Cast.Days days;
    final Papers papers;
    final PostOffice office;
    final Practice practice;
    final House hospital;
    private final Map<String, Practice> places;
    private long writtenInTown;

    private Stage(VirtualClock clock, Cast.Days days, PostOffice office, Papers papers, Opened opened) {
        this.clock = clock;
        this.days = days;
        this.papers = papers;
        this.office = office;
        this.places = opened.places();
        this.practice = place(papers.practice().name());
        this.hospital = opened.hospital();
    }

    /** What was opened. */
    private record Opened(Map<String, Practice> places, House hospital) {}

    /** Opens everything for the avis' troupe. */
    static Stage open(long seed, Optional<Path> mail, Path out, Path work) {
        return open(Troupes.avis(), seed, mail, out, work);
    }

    /**
     * Opens everything.
     *
     * @param mail a real mail server's configuration, or nothing for the simulated one
     * @param out where keys and cards are left
     * @param work where the nodes keep themselves
     */
    static Stage open(Troupe troupe, long seed, Optional<Path> mail, Path out, Path work) {
        Optional<MailConfig> config = mail.map(file -> MailConfig.read(file, troupe));
        Cast.Days days = config.isPresent() ? Cast.Days.REAL : Cast.Days.SIMULATED;
        var clock = new VirtualClock(days.start());
        Papers papers = Papers.of(troupe, seed, clock);
        papers.write(out);
        String password = Id.random(new SeededRandom(seed, "passwords")).hex();
        PostOffice office = config.<PostOffice>map(given -> new GivenOffice(given, troupe, clock, System::nanoTime))
                .orElseGet(() -> new PostOffice.Simulated(papers, clock, password));
        Map<String, Practice> places = new LinkedHashMap<>();
        try {
            for (Papers.Carded place : papers.places()) {
                String name = place.party().name();
                var world = new NodeSettings.World(clock, new SeededRandom(seed, name));
                places.put(name, Practice.open(settings(work.resolve(name), place, papers, office, world)));
            }
            var world = new NodeSettings.World(clock, new SeededRandom(seed, "hospital"));
            House hospital = Gateway.open(work.resolve("hospital"), out, papers, office, world);
            return new Stage(clock, days, office, papers, new Opened(places, hospital));
        } catch (RuntimeException failed) {
            places.values().forEach(Practice::close);
            office.close();
            throw failed;
        }
    }

    private static Settings settings(
            Path folder, Papers.Carded place, Papers papers, PostOffice office, NodeSettings.World world) {
        Party ours = place.party();
        Instant now = world.clock().instant();
        return Settings.in(folder)
                .key(ours.signing().key(), ours.signing().chain())
                .key(ours.encryption().key(), ours.encryption().chain())
                .authorities(List.of(papers.pki().root(), papers.pki().organisations()))
                .ownCard(place.card(), "Dr Jeanne Leclerc", "médecin", now)
                .card(papers.lineCard(), "Dr Jeanne Leclerc", "médecin", now)
                .mailbox(
                        ours.address().value(),
                        asUser(office, ours, office.submission()),
                        asUser(office, ours, office.reading()),
                        office.account(ours.address()).password())
                .mailAuthorities(office.authorities())
                .world(world.clock(), world.random());
    }

    /** A place in town that has a node of its own. */
    Practice place(String name) {
        return Optional.ofNullable(places.get(name))
                .orElseThrow(() -> new HouseBug("a place that is not of this play"));
    }

    private static URI asUser(PostOffice office, Party ours, URI server) {
        String user = office.account(ours.address()).user();
        try {
            return new URI(server.getScheme(), user, server.getHost(), server.getPort(), null, null, null);
        } catch (URISyntaxException impossible) {
            throw new HouseBug("a server's URI stays one with a user in it", impossible);
        }
    }

    /** Lets all nodes do what is to be done now, until no mail is on its way between them any more. */
    void settle() {
        int turns = 0;
        int done = turn();
        while (done > 0 || office.waits(this::isUnderWay)) {
            turns += done > 0 ? 1 : 0;
            if (turns > MOST_TURNS) {
                throw new HouseBug("the nodes never come to rest");
            }
            done = turn();
        }
    }

    private int turn() {
        return places.values().stream().mapToInt(Practice::step).sum()
                + hospital.node().step();
    }

    /** Somebody who has no node wrote to the line. */
    void wroteInTown() {
        writtenInTown++;
    }

    /** A letter whose last receipt has not come, a mail to somebody who has no node, or one of theirs. */
    private boolean isUnderWay() {
        long waiting = places.values().stream()
                .mapToLong(place -> place.health().waiting())
                .sum();
        return waiting + hospital.node().health().outboxWaiting() > 0
                || remarks(Event.Remark.Kind.TOLD, Event.Remark.Kind.MAIL_WRITTEN) > carriedOutside()
                || writtenInTown > remarks(Event.Remark.Kind.MAIL_RECEIVED);
    }

    private long remarks(Event.Remark.Kind... kinds) {
        return hospital.node().list(ExchangeQuery.all()).stream()
                .flatMap(row -> hospital.node().view(row.exchange()).entries().stream())
                .filter(entry -> entry.event() instanceof Event.Remark remark
                        && List.of(kinds).contains(remark.kind()))
                .count();
    }

    /** To people rather than to nodes. */
    private long carriedOutside() {
        List<MailAddress> houses = papers.troupe().houses();
        return office.carried().stream()
                .filter(mail -> !houses.contains(mail.to()))
                .count();
    }

    /** Time passes, never back. */
    void moveTo(Instant when) {
        pass(Duration.between(clock.instant(), when));
    }

    void pass(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a story does not go back");
        }
        clock.advance(time);
        settle();
    }

    @Override
    public void close() {
        hospital.close();
        places.values().forEach(Practice::close);
        office.close();
    }
}
