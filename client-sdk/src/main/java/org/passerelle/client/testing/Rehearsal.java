package org.passerelle.client.testing;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.client.Practice;
import org.passerelle.client.Settings;
import org.passerelle.party.MailAddress;
import org.passerelle.port.trust.TrustAnchors;

/**
 * Both sides of an avis in one test: a practice to be opened with the SDK, a whole simulated hospital, and a mail server with
 * {@link Adversity} between them, on one virtual clock. Nothing sleeps and nothing is left to chance: the same seed gives the
 * same ids, times and letters.
 *
 * <pre>{@code
 * try (Rehearsal world = Rehearsal.begin(folder)) {
 *     Exchange exchange = Invented.avis(world).send();
 *     world.settle();
 *     world.hospital().answer(exchange.id(), "Surveillance à trois mois.");
 *     world.advance(Duration.ofHours(2));
 *     assertThat(exchange.now().progress()).isEqualTo(Exchange.Progress.ANSWERED);
 * }
 * }</pre>
 */
public final class Rehearsal implements AutoCloseable {
    /** A Friday morning: 9:30 in Paris. */
    public static final Instant START = Instant.parse("2026-11-20T08:30:00Z");
    /** The practice's address. */
    public static final String PRACTICE = "cabinet@cabinet-essai.mssante.fr";
    /** The hospital's dermatology line. */
    public static final String LINE = "dermatologie@ch-exemple.mssante.fr";
    /** The hospital's cardiology line, which asks with a form of its own. */
    public static final String CARDIOLOGY_LINE = "cardiologie@ch-exemple.mssante.fr";
    /** A cardiologist in town, who asks from this address. */
    public static final String SPECIALIST = "cabinet@cardio-fictif.mssante.fr";
    /** The same cardiologist's line, who answers from this one. */
    public static final String SPECIALIST_LINE = "avis@cardio-fictif.mssante.fr";
    /** A general practitioner who has an ordinary MSSanté mailbox and no software of ours. */
    public static final String ORDINARY_DOCTOR = "louis.invente@medecin-ordinaire.mssante.fr";
    /** A hospital's team with an ordinary mailbox, which the practice describes for itself. */
    public static final String ORDINARY_LINE = "pneumologie@ch-ordinaire.mssante.fr";
    /** The largest mail that any of them takes, in octets, unless said otherwise. */
    public static final long SIZE_LIMIT = 10_000_000;

    static final String PASSWORD = "mot-de-passe-invente";

    private static final long USUAL_SEED = 1;
    private static final int MOST_TURNS = 200;
    /** While a mail is on its way, late mail and retries are seen within this much of their time. */
    private static final Duration LONGEST_HOP = Duration.ofMinutes(30);

    private final VirtualClock clock = new VirtualClock(START);
    private final SimulatedMail mail;
    private final Stage stage;
    private final SimulatedHospital hospital;
    private final List<Practice> practices = new ArrayList<>();

    private Rehearsal(Path folder, long seed, long sizeLimit) {
        Cast cast = Cast.of(seed);
        mail = new SimulatedMail(cast.server().chain(), cast.server().key(), clock, crossing -> new Adversity.None());
        for (String address :
                List.of(PRACTICE, LINE, CARDIOLOGY_LINE, SPECIALIST, SPECIALIST_LINE, ORDINARY_DOCTOR, ORDINARY_LINE)) {
            mail.account(new MailAddress(address), PASSWORD);
        }
        stage = new Stage(folder, seed, sizeLimit, cast, clock, mail);
        hospital = new SimulatedHospital(stage.hospital());
    }

    /** Begins with the usual seed; everything that is kept is kept in this folder. */
    public static Rehearsal begin(Path folder) {
        return begin(folder, USUAL_SEED);
    }

    /** Begins with another seed: other ids and keys, the same story. */
    public static Rehearsal begin(Path folder, long seed) {
        return new Rehearsal(folder, seed, SIZE_LIMIT);
    }

    /** Begins with a hospital that takes no mail larger than this, in octets. */
    public static Rehearsal beginWithSizeLimit(Path folder, long octets) {
        return new Rehearsal(folder, USUAL_SEED, octets);
    }

    /** The settings of the practice, for software that opens it itself and then lets it {@link #join}. */
    public Settings settings() {
        return withMailbox(stage.practice(), PRACTICE);
    }

    /** The same for software that reads and sends its mail itself. */
    public Settings settingsWithoutMailbox() {
        return stage.practice().mailboxOfHost(PRACTICE);
    }

    /** The settings of a practice that knows the hospital's cardiology line alone, and finds others in a {@link #catalogue}. */
    public Settings newcomer() {
        return withMailbox(stage.newcomer(), PRACTICE);
    }

    /** A catalogue of lines, for {@link Settings#catalogue(Path)}: write it to a file. */
    public InventedCatalogue catalogue() {
        return stage.catalogue();
    }

    /** The settings of the cardiologist in town, a practice and a line in one node. */
    public Settings specialist() {
        return withMailbox(withMailbox(stage.specialist(), SPECIALIST), SPECIALIST_LINE);
    }

    /** The same for software that reads and sends its mail itself. */
    public Settings specialistWithoutMailbox() {
        return stage.specialist().mailboxOfHost(SPECIALIST).mailboxOfHost(SPECIALIST_LINE);
    }

    /** The same on another mail server, which a test has started: one account for each of the two addresses. */
    public Settings specialist(URI submission, URI reading, String password, List<X509Certificate> authorities) {
        return stage.specialist()
                .mailAuthorities(authorities)
                .mailbox(SPECIALIST, submission, reading, password)
                .mailbox(SPECIALIST_LINE, submission, reading, password);
    }

    /** The practice, opened on first use. */
    public Practice practice() {
        if (practices.isEmpty()) {
            join(Practice.open(settings()));
        }
        return practices.get(0);
    }

    /** Lets a practice take part: it is turned with everybody else, and closed at the end. */
    public Practice join(Practice practice) {
        practices.add(practice);
        return practice;
    }

    /** A practice that its test closed takes part no longer. */
    public void leave(Practice practice) {
        practices.remove(practice);
    }

    /** Ends the practice and opens it again from its folder, as after a restart of its software. */
    public Practice restartPractice() {
        Practice before = practices.remove(0);
        before.close();
        Practice again = Practice.open(settings());
        practices.add(0, again);
        return again;
    }

    /** The other side: the hospital with its two lines. */
    public SimulatedHospital hospital() {
        return hospital;
    }

    /** Somebody with a mail program and nothing else, at one of the ordinary addresses. */
    public OrdinaryMailbox ordinary(String address) {
        return stage.ordinary(new MailAddress(address));
    }

    /** The mail server between them; its rule decides what befalls a mail. */
    public SimulatedMail mail() {
        return mail;
    }

    /** Whom everybody in the rehearsal believes; certificates of traces lead to them. */
    public TrustAnchors anchors() {
        return stage.anchors();
    }

    /** The clock of everybody in the rehearsal. */
    public InstantSource clock() {
        return clock;
    }

    /** What that clock shows. */
    public Instant now() {
        return clock.instant();
    }

    /** Turns everybody until nothing is left to do at this instant. */
    public void settle() {
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            if (turnOnce() == 0) {
                return;
            }
        }
        throw new IllegalStateException("the rehearsal never comes to rest");
    }

    /** Lets time pass, everybody acting when their time comes: clocks to the very instant, mail within half an hour. */
    public void advance(Duration time) {
        settle();
        Instant end = now().plus(time);
        while (now().isBefore(end)) {
            Instant hop = nothingOnItsWay() ? end : earlier(end, now().plus(LONGEST_HOP));
            Optional<Instant> deadline = hospital.nextDeadline().filter(now()::isBefore);
            clock.advance(
                    Duration.between(now(), deadline.map(at -> earlier(at, hop)).orElse(hop)));
            mail.tick(now());
            settle();
        }
    }

    /** A letter is on its way until its sender holds the receipt. */
    private boolean nothingOnItsWay() {
        return hospital.waiting() == 0
                && practices.stream().allMatch(practice -> practice.health().waiting() == 0);
    }

    private int turnOnce() {
        int done = hospital.step();
        for (Practice practice : practices) {
            done += practice.step();
        }
        return done;
    }

    private Settings withMailbox(Settings settings, String address) {
        return settings.mailbox(
                address,
                URI.create("smtps://" + mail.host() + ":" + mail.smtpsPort()),
                URI.create("imaps://" + mail.host() + ":" + mail.imapsPort()),
                PASSWORD);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The id of a node that was never opened before. */
    static Id idOf(Practice practice) {
        try (practice) {
            return Id.parse(practice.nodeId());
        }
    }

    @Override
    public void close() {
        practices.forEach(Practice::close);
        hospital.close();
        mail.close();
    }
}
