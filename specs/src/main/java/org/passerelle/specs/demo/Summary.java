package org.passerelle.specs.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Fact;
import org.passerelle.ledger.trace.VerifiedTrace;
import org.passerelle.node.View;
import org.passerelle.party.PartyJson;

/** What happened, for programs: {@code summary.json}. */
final class Summary {
    private Summary() {}

    static Json.Obj of(long seed, List<Json.Obj> exchanges, List<CrossedMail> letters) {
        return Json.object()
                .put("type", "passerelle/demo/1")
                .put("seed", seed)
                .put("patient", PartyJson.write(Cast.PATIENT))
                .put("exchanges", exchanges)
                .put("letters", letters.stream().map(CrossedMail::json).toList())
                .build();
    }

    /**
     * One exchange.
     *
     * @param promised the due date shown before sending
     * @param view as the keeper sees it
     * @param requesterTrace the requester's exported trace, which alone says what the files were before they were cleaned
     */
    static Json.Obj exchange(Instant promised, View view, byte[] requesterTrace, Map<String, String> traces) {
        Fact.StepDone opening = view.state().opening().orElseThrow();
        Json.Builder files = Json.object();
        traces.forEach(files::put);
        return Json.object()
                .put("id", view.id())
                .put("line", view.row().line().value())
                .put("requester", view.row().requester().value())
                .put("question", opening.content().text("question"))
                .put("urgency", opening.content().text("urgency"))
                .put("promised", promised)
                .put("due", due(view))
                .put("overdue", view.state().breached())
                .put("state", view.state().state())
                .put("states", states(view))
                .put("events", events(view))
                .put("attachments", attachments(requesterTrace, view))
                .put("traces", files.build())
                .build();
    }

    /** How far each side's trace was witnessed by the other. */
    static Json.Obj witnessed(VerifiedTrace requester, VerifiedTrace expert) {
        return Json.object()
                .put("requester", witnessed(requester))
                .put("expert", witnessed(expert))
                .build();
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

    private static List<Json.Obj> attachments(byte[] requesterTrace, View view) {
        Map<Id, Json.Obj> named = new LinkedHashMap<>();
        view.state()
                .stepsDone()
                .forEach(done -> done.content()
                        .arrayOrEmpty("documents")
                        .objects()
                        .forEach(document -> named.put(document.id("id"), document)));
        List<Json.Obj> attachments = new ArrayList<>();
        for (Json.Obj leaf : Canon.read(requesterTrace).array("leaves").objects()) {
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
