package org.passerelle.specs.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Fact;
import org.passerelle.ledger.trace.VerifiedTrace;
import org.passerelle.node.View;
import org.passerelle.party.PartyJson;
import org.passerelle.specs.demo.world.Cast;

/** What happened, for programs: {@code summary.json}. */
final class Summary {
    private Summary() {}

    static Json.Obj of(String pathway, long seed, List<Json.Obj> exchanges, Postman postman, Checks checks) {
        return Json.object()
                .put("type", "passerelle/demo/1")
                .put("pathway", pathway)
                .put("seed", seed)
                .put("patient", PartyJson.write(Cast.PATIENT))
                .put("exchanges", exchanges)
                .put("checks", checks.json())
                .put("letters", postman.seen().stream().map(CrossedMail::json).toList())
                .build();
    }

    /**
     * One exchange.
     *
     * @param promised the due date shown before sending, or null where none was
     * @param view as the keeper sees it
     * @param kept the exported traces, of which the one of who attached a file alone says what it was before it was cleaned
     */
    static Json.Obj exchange(@Nullable Instant promised, View view, List<Playing.Kept> kept) {
        Json.Obj content = view.state().opening().orElseThrow().content();
        Json.Builder files = Json.object();
        kept.forEach(trace -> files.put(trace.side(), trace.file()));
        Json.Builder exchange = Json.object()
                .put("id", view.id())
                .put("line", view.row().line().value())
                .put("requester", view.row().requester().value())
                .put("question", content.findText("question"))
                .put("urgency", content.findText("urgency"));
        if (promised != null) {
            exchange.put("promised", promised);
        }
        return exchange.put("due", due(view))
                .put("overdue", view.state().breached())
                .put("state", view.state().state())
                .put("states", states(view))
                .put("events", events(view))
                .put(
                        "attachments",
                        kept.stream()
                                .flatMap(trace -> attachments(trace.certificate(), view).stream())
                                .toList())
                .put("traces", files.build())
                .build();
    }

    /** How far each side's trace was witnessed by the others. */
    static Json.Obj witnessed(List<Playing.Kept> kept, List<VerifiedTrace> verified) {
        Json.Builder sides = Json.object();
        for (int i = 0; i < kept.size(); i++) {
            sides.put(kept.get(i).side(), witnessed(verified.get(i)));
        }
        return sides.build();
    }

    private static Json.Obj witnessed(VerifiedTrace trace) {
        return Json.object()
                .put("last", trace.n())
                .put("upTo", trace.witnessedUpTo())
                .put("at", trace.testimony().farthest().map(reach -> Instants.format(reach.at())))
                .put("receipts", trace.testimony().reaches().size())
                .put("heads", trace.headsCompared().size())
                .build();
    }

    /** Each due date that held, and since when. */
    private static List<Json.Obj> due(View view) {
        List<Json.Obj> dates = new ArrayList<>();
        for (Event.Law decided : view.state().law()) {
            if (decided.fact() instanceof Fact.ClockStarted started) {
                started.clock().due().ifPresent(due -> dates.add(due(decided.time(), due)));
            } else if (decided.fact() instanceof Fact.ClockResumed resumed) {
                dates.add(due(decided.time(), resumed.due()));
            }
        }
        return dates;
    }

    private static Json.Obj due(Instant since, Instant due) {
        return Json.object()
                .put("since", since)
                .put("due", due)
                .put("words", Storyteller.due(due))
                .build();
    }

    private static List<Json.Obj> states(View view) {
        return view.state().law().stream()
                .filter(decided -> decided.fact() instanceof Fact.StepDone)
                .map(decided -> Json.object()
                        .put("step", ((Fact.StepDone) decided.fact()).step())
                        .put("stepId", ((Fact.StepDone) decided.fact()).stepId())
                        .put(
                                "state",
                                view.state()
                                        .pathway()
                                        .step(((Fact.StepDone) decided.fact()).step())
                                        .to())
                        .put("at", decided.time())
                        .build())
                .toList();
    }

    private static List<Json.Obj> events(View view) {
        return view.state().law().stream()
                .map(decided -> Json.object()
                        .put("n", decided.number())
                        .put("event", decided.fact().getClass().getSimpleName())
                        .put("at", decided.time())
                        .build())
                .toList();
    }

    private static List<Json.Obj> attachments(byte[] trace, View view) {
        Map<Id, Json.Obj> named = new LinkedHashMap<>();
        view.state()
                .stepsDone()
                .forEach(done -> done.content()
                        .arrayOrEmpty("documents")
                        .objects()
                        .forEach(document -> named.put(document.id("id"), document)));
        List<Json.Obj> attachments = new ArrayList<>();
        for (Json.Obj leaf : Canon.read(trace).array("leaves").objects()) {
            if (leaf.object("leaf").text("event").equals("attached")) {
                Json.Obj facts = leaf.object("payload");
                Json.Obj document = named.get(facts.id("document"));
                if (document != null) {
                    attachments.add(Json.object()
                            .put("document", facts.id("document"))
                            .put("kind", document.text("kind"))
                            .put("mediaType", facts.text("mediaType"))
                            .put("sha256Before", facts.text("before"))
                            .put("sha256After", facts.text("after"))
                            .put("removed", facts.array("removed"))
                            .build());
                }
            }
        }
        return attachments;
    }
}
