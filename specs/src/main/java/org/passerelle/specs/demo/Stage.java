package org.passerelle.specs.demo;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.client.Practice;
import org.passerelle.client.Settings;
import org.passerelle.client.testing.Adversity;
import org.passerelle.client.testing.SimulatedMail;
import org.passerelle.client.testing.VirtualClock;
import org.passerelle.gateway.House;
import org.passerelle.node.NodeSettings;
import org.passerelle.refusal.HouseBug;

/**
 * Both houses and the mail server between them, on one clock that moves when the story says so. Every source of time, ids and
 * randomness comes from the seed.
 */
final class Stage implements AutoCloseable {
    private static final int MOST_TURNS = 200;

    final VirtualClock clock;
    final Papers papers;
    final SimulatedMail mail;
    final Practice practice;
    final House hospital;

    private Stage(VirtualClock clock, Papers papers, SimulatedMail mail, Practice practice, House hospital) {
        this.clock = clock;
        this.papers = papers;
        this.mail = mail;
        this.practice = practice;
        this.hospital = hospital;
    }

    /**
     * Opens everything.
     *
     * @param out where keys and cards are left
     * @param work where the nodes keep themselves
     */
    static Stage open(long seed, Instant start, Path out, Path work) {
        var clock = new VirtualClock(start);
        Papers papers = Papers.issue(new SeededRandom(seed, "authorities"), clock);
        papers.write(out);
        var mail = new SimulatedMail(
                papers.server().chain(), papers.server().key(), clock, crossing -> new Adversity.None());
        try {
            String password = Id.random(new SeededRandom(seed, "passwords")).hex();
            List.of(Cast.PRACTICE, Cast.LINE).forEach(address -> mail.account(address, password));
            Practice practice = Practice.open(practice(
                    work.resolve("practice"), papers, mail, password, clock, new SeededRandom(seed, "practice")));
            try {
                var world = new NodeSettings.World(clock, new SeededRandom(seed, "hospital"));
                House hospital = Gateway.open(work.resolve("hospital"), out, papers, mail, password, world);
                return new Stage(clock, papers, mail, practice, hospital);
            } catch (RuntimeException failed) {
                practice.close();
                throw failed;
            }
        } catch (RuntimeException failed) {
            mail.close();
            throw failed;
        }
    }

    private static Settings practice(
            Path folder, Papers papers, SimulatedMail mail, String password, VirtualClock clock, SecureRandom random) {
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
                        URI.create("smtps://" + mail.host() + ":" + mail.smtpsPort()),
                        URI.create("imaps://" + mail.host() + ":" + mail.imapsPort()),
                        password)
                .mailAuthorities(List.of(papers.pki().root()))
                .world(clock, random);
    }

    /** Lets both nodes do what is to be done now. */
    void settle() {
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            if (practice.step() + hospital.node().step() == 0) {
                return;
            }
        }
        throw new HouseBug("the two nodes never come to rest");
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
        mail.close();
    }
}
