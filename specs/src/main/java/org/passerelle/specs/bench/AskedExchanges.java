package org.passerelle.specs.bench;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.passerelle.atrest.NodeKey;
import org.passerelle.blob.FolderBlobs;
import org.passerelle.canon.Id;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.EventJson;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.Promise;
import org.passerelle.flow.desk.Chapter;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.PartyJson;
import org.passerelle.pathway.Consent;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.keep.Blobs;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.work.Glance;
import org.passerelle.sla.Clock;
import org.passerelle.sla.HolidayZone;
import org.passerelle.sla.LineCalendar;
import org.passerelle.sla.OpeningHours;
import org.passerelle.sla.Target;
import org.passerelle.sla.Unit;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.Papers;
import org.passerelle.store.FolderLock;
import org.passerelle.store.SqliteStore;

/** Open requests as their arrival leaves them in a gateway's store. */
final class AskedExchanges {
    private static final Target WEEK = new Target(Unit.ELAPSED_HOURS, 7 * 24);
    private static final int ROWS_IN_A_COMMIT = 10_000;
    private static final List<String> URGENCIES = List.of("ordinary", "prompt", "staff");

    private final Papers papers;
    private final SecureRandom random;
    private final Instant now;
    private final Pathway pathway = Pathways.shipped().get(PathwayRef.parse("avis/1"));

    AskedExchanges(Papers papers, SecureRandom random, InstantSource clock) {
        this.papers = papers;
        this.random = random;
        this.now = Instants.toMillis(clock.instant());
    }

    /**
     * What a store was filled with.
     *
     * @param exchanges the paths of the whole ones
     * @param nights the paths of recordings, each of an exchange of its own
     */
    record Filled(List<String> exchanges, List<String> nights) {}

    /** Fills a closed node's folder with so many, the last of them whole, and with so many more that have this recording. */
    Filled fill(Path folder, int open, int whole, int nights, byte[] night) {
        try (var lock = FolderLock.take(folder);
                var store = SqliteStore.open(lock, NodeKey.readOrCreate(folder.resolve("node.key"), random), random)) {
            for (int done = 0; done < open - whole; done += ROWS_IN_A_COMMIT) {
                List<Change> rows = new ArrayList<>();
                for (int i = done; i < Math.min(open - whole, done + ROWS_IN_A_COMMIT); i++) {
                    rows.add(new Change.Index(row(new Id(String.format(Locale.ROOT, "%032x", i + 1)), i)));
                }
                store.commit(rows);
            }
            List<String> paths = new ArrayList<>();
            for (int i = 0; i < whole; i++) {
                Id exchange = Id.random(random);
                store.commit(asked(exchange, List.of()));
                paths.add("/exchanges/" + exchange.hex());
            }
            List<String> recorded = new ArrayList<>();
            Blobs blobs = FolderBlobs.open(folder, store, random, InstantSource.fixed(now));
            for (int i = 0; i < nights; i++) {
                Id exchange = Id.random(random);
                var document = new Document(
                        Id.random(random),
                        "other",
                        "application/x-edf",
                        night.length,
                        Sha256.hash(night),
                        "Enregistrement",
                        null,
                        null);
                store.commit(asked(exchange, List.of(document)));
                blobs.write(exchange, document.id(), out -> {
                    out.write(night);
                    return document;
                });
                recorded.add("/exchanges/" + exchange.hex() + "/recordings/"
                        + document.id().hex());
            }
            return new Filled(paths, recorded);
        }
    }

    private List<Change> asked(Id exchange, List<Document> documents) {
        var begun = new Event.Begun(
                exchange,
                true,
                pathway.ref(),
                line(),
                hospital(),
                Sha256.hash(papers.lineCard()),
                practice(),
                cabinet());
        Id step = Id.random(random);
        var opening = new Fact.StepDone(
                step,
                pathway.opening().orElseThrow().name(),
                Cast.GP,
                Side.REQUESTER,
                request(documents),
                -1,
                Promise.here(now));
        var chapter = new Chapter(exchange, Id.random(random), null, random);
        for (Event event : List.of(
                begun, new Event.Law(0, now, opening), new Event.Law(1, now, new Fact.ClockStarted(promise())))) {
            chapter.write(EventJson.type(event), EventJson.payload(event), now);
        }
        List<Change> changes = new ArrayList<>(chapter.appends());
        Instant due = promise().due().orElseThrow();
        changes.add(new Change.Index(row(exchange, "ordinary", due, glance(false, step), chapter.length())));
        changes.add(new Change.Deadline(exchange, due));
        return changes;
    }

    private static Json.Obj request(List<Document> documents) {
        return Json.object()
                .put(
                        "documents",
                        Json.array(documents.stream().map(Document::write).toList()))
                .put("dangerToLife", false)
                .put("patient", PartyJson.write(Cast.PATIENT))
                .put(
                        "consent",
                        new Consent(
                                        true,
                                        Cast.GP.displayName(),
                                        Instant.parse("2026-11-20T09:00:00Z"),
                                        Consent.How.ORAL)
                                .write())
                .put("medecinTraitant", "none")
                .put("urgency", "ordinary")
                .put("question", Cast.QUESTION)
                .put("history", Cast.HISTORY)
                .put("treatment", "aucun")
                .build();
    }

    /** One of those that a list shows: a third not opened yet, a third taken by who looks. */
    private ExchangeRow row(Id exchange, int number) {
        boolean taken = number % 3 == 1;
        Glance glance = taken
                ? new Glance(
                        Glance.Timing.RUNNING,
                        true,
                        cabinet().name(),
                        papers.troupe().team().expert().rpps(),
                        papers.troupe().team().expert().displayName(),
                        Id.random(random))
                : glance(number % 3 == 2, Id.random(random));
        return new ExchangeRow(
                exchange,
                true,
                pathway.ref().toString(),
                line(),
                practice(),
                taken ? "taken" : "requested",
                false,
                URGENCIES.get(number % URGENCIES.size()),
                now.plus(Duration.ofMinutes(number)),
                false,
                now,
                now,
                null,
                glance,
                3);
    }

    private ExchangeRow row(Id exchange, String urgency, Instant due, Glance glance, long version) {
        return new ExchangeRow(
                exchange,
                true,
                pathway.ref().toString(),
                line(),
                practice(),
                "requested",
                false,
                urgency,
                due,
                false,
                now,
                now,
                null,
                glance,
                version);
    }

    private Glance glance(boolean opened, Id step) {
        return new Glance(Glance.Timing.RUNNING, opened, cabinet().name(), null, null, step);
    }

    private Clock promise() {
        var calendar = new LineCalendar(OpeningHours.weekdaysNineToSix(), HolidayZone.METROPOLE, Cast.PARIS);
        return Clock.start(WEEK, calendar, now);
    }

    private Organisation hospital() {
        return new Organisation(
                papers.hospital().subject().structure(), papers.hospital().displayName(), null);
    }

    private Organisation cabinet() {
        return new Organisation(
                papers.practice().subject().structure(), papers.practice().displayName(), null);
    }

    private MailAddress line() {
        return papers.troupe().team().line();
    }

    private MailAddress practice() {
        return papers.practice().address();
    }
}
