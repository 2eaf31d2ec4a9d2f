package org.passerelle.gateway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.ledger.Entry;
import org.passerelle.ledger.Head;
import org.passerelle.ledger.trace.Statement;
import org.passerelle.ledger.trace.Testimony;
import org.passerelle.ledger.trace.Testimony.Reach;
import org.passerelle.ledger.trace.TraceAudit.Uncounted;
import org.passerelle.ledger.trace.VerifiedTrace;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * A trace that holds, for people and for programs.
 *
 * @param file where it was read
 * @param trace what holds
 * @param uncounted the receipts in its evidence that do not verify
 */
record TraceSummary(String file, VerifiedTrace trace, List<Uncounted> uncounted) {

    TraceSummary {
        uncounted = List.copyOf(uncounted);
    }

    /** What it all came to, in one sentence. */
    static String verified(List<TraceSummary> all) {
        int events = all.stream().mapToInt(one -> one.trace().entries().size()).sum();
        long dated = all.stream().filter(one -> one.trace().dated().isPresent()).count();
        String traces = all.size() == 1 ? "the trace" : "all " + all.size() + " traces";
        return "Verified: " + traces + ", " + events + (events == 1 ? " event" : " events")
                + ", nothing added, changed or removed; "
                + (dated == all.size()
                        ? "witnessed and dated whole."
                        : dated + " of " + all.size()
                                + " dated whole by a witness: the last entries wait for a correspondent's receipt.");
    }

    /** The same where something does not hold. */
    static String failed(Refusal why) {
        String file = why.facts().get(FactKey.FILE);
        return "Not verified: " + (file == null ? "what was given" : file) + " does not hold ("
                + why.code().code() + "); nothing is said of any trace.";
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("The trace holds: leaves 0 to " + trace.n() + " of chain "
                + trace.head().x() + ", none missing, in ledger " + trace.origin() + ".");
        lines.add("Endorsed by " + trace.identity().subject() + ".");
        lines.addAll(witnesses());
        lines.add(dated());
        lines.addAll(notWitnesses());
        lines.add(compared());
        lines.add("Payloads withheld: " + trace.withheld() + ".");
        for (Entry entry : trace.entries()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%4d  %s  %s",
                    entry.leaf().n(),
                    Instants.format(entry.leaf().at()),
                    entry.leaf().event()));
        }
        return lines;
    }

    private List<String> witnesses() {
        return trace.testimony().reaches().stream()
                .map(reach -> "Witnessed: " + reached(reach) + " by "
                        + reach.statement().subject() + " at " + Instants.format(reach.at()) + ".")
                .toList();
    }

    private static String reached(Reach reach) {
        if (reach.upTo() == Reach.NONE) {
            return "the ledger before leaf 0";
        }
        return (reach.upTo() == 0 ? "leaf 0" : "leaves 0 to " + reach.upTo())
                + (reach.whole() ? ", the whole checkpoint," : "");
    }

    private String dated() {
        Testimony testimony = trace.testimony();
        if (trace.dated().isPresent()) {
            return "Dated: the whole checkpoint was witnessed at "
                    + Instants.format(trace.dated().get()) + ".";
        }
        long next = trace.witnessedUpTo() + 1;
        if (next == 0) {
            return "Undated: no correspondent's receipt witnesses any leaf"
                    + (testimony.reaches().isEmpty() && testimony.unproven().isEmpty() ? "; none was given." : ".");
        }
        if (next > trace.n()) {
            return "Undated: every leaf was witnessed, but no receipt covers the whole checkpoint.";
        }
        return "Undated: no receipt covers the whole checkpoint; from leaf " + next + " on nobody else says when.";
    }

    private List<String> notWitnesses() {
        List<String> lines = new ArrayList<>();
        for (Statement own : trace.testimony().own()) {
            lines.add("Not a witness: a receipt of " + Instants.format(own.at()) + " is by "
                    + (own.structure() == null ? "nobody who names an organisation." : "the same organisation."));
        }
        for (Statement unproven : trace.testimony().unproven()) {
            lines.add("Not compared: " + unproven.subject() + " at " + Instants.format(unproven.at()) + " held "
                    + size(unproven) + " leaves of the ledger, and the certificate proves nothing about that size.");
        }
        for (Uncounted receipt : uncounted) {
            lines.add("Not counted: evidence " + receipt.place() + " is a receipt that does not verify ("
                    + receipt.why().code().code() + ").");
        }
        return lines;
    }

    private String compared() {
        List<Long> heads = heads();
        return heads.isEmpty()
                ? "Heads compared: none; nothing given here says whether later leaves exist."
                : "Heads compared with what this organisation told others of its chain: leaves "
                        + String.join(", ", heads.stream().map(String::valueOf).toList()) + "; all agree.";
    }

    private List<Long> heads() {
        return trace.headsCompared().stream().map(Head::n).sorted().toList();
    }

    private static long size(Statement statement) {
        return statement.findHeld().map(held -> held.size()).orElse(0L);
    }

    Json.Obj json() {
        Testimony testimony = trace.testimony();
        return Json.object()
                .put("file", file)
                .put("verified", true)
                .put("origin", trace.origin().toString())
                .put("chain", trace.head().x())
                .put("last", trace.n())
                .put("endorsedBy", trace.identity().subject())
                .put("structure", trace.identity().structure())
                .put("dated", trace.dated().isPresent())
                .put("witnessedAt", trace.dated().map(Instants::format))
                .put("witnessedUpTo", trace.witnessedUpTo())
                .put(
                        "witnesses",
                        testimony.reaches().stream().map(TraceSummary::witness).toList())
                .put(
                        "ownReceipts",
                        testimony.own().stream().map(TraceSummary::statement).toList())
                .put(
                        "notCompared",
                        testimony.unproven().stream()
                                .map(TraceSummary::statement)
                                .toList())
                .put(
                        "notCounted",
                        uncounted.stream().map(TraceSummary::uncounted).toList())
                .put("headsCompared", heads().stream().map(Json.Whole::new).toList())
                .put("withheld", trace.withheld())
                .put(
                        "entries",
                        trace.entries().stream().map(TraceSummary::entry).toList())
                .build();
    }

    private static Json.Obj witness(Reach reach) {
        return statement(reach.statement())
                .with("upTo", new Json.Whole(reach.upTo()))
                .with("whole", new Json.Bool(reach.whole()));
    }

    private static Json.Obj statement(Statement statement) {
        Json.Builder json = Json.object()
                .put("by", statement.subject())
                .put("at", statement.at())
                .put("size", size(statement));
        String structure = statement.structure();
        return (structure == null ? json : json.put("structure", structure)).build();
    }

    private static Json.Obj uncounted(Uncounted receipt) {
        return Json.object()
                .put("evidence", receipt.place())
                .put("code", receipt.why().code().code())
                .build();
    }

    private static Json.Obj entry(Entry entry) {
        return Json.object()
                .put("n", entry.leaf().n())
                .put("at", entry.leaf().at())
                .put("event", entry.leaf().event())
                .build();
    }
}
