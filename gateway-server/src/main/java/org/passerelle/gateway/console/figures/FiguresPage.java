package org.passerelle.gateway.console.figures;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.gateway.console.frame.Entry;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.LineCards;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Problems;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.indicators.Csv;
import org.passerelle.indicators.Disclosure;
import org.passerelle.indicators.Report;
import org.passerelle.indicators.ReportCsv;
import org.passerelle.indicators.ReportJson;
import org.passerelle.indicators.Summary;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.sla.LineCalendar;

/**
 * What somebody's lines did, month by month: tables and charts for themselves, and files in which no number stands that counts fewer
 * than five patients. Nothing of a patient.
 */
public final class FiguresPage {
    /** How many months are shown to whoever names none, the present one included. */
    static final int USUAL_MONTHS = 6;

    private static final Set<String> KNOWN = Set.of("from", "until", "line", "format");

    private final Porch porch;
    private final Measuring measuring;
    private final Exchanges exchanges;
    private final Pages pages;
    private final InstantSource clock;

    public FiguresPage(Porch porch, Measuring measuring, Exchanges exchanges, Pages pages, InstantSource clock) {
        this.porch = porch;
        this.measuring = measuring;
        this.exchanges = exchanges;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * What the page shows.
     *
     * @param entries which months and line
     * @param problem why nothing can be shown, in words, or empty
     * @param exports where the files are; empty where nothing can be
     */
    public record Shown(
            Frame frame, List<Entry> entries, String problem, List<Link> exports, List<Section> sections, int unread) {
        public Shown {
            entries = List.copyOf(entries);
            exports = List.copyOf(exports);
            sections = List.copyOf(sections);
        }
    }

    /** A file. */
    public record Link(String path, String label) {}

    /**
     * One line's requests on one pathway.
     *
     * @param heads of the first table's columns
     * @param rows one for each month, and their sum
     * @param details shares and parts of all months together
     */
    public record Section(String title, List<String> heads, List<Row> rows, List<Chart> charts, List<Row> details) {
        public Section {
            heads = List.copyOf(heads);
            rows = List.copyOf(rows);
            charts = List.copyOf(charts);
            details = List.copyOf(details);
        }
    }

    /** A row of a table; the first cell says what the others are of. */
    public record Row(List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        public String head() {
            return cells.get(0);
        }

        public List<String> values() {
            return cells.subList(1, cells.size());
        }
    }

    /** Which lines and months somebody asks for. */
    private record Asked(Visitor visitor, Speech speech, Set<MailAddress> lines, YearMonth from, YearMonth until) {}

    public Response show(Match match) {
        Request request = match.request();
        Asked asked = usual(request);
        Query query = request.query().only(KNOWN);
        try {
            asked = asked(request, query);
            Report report = measuring.measure(asked.lines(), asked.from(), asked.until(), Disclosure.INSIDE);
            return shown(200, asked, query, report, "");
        } catch (Refused refused) {
            return shown(
                    Problems.status(refused.refusal()),
                    asked,
                    query,
                    null,
                    Problems.sentence(asked.speech(), refused.refusal()));
        }
    }

    /** A file that may leave the establishment. */
    public Response export(Match match) {
        Request request = match.request();
        Query query = request.query().only(KNOWN);
        Asked asked = asked(request, query);
        Report report = measuring.measure(asked.lines(), asked.from(), asked.until(), Disclosure.OUTSIDE);
        String name = "indicateurs-" + asked.from() + "-" + asked.until();
        return switch (query.one("format").orElse("csv")) {
            case "csv" ->
                file(
                        name + ".csv",
                        "text/csv; charset=utf-8; header=present",
                        ReportCsv.write(report, asked.speech() == Speech.FR ? Csv.FRENCH : Csv.STANDARD)
                                .getBytes(StandardCharsets.UTF_8));
            case "json" -> file(name + ".json", "application/json", Canon.octets(ReportJson.write(report)));
            case "fhir" -> file(name + ".fhir.json", "application/fhir+json", measuring.fhir(report));
            default -> throw HttpRefusal.MALFORMED.refused("format");
        };
    }

    private static Response file(String name, String type, byte[] octets) {
        return Pages.guarded(Response.of(200, type, octets))
                .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    private Asked usual(Request request) {
        Visitor visitor = porch.visitor(request, Visitor::coordinates);
        YearMonth present = YearMonth.from(clock.instant().atZone(LineCalendar.USUAL_ZONE));
        return new Asked(
                visitor,
                Speech.of(request),
                new TreeSet<>(visitor.coordinated()),
                present.minusMonths(USUAL_MONTHS - 1L),
                present);
    }

    private Asked asked(Request request, Query query) {
        Asked usual = usual(request);
        YearMonth until = month(query, "until").orElse(usual.until());
        YearMonth from = month(query, "from").orElse(until.minusMonths(USUAL_MONTHS - 1L));
        Set<MailAddress> lines = usual.lines();
        String named = query.one("line").orElse("");
        if (!named.isEmpty()) {
            lines = new TreeSet<>(lines);
            lines.removeIf(line -> !line.value().equals(named));
            if (lines.isEmpty()) {
                throw Refusal.of(HttpRefusal.NOT_FOUND).refused();
            }
        }
        return new Asked(usual.visitor(), usual.speech(), lines, from, until);
    }

    private static Optional<YearMonth> month(Query query, String name) {
        String written = query.one(name).orElse("").strip();
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (written.matches("[0-9]{4}-[0-9]{2}")) {
                return Optional.of(YearMonth.parse(written));
            }
        } catch (DateTimeException malformed) {
            throw HttpRefusal.MALFORMED.refused(name);
        }
        throw HttpRefusal.MALFORMED.refused(name);
    }

    private Response shown(int status, Asked asked, Query query, @Nullable Report report, String problem) {
        Speech speech = asked.speech();
        var cards = new LineCards(exchanges.cards());
        return pages.page(
                status,
                "figures/figures",
                new Shown(
                        new Frame(speech, speech.say("figures.title"), asked.visitor(), "/indicators"),
                        entries(asked, query, cards),
                        problem,
                        report == null ? List.of() : exports(asked, query),
                        report == null ? List.of() : sections(speech, report, cards),
                        report == null ? 0 : report.unread()));
    }

    private static List<Entry> entries(Asked asked, Query query, LineCards cards) {
        Speech speech = asked.speech();
        List<Entry.Option> lines = new ArrayList<>();
        lines.add(new Entry.Option("", speech.say("figures.lines")));
        asked.visitor()
                .coordinated()
                .forEach(line -> lines.add(new Entry.Option(line.value(), cards.title(line, speech))));
        return List.of(
                month("from", speech.say("figures.from"), asked.from()),
                month("until", speech.say("figures.until"), asked.until()),
                Entry.choice(
                        Entry.Kind.ONE,
                        "line",
                        speech.say("figures.line"),
                        List.of(query.one("line").orElse("")),
                        lines));
    }

    private static Entry month(String name, String label, YearMonth month) {
        return Entry.of(Entry.Kind.MONTH, name, label, List.of(month.toString()));
    }

    private static List<Link> exports(Asked asked, Query query) {
        String path = "/indicators/export?from=" + asked.from() + "&until=" + asked.until()
                + query.one("line")
                        .filter(line -> !line.isEmpty())
                        .map(line -> "&line=" + java.net.URLEncoder.encode(line, StandardCharsets.UTF_8))
                        .orElse("");
        return List.of(
                new Link(path + "&format=csv", asked.speech().say("figures.csv")),
                new Link(path + "&format=json", asked.speech().say("figures.json")),
                new Link(path + "&format=fhir", asked.speech().say("figures.fhir")));
    }

    /** By line and pathway, in the report's order. */
    private static List<Section> sections(Speech speech, Report report, LineCards cards) {
        Map<String, List<Summary>> together = new LinkedHashMap<>();
        report.summaries()
                .forEach(summary -> together.computeIfAbsent(
                                cards.title(summary.line(), speech) + " · "
                                        + summary.line().value() + " · " + summary.pathway(),
                                absent -> new ArrayList<>())
                        .add(summary));
        List<Section> sections = new ArrayList<>();
        together.forEach((title, summaries) -> {
            List<Summary> months = summaries.stream()
                    .filter(summary -> summary.findMonth().isPresent())
                    .toList();
            var tables = new Tables(speech, months);
            sections.add(new Section(
                    title,
                    Tables.heads(speech),
                    summaries.stream().map(tables::row).toList(),
                    tables.charts("chart-" + sections.size()),
                    tables.details(summaries.get(summaries.size() - 1))));
        });
        return sections;
    }
}
