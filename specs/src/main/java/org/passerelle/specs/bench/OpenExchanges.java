package org.passerelle.specs.bench;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.passerelle.atrest.NodeKey;
import org.passerelle.blob.FolderBlobs;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.client.testing.VirtualClock;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.EventJson;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.Promise;
import org.passerelle.flow.Escalate;
import org.passerelle.flow.desk.AddressBook;
import org.passerelle.flow.desk.Chapter;
import org.passerelle.flow.desk.LedgerKeys;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Self;
import org.passerelle.flow.desk.Staff;
import org.passerelle.flow.desk.Story;
import org.passerelle.flow.trust.ClearRules;
import org.passerelle.ledger.LedgerKey;
import org.passerelle.ledger.Origin;
import org.passerelle.media.MediaGate;
import org.passerelle.media.MediaLimits;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.yaml.LivePathways;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.tell.TextRules;
import org.passerelle.port.trust.Directory;
import org.passerelle.port.trust.Revocations;
import org.passerelle.port.trust.TrustSpace;
import org.passerelle.refusal.HouseBug;
import org.passerelle.sla.Clock;
import org.passerelle.sla.HolidayZone;
import org.passerelle.sla.LineCalendar;
import org.passerelle.sla.OpeningHours;
import org.passerelle.sla.Target;
import org.passerelle.sla.Unit;
import org.passerelle.store.FolderLock;
import org.passerelle.store.SqliteStore;

/**
 * A store with so many open exchanges, and its clocks. Those that wait are rows only, due one after another from next year on; those that
 * come due are whole exchanges, each read, decided and committed when its time comes.
 */
final class OpenExchanges implements AutoCloseable {
    private static final Instant BEGIN = Instant.parse("2026-11-20T08:30:00Z");
    private static final Duration NEXT_YEAR = Duration.ofDays(365);
    private static final int ROWS_IN_A_COMMIT = 10_000;
    private static final int ENTRIES = 3;
    private static final MailAddress LINE = new MailAddress("dermatologie@ch-exemple.mssante.fr");
    private static final MailAddress PRACTICE = new MailAddress("cabinet@cabinet-essai.mssante.fr");
    private static final Organisation HOSPITAL = new Organisation(new StructureId("1550000012"), "CH d'Exemple", null);
    private static final Organisation CABINET =
            new Organisation(new StructureId("1550000099"), "Cabinet d'Essai", null);
    private static final Professional DOCTOR =
            new Professional(new Rpps("10000000001"), "ESSAI", "Jeanne", null, "03 29 00 00 01");
    private static final Target DAY = new Target(Unit.ELAPSED_HOURS, 24);

    private final Staff staff = new Staff(Map.of());
    private final VirtualClock clock = new VirtualClock(BEGIN);
    private final FolderLock lock;
    private final SecureRandom random;
    private final NodeKey key;
    private final Path folder;
    private final Pathway pathway;
    private SqliteStore store;
    private Premises premises;
    private Escalate escalate;
    private final List<Id> asked = new ArrayList<>();

    OpenExchanges(Path folder, SecureRandom random) {
        this.random = random;
        this.folder = folder;
        this.lock = FolderLock.take(folder);
        this.key = NodeKey.random(random);
        this.store = SqliteStore.open(lock, key, random);
        this.premises = premises();
        this.pathway = premises.pathways().get(PathwayRef.parse("avis/1"));
        this.escalate = new Escalate(premises);
    }

    private Premises premises() {
        return new Premises(
                new Self(new Origin(Id.random(random), Id.random(random)), LedgerKey.generate(random), List.of()),
                store,
                FolderBlobs.open(folder, store, random, clock),
                new NoLetters(),
                LivePathways.of(Pathways.shipped()),
                new AddressBook(),
                staff,
                new MediaGate(MediaLimits.defaults()),
                Revocations.none(),
                TrustSpace.none(),
                Directory.none(),
                ClearRules.USUAL,
                TextRules.NONE,
                null,
                new LedgerKeys((cms, judgedAt) -> {
                    throw new HouseBug("nobody writes here");
                }),
                random,
                clock);
    }

    /** From now on each that comes due tells one person by mail; or nobody. */
    void telling(boolean one) {
        var reach = new Member.Reach(new MailAddress("avis@ch-exemple.mssante.fr"), null, null);
        var member = new Member(DOCTOR, Set.of(Member.Right.EXPERT), reach, List.of(), Set.of());
        staff.replace(LINE, one ? List.of(member) : List.of(), Member.Reach.NONE);
    }

    /** How many mails wait to leave. */
    long mails() {
        return store.outbox().waiting();
    }

    /** So many that wait. */
    void waiting(int count) {
        for (int done = 0; done < count; done += ROWS_IN_A_COMMIT) {
            List<Change> rows = new ArrayList<>();
            for (int i = done; i < Math.min(count, done + ROWS_IN_A_COMMIT); i++) {
                var exchange = new Id(String.format(Locale.ROOT, "%032x", i + 1));
                Instant at = BEGIN.plus(NEXT_YEAR).plusSeconds(i);
                rows.add(new Change.Index(row(exchange, at, BEGIN)));
                rows.add(new Change.Deadline(exchange, at));
            }
            store.commit(rows);
        }
    }

    private ExchangeRow row(Id exchange, Instant due, Instant from) {
        return new ExchangeRow(
                exchange,
                true,
                pathway.ref().toString(),
                LINE,
                PRACTICE,
                "requested",
                false,
                "",
                due,
                false,
                from,
                from,
                ENTRIES);
    }

    /** So many whose first rung is reached now, once the clock has gone on to it. */
    void due(int count) {
        if (count == 0) {
            return;
        }
        Instant from = clock.instant();
        Instant at = promise(from).at(pathway.escalation().get(0).at()).orElseThrow();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Id exchange = Id.random(random);
            changes.addAll(asked(exchange, from));
            changes.add(new Change.Index(row(exchange, promise(from).due().orElseThrow(), from)));
            changes.add(new Change.Deadline(exchange, at));
            asked.add(exchange);
        }
        store.commit(changes);
        clock.advance(Duration.between(from, at));
    }

    /** An exchange as a request leaves it at its keeper's. */
    private List<Change> asked(Id exchange, Instant from) {
        var begun = new Event.Begun(
                exchange, true, pathway.ref(), LINE, HOSPITAL, Sha256.hash(new byte[0]), PRACTICE, CABINET);
        var opening = new Fact.StepDone(
                Id.random(random),
                pathway.opening().orElseThrow().name(),
                DOCTOR,
                Side.REQUESTER,
                Json.object().build(),
                -1,
                Promise.here(from));
        var chapter = new Chapter(exchange, Id.random(random), null, random);
        for (Event event : List.of(
                begun, new Event.Law(0, from, opening), new Event.Law(1, from, new Fact.ClockStarted(promise(from))))) {
            chapter.write(EventJson.type(event), EventJson.payload(event), from);
        }
        return chapter.appends();
    }

    /** Nobody is called a second time for those that came due. */
    void forget() {
        store.commit(asked.stream()
                .<Change>map(exchange -> new Change.Deadline(exchange, null))
                .toList());
        asked.clear();
    }

    private static Clock promise(Instant from) {
        var calendar =
                new LineCalendar(OpeningHours.weekdaysNineToSix(), HolidayZone.METROPOLE, ZoneId.of("Europe/Paris"));
        return Clock.start(DAY, calendar, from);
    }

    /** One call; tells how many it served. */
    int tick() {
        return escalate.tick();
    }

    /** Serves all that is due; tells how many. */
    int ticks() {
        int served = 0;
        int more = tick();
        while (more == Escalate.BATCH) {
            served += more;
            more = tick();
        }
        return served + more;
    }

    /** How often a rung was reached in those that came due. */
    long told() {
        return asked.stream()
                .flatMap(exchange -> Story.read(premises, exchange).orElseThrow().state().law().stream())
                .filter(law -> law.fact() instanceof Fact.Escalated)
                .count();
    }

    /** The process ends, and another one begins on the same folder. */
    void stopped() {
        store.close();
        store = SqliteStore.open(lock, key, random);
        premises = premises();
        escalate = new Escalate(premises);
    }

    @Override
    public void close() {
        store.close();
        lock.close();
    }
}
