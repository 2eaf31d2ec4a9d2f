package org.passerelle.specs.demo;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

/**
 * Both houses and the mail server between them, on one clock that moves when the story says so. Every source of time, ids and
 * randomness comes from the seed.
 */
final class Stage implements AutoCloseable {
    private static final int MOST_TURNS = 200;

    final VirtualClock clock;
    final Cast.Days days;
    final Papers papers;
    final PostOffice office;
    final Practice practice;
    final House hospital;

    private Stage(
            VirtualClock clock, Cast.Days days, Papers papers, PostOffice office, Practice practice, House hospital) {
        this.clock = clock;
        this.days = days;
        this.papers = papers;
        this.office = office;
        this.practice = practice;
        this.hospital = hospital;
    }

    /**
     * Opens everything.
     *
     * @param mail a real mail server, or nothing for the simulated one
     * @param out where keys and cards are left
     * @param work where the nodes keep themselves
     */
    static Stage open(long seed, Optional<MailConfig> mail, Path out, Path work) {
        Cast.Days days = mail.isPresent() ? Cast.Days.REAL : Cast.Days.SIMULATED;
        var clock = new VirtualClock(days.start());
        Papers papers = Papers.of(seed, clock);
        papers.write(out);
        String password = Id.random(new SeededRandom(seed, "passwords")).hex();
        PostOffice office = mail.<PostOffice>map(given -> new GivenOffice(given, clock, System::nanoTime))
                .orElseGet(() -> new PostOffice.Simulated(papers, clock, password));
        try {
            Practice practice = Practice.open(
                    practice(work.resolve("practice"), papers, office, clock, new SeededRandom(seed, "practice")));
            try {
                var world = new NodeSettings.World(clock, new SeededRandom(seed, "hospital"));
                House hospital = Gateway.open(work.resolve("hospital"), out, papers, office, world);
                return new Stage(clock, days, papers, office, practice, hospital);
            } catch (RuntimeException failed) {
                practice.close();
                throw failed;
            }
        } catch (RuntimeException failed) {
            office.close();
            throw failed;
        }
    }

    private static Settings practice(
            Path folder, Papers papers, PostOffice office, VirtualClock clock, SecureRandom random) {
        Party ours = papers.practice();
        Instant now = clock.instant();
        return Settings.in(folder)
                .key(ours.signing().key(), ours.signing().chain())
                .key(ours.encryption().key(), ours.encryption().chain())
                .authorities(List.of(papers.pki().root(), papers.pki().organisations()))
                .ownCard(papers.practiceCard(), "Dr Jeanne Leclerc", "médecin", now)
                .card(papers.lineCard(), "Dr Jeanne Leclerc", "médecin", now)
                .mailbox(
                        Cast.PRACTICE.value(),
                        asUser(office, office.submission()),
                        asUser(office, office.reading()),
                        office.account(Cast.PRACTICE).password())
                .mailAuthorities(office.authorities())
                .world(clock, random);
    }

    private static URI asUser(PostOffice office, URI server) {
        String user = office.account(Cast.PRACTICE).user();
        try {
            return new URI(server.getScheme(), user, server.getHost(), server.getPort(), null, null, null);
        } catch (URISyntaxException impossible) {
            throw new HouseBug("a server's URI stays one with a user in it", impossible);
        }
    }

    /** Lets both nodes do what is to be done now, until no mail is on its way between them any more. */
    void settle() {
        int turns = 0;
        int done = turn();
        while (done > 0 || office.waits(this::isUnderWay)) {
            turns += done > 0 ? 1 : 0;
            if (turns > MOST_TURNS) {
                throw new HouseBug("the two nodes never come to rest");
            }
            done = turn();
        }
    }

    private int turn() {
        return practice.step() + hospital.node().step();
    }

    /** A letter whose last receipt has not come, or a mail to one of the people who are told. */
    private boolean isUnderWay() {
        return practice.health().waiting() + hospital.node().health().outboxWaiting() > 0 || told() > notices();
    }

    private long told() {
        return hospital.node().list(ExchangeQuery.all()).stream()
                .flatMap(row -> hospital.node().view(row.exchange()).entries().stream())
                .filter(entry ->
                        entry.event() instanceof Event.Remark remark && remark.kind() == Event.Remark.Kind.TOLD)
                .count();
    }

    private long notices() {
        List<MailAddress> people = List.of(Cast.EXPERT_MAIL, Cast.COORDINATOR_MAIL);
        return office.carried().stream()
                .filter(mail -> people.contains(mail.to()))
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
        practice.close();
        office.close();
    }
}
