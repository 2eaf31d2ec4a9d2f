package org.passerelle.gateway.console;

import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.flow.Order;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.gateway.fhir.Exchanges;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Step;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** A step's form, and the step taken. What was refused comes back with what people wrote, and why. */
public final class StepPage {
    /** The field that says which step was the last one that its writer saw: a clock's warning or somebody's reading is no conflict. */
    static final String SEEN = "_seen";
    /** How often a step is tried anew because something was only noted meanwhile. */
    private static final int TRIES = 5;

    private final Porch porch;
    private final Exchanges exchanges;
    private final Pages pages;

    StepPage(Porch porch, Exchanges exchanges, Pages pages) {
        this.porch = porch;
        this.exchanges = exchanges;
        this.pages = pages;
    }

    private record Visit(Visitor visitor, Professional actor, Exchanges.Seen seen, Step step, Speech speech) {
        Form form() {
            return step.form();
        }
    }

    Response ask(Match match) {
        Visit visit = visit(match);
        return shown(200, visit, Query.NONE, "", "");
    }

    Response take(Match match) {
        Visit visit = visit(match);
        Query said = porch.form(match.request(), visit.visitor());
        try {
            Json.Obj content = new FormReader(Zones.of(visit.seen().state())).content(visit.form(), said);
            take(visit, content, said.one(SEEN).orElse(""));
        } catch (Refused refused) {
            return again(visit, said, refused.refusal());
        }
        return Pages.redirect("/exchanges/" + visit.seen().row().exchange().hex());
    }

    /** Takes the step unless another one was taken since its writer looked. */
    private void take(Visit visit, Json.Obj content, String seen) {
        Exchanges.Seen now = visit.seen();
        Id exchange = now.row().exchange();
        for (int tries = 1; ; tries++) {
            if (!DossierPage.lastStep(now.state()).equals(seen)) {
                throw Refusal.of(FlowRefusal.VERSION_CHANGED).refused();
            }
            var order = new Order(
                    visit.step().name(),
                    visit.actor(),
                    content,
                    List.of(),
                    now.row().version());
            try {
                exchanges.take(exchange, order);
                return;
            } catch (Refused changed) {
                if (changed.code() != FlowRefusal.VERSION_CHANGED || tries == TRIES) {
                    throw changed;
                }
                now = exchanges.view(exchange);
            }
        }
    }

    /** The form with what was written, as of the exchange's present state: whoever sends it again has been told. */
    private Response again(Visit visit, Query said, Refusal why) {
        String field = why.facts().getOrDefault(FactKey.FIELD, "");
        String sentence = Problems.sentence(visit.speech(), why);
        if (visit.form().fields().isEmpty()) {
            throw why.refused();
        }
        var now = new Visit(
                visit.visitor(),
                visit.actor(),
                exchanges.view(visit.seen().row().exchange()),
                visit.step(),
                visit.speech());
        return shown(Problems.status(why), now, said, field, sentence);
    }

    private Response shown(int status, Visit visit, Query said, String wrongField, String problem) {
        Speech speech = visit.speech();
        ExchangeRow row = visit.seen().row();
        String path = "/exchanges/" + row.exchange().hex();
        List<Input> inputs = visit.form().fields().stream()
                .map(field -> Input.of(field, speech, said.all(field.name())))
                .toList();
        var frame = new Frame(
                speech,
                speech.say(visit.step().title()),
                visit.visitor(),
                path + "/steps/" + visit.step().name());
        return pages.page(
                status,
                "step",
                new StepForm(
                        frame,
                        path,
                        visit.step().name(),
                        inputs,
                        DossierPage.lastStep(visit.seen().state()),
                        wrongField,
                        problem));
    }

    /**
     * What a step's page shows.
     *
     * @param back the exchange's page
     * @param seen the last step that was taken
     * @param wrongField the field that a refusal is about, or empty
     * @param problem why it was refused, in words, or empty
     */
    public record StepForm(
            Frame frame, String back, String step, List<Input> inputs, String seen, String wrongField, String problem) {
        public StepForm {
            inputs = List.copyOf(inputs);
        }

        /** Whether something must be there that pages do not ask for yet: another program takes such a step. */
        public boolean elsewhere() {
            return inputs.stream().anyMatch(input -> input.required() && input.kind() == Input.Kind.ELSEWHERE);
        }
    }

    private Visit visit(Match match) {
        Request request = match.request();
        Visitor visitor = porch.visitor(request);
        ExchangeRow row = DossierPage.row(exchanges, match.variable("id"));
        Professional actor = visitor.reading(row);
        Exchanges.Seen seen = exchanges.view(row.exchange());
        ExchangeState state = seen.state();
        Speech speech = Speech.of(request);
        String name = match.variable("step");
        if (DossierPage.offers(state, visitor.on(row), speech).stream()
                .noneMatch(offer -> offer.name().equals(name))) {
            throw Refusal.of(
                            state.pathway().steps().stream()
                                            .anyMatch(step -> step.name().equals(name))
                                    ? FlowRefusal.VERSION_CHANGED
                                    : PathwayRefusal.UNKNOWN_STEP)
                    .refused();
        }
        return new Visit(visitor, actor, seen, state.pathway().step(name), speech);
    }
}
