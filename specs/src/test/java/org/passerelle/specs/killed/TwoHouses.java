package org.passerelle.specs.killed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.passerelle.blob.FolderBlobs;
import org.passerelle.client.testing.Adversity;
import org.passerelle.client.testing.Crossing;
import org.passerelle.client.testing.SimulatedMail;
import org.passerelle.client.testing.VirtualClock;
import org.passerelle.party.MailAddress;
import org.passerelle.store.SqliteStore;

/** A practice and a hospital, each a process of its own, and between them a mail server that outlives them both. */
final class TwoHouses implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-20T08:30:00Z");
    /** More than a login and an empty mailbox cost, less than any letter. */
    private static final int INSIDE_A_LETTER = 8_000;

    final Papers papers;
    private final VirtualClock clock = new VirtualClock(START);
    private final SimulatedMail mail;
    private final Wire toPractice;
    private final Wire toHospital;
    private final Child practice;
    private final Child hospital;
    private final AtomicReference<@Nullable Trap> postTrap = new AtomicReference<>();

    private TwoHouses(Papers papers, Path folder) throws IOException {
        this.papers = papers;
        mail = new SimulatedMail(papers.serverChain(), papers.serverKey(), clock, this::fate);
        List.of(Papers.PRACTICE, Papers.LINE)
                .forEach(address -> mail.account(new MailAddress(address), Papers.PASSWORD));
        toPractice = Wire.to(mail.imapsPort());
        toHospital = Wire.to(mail.imapsPort());
        Files.createDirectories(folder);
        Path practiceNode = folder.resolve("practice");
        practice = new Child(
                "practice",
                practiceNode,
                PracticeProcess.class,
                at -> List.of(
                        practiceNode.toString(),
                        papers.folder().toString(),
                        at.toString(),
                        mail.host(),
                        String.valueOf(mail.smtpsPort()),
                        String.valueOf(toPractice.port())));
        Path hospitalNode = folder.resolve("hospital");
        Path settings = papers.gateway(hospitalNode, mail, toHospital.port(), START);
        hospital = new Child(
                "hospital", hospitalNode, HospitalProcess.class, at -> List.of(settings.toString(), at.toString()));
    }

    /** @param folder where both nodes keep themselves */
    static TwoHouses open(Papers papers, Path folder) throws IOException {
        var houses = new TwoHouses(papers, folder);
        try {
            houses.practice.start(START);
            houses.hospital.start(START);
            houses.practice.awaitReady();
            houses.hospital.awaitReady();
            return houses;
        } catch (Throwable failed) {
            houses.close();
            throw failed;
        }
    }

    /** A house that is killed when a moment comes. */
    private final class Trap {
        private final Child victim;
        private final Moment moment;
        private volatile boolean sprung;

        Trap(Child victim, Moment moment) {
            this.victim = victim;
            this.moment = moment;
        }

        void spring() {
            sprung = true;
            victim.kill();
        }
    }

    /** What an order came to: an answer if it was acknowledged, and whether the house was killed meanwhile. */
    record Outcome(Optional<String> answer, boolean killed) {}

    Child house(Side side) {
        return side == Side.PRACTICE ? practice : hospital;
    }

    /** Gives an order to a house that nobody kills. */
    String order(Side side, String words) {
        return house(side)
                .order(clock.instant(), words)
                .orElseThrow(() -> new AssertionError(side + " ended although nobody killed it: " + words));
    }

    /** Gives an order to a house that is killed if that moment comes meanwhile, and started again. */
    Outcome order(Side side, String words, Moment moment) {
        Child victim = house(side);
        var trap = new Trap(victim, moment);
        Optional<String> answer;
        switch (moment) {
            case WRITING, COMMITTING -> {
                try (var watch =
                        FolderWatch.over(victim.folder(), file -> matters(victim, moment, file), trap::spring)) {
                    answer = victim.order(clock.instant(), words);
                }
            }
            case FETCHING -> {
                Wire wire = side == Side.PRACTICE ? toPractice : toHospital;
                wire.ringAfter(INSIDE_A_LETTER, trap::spring);
                answer = victim.order(clock.instant(), words);
                wire.silence();
            }
            case MAIL_TAKEN, MAIL_TURNED_AWAY -> {
                postTrap.set(trap);
                answer = victim.order(clock.instant(), words);
                postTrap.set(null);
            }
            default -> throw new IllegalArgumentException("not a moment within an order");
        }
        if (trap.sprung) {
            victim.restart(clock.instant());
        }
        return new Outcome(answer, trap.sprung);
    }

    void killAndRestart(Side side) {
        house(side).kill();
        house(side).restart(clock.instant());
    }

    private static boolean matters(Child victim, Moment moment, Path file) {
        return moment == Moment.WRITING
                ? file.startsWith(victim.folder().resolve(FolderBlobs.FOLDER))
                : file.getFileName().toString().equals(SqliteStore.FILE + "-wal");
    }

    /** Called by the mail server when it has the whole mail, before it says anything. */
    private Adversity fate(Crossing crossing) {
        Trap trap = postTrap.getAndSet(null);
        if (trap == null) {
            return new Adversity.None();
        }
        trap.spring();
        return trap.moment == Moment.MAIL_TAKEN ? new Adversity.None() : new Adversity.Refused(451);
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    /** The exported trace of one side. */
    Path trace(Side side, String exchange) {
        Path file = house(side).folder().resolveSibling(side + ".trace.json");
        assertThat(order(side, "trace " + exchange + " " + file)).isEmpty();
        return file;
    }

    @Override
    public void close() {
        practice.close();
        hospital.close();
        try (toPractice;
                toHospital) {
            mail.close();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
    }
}
