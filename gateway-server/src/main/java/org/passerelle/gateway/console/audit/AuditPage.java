package org.passerelle.gateway.console.audit;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.gateway.console.frame.Entry;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.TimeWords;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.ledger.trace.VerifiedTrace;
import org.passerelle.refusal.Refusal;

/**
 * What an auditor sees: exchanges by their reference, each one's trace with the place of every entry in the ledger, verified as anybody
 * would who is given its certificate; who read what; how the ledger is. Nothing of what a letter says.
 */
public final class AuditPage {

    private final Porch porch;
    private final Traces traces;
    private final Pages pages;

    public AuditPage(Porch porch, Traces traces, Pages pages) {
        this.porch = porch;
        this.traces = traces;
        this.pages = pages;
    }

    /**
     * The first page.
     *
     * @param nothing why nothing was found, in words, or empty
     */
    public record Audit(Frame frame, Entry reference, String nothing, List<Found> found, List<Said> ledger) {
        public Audit {
            found = List.copyOf(found);
            ledger = List.copyOf(ledger);
        }
    }

    /** An exchange that was found. */
    public record Found(String path, String reference, String pathway, String line, String begun) {}

    /** Something that is said, in one or several lines. */
    public record Said(String label, List<String> values) {
        public Said {
            values = List.copyOf(values);
        }
    }

    /**
     * One exchange.
     *
     * @param holds whether its trace was verified
     * @param verdict what was verified, or what does not hold
     * @param certificate where its file is asked for
     */
    public record OfTrace(
            Frame frame, boolean holds, List<String> verdict, String certificate, List<Row> rows, List<Row> readings) {
        public OfTrace {
            verdict = List.copyOf(verdict);
            rows = List.copyOf(rows);
            readings = List.copyOf(readings);
        }
    }

    /**
     * An entry of a trace.
     *
     * @param n its number in the trace
     * @param index its leaf's in the ledger
     * @param leaf the first digits of its hash
     */
    public record Row(int n, String when, String what, String who, long index, String leaf) {}

    public Response find(Match match) {
        Visitor visitor = auditor(match);
        Speech speech = Speech.of(match.request());
        String asked = match.request().query().one("reference").orElse("").strip();
        List<Found> found = traces.find(asked).stream()
                .map(row -> new Found(
                        "/audit/" + row.exchange().hex(),
                        row.exchange().hex(),
                        row.pathway(),
                        row.line().value(),
                        TimeWords.dated(speech, row.begun())))
                .toList();
        var entry = Entry.of(Entry.Kind.LINE, "reference", speech.say("audit.reference"), List.of(asked))
                .hinted(speech.say("audit.reference.hint"));
        return pages.page(
                200,
                "audit/audit",
                new Audit(
                        new Frame(speech, speech.say("audit.title"), visitor, "/audit"),
                        entry,
                        asked.isEmpty() || !found.isEmpty()
                                ? ""
                                : speech.say(asked.length() < Id.REFERENCE_DIGITS ? "audit.short" : "audit.nothing"),
                        found,
                        ledger(speech, traces.ledger())));
    }

    public Response show(Match match) {
        Visitor visitor = auditor(match);
        Speech speech = Speech.of(match.request());
        Traces.Trace trace = traces.trace(exchange(match));
        List<Row> rows = new ArrayList<>();
        List<Row> readings = new ArrayList<>();
        for (int n = 0; n < trace.entries().size(); n++) {
            Traces.Placed placed = trace.entries().get(n);
            Row row = row(speech, n, placed);
            rows.add(row);
            if (EventWords.isReading(placed.event())) {
                readings.add(row);
            }
        }
        String path = "/audit/" + trace.row().exchange().hex();
        String title = speech.say("audit.trace", trace.row().exchange().reference());
        return pages.page(
                200,
                "audit/trace",
                new OfTrace(
                        new Frame(speech, title, visitor, path),
                        trace.findVerified().isPresent(),
                        trace.findVerified()
                                .map(verified -> verdict(speech, verified))
                                .orElseGet(() -> List.of(speech.say(
                                        "audit.fails",
                                        trace.findWhy()
                                                .map(why -> why.code().code())
                                                .orElse("")))),
                        path + "/certificate",
                        rows,
                        readings));
    }

    /** The file that proves the trace to whoever has it; that it was asked for stands in the trace. */
    public Response certificate(Match match) {
        Visitor visitor = auditor(match);
        porch.form(match.request(), visitor);
        Id exchange = exchange(match);
        byte[] octets = traces.certificate(exchange, visitor.session().person());
        return Pages.guarded(Response.of(200, "application/json", octets))
                .with("Content-Disposition", "attachment; filename=\"trace-" + exchange.hex() + ".json\"");
    }

    private Visitor auditor(Match match) {
        return porch.visitor(match.request(), Visitor::audits);
    }

    private static Id exchange(Match match) {
        return Id.find(match.variable("id"))
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused());
    }

    private static Row row(Speech speech, int n, Traces.Placed placed) {
        return new Row(
                n,
                TimeWords.dated(speech, placed.at()),
                EventWords.what(speech, placed.event()),
                EventWords.who(placed.event()),
                placed.index(),
                placed.leaf().hex().substring(0, 16));
    }

    private static List<String> verdict(Speech speech, VerifiedTrace trace) {
        long witnessed = trace.witnessedUpTo();
        return List.of(
                speech.say("audit.holds", trace.n()),
                speech.say(
                        "audit.endorsed",
                        trace.identity().subject(),
                        trace.checkpoint().checkpoint().size()),
                witnessed < 0 ? speech.say("audit.witnessed.none") : speech.say("audit.witnessed", witnessed),
                speech.say("audit.withheld", trace.withheld()));
    }

    private static List<Said> ledger(Speech speech, Traces.Ledger ledger) {
        return List.of(
                said(speech, "audit.origin", List.of(ledger.present().origin().text())),
                said(
                        speech,
                        "audit.size",
                        List.of(String.valueOf(ledger.present().size()))),
                said(speech, "audit.root", List.of(ledger.present().root().hex())),
                said(
                        speech,
                        "audit.compared",
                        List.of(ledger.findAudited()
                                .map(at -> TimeWords.dated(speech, at))
                                .orElse(speech.say("audit.compared.not")))),
                said(
                        speech,
                        "audit.altered",
                        ledger.altered().stream().map(Id::hex).toList()),
                said(
                        speech,
                        "audit.evidence",
                        ledger.evidence().stream()
                                .map(held -> TimeWords.dated(speech, held.at()) + " · " + held.origin() + " · "
                                        + held.code())
                                .toList()),
                said(
                        speech,
                        "audit.alarms",
                        ledger.alarms().stream()
                                .map(alarm -> TimeWords.dated(speech, alarm.at()) + " · " + alarm.code())
                                .toList()));
    }

    private static Said said(Speech speech, String label, List<String> values) {
        return new Said(speech.say(label), values.isEmpty() ? List.of(speech.say("audit.none")) : values);
    }
}
