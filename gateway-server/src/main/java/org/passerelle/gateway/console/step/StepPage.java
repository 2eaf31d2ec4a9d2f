package org.passerelle.gateway.console.step;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.Order;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.draft.Draft;
import org.passerelle.flow.line.OwnLines;
import org.passerelle.gateway.console.dossier.Brief;
import org.passerelle.gateway.console.dossier.Dossier;
import org.passerelle.gateway.console.dossier.DossierPage;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Problems;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.console.frame.Zones;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.Multipart;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.gateway.tray.Tray;
import org.passerelle.gateway.tray.Trays;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** A step's form, and the step taken. What was refused comes back with what people wrote, and why. */
public final class StepPage {
    /** The field that says which step was the last one that its writer saw: a clock's warning or somebody's reading is no conflict. */
    public static final String SEEN = "_seen";
    /** How often a step is tried anew because something was only noted meanwhile. */
    private static final int TRIES = 5;

    private final Porch porch;
    private final Exchanges exchanges;
    private final Pages pages;
    private final Trays trays;
    private final OwnLines lines;
    private final InstantSource clock;

    public StepPage(Porch porch, Exchanges exchanges, Pages pages, Trays trays, OwnLines lines, InstantSource clock) {
        this.porch = porch;
        this.exchanges = exchanges;
        this.pages = pages;
        this.trays = trays;
        this.lines = lines;
        this.clock = clock;
    }

    private record Visit(Visitor visitor, Professional actor, Exchanges.Seen seen, Step step, Speech speech) {
        Form form() {
            return step.form();
        }

        /** The same with the reading in the trace, where this person has not read the exchange since its last step. */
        Visit reading(Exchanges exchanges) {
            boolean read = false;
            for (Exchanges.Noted note : seen.notes()) {
                if (note.event() instanceof Event.Law law && law.fact() instanceof Fact.StepDone) {
                    read = false;
                } else if (note.event() instanceof Event.Remark remark && remark.kind() == Event.Remark.Kind.READ) {
                    read |= remark.facts().text("reader").equals(actor.rpps().value());
                }
            }
            return read
                    ? this
                    : new Visit(
                            visitor,
                            actor,
                            exchanges.read(
                                    seen.row().exchange(), actor, visitor.asks(seen.row()) ? "answer" : "request"),
                            step,
                            speech);
        }
    }

    /** The form, with what this person wrote before and has not sent. */
    public Response ask(Match match) {
        Visit visit = visit(match);
        Optional<Draft> draft = draft(visit).find();
        Query said = draft.map(kept -> new Query(kept.fields())).orElseGet(() -> Filling.begun(visit.form()));
        String tray = said.one(Filling.TRAY).orElse("");
        return shown(200, visit, new Filling(visit.form(), said, tray(visit, tray)), null, draft);
    }

    /** Keeps what is written while it is written; nothing of it is checked. */
    public Response keep(Match match) {
        Visit visit = visit(match);
        return draft(visit)
                .keep(
                        porch.sent(match.request(), visit.visitor()).said(),
                        match.request().headers().one("HX-Request").isPresent(),
                        visit.speech());
    }

    private ReadyTexts texts(Visit visit) {
        return ReadyTexts.of(
                lines, visit.visitor(), visit.seen().row(), visit.seen().state().pathway(), visit.step());
    }

    private StepDraft draft(Visit visit) {
        return new StepDraft(
                exchanges.drafts(),
                visit.seen(),
                visit.actor().rpps(),
                visit.step().name());
    }

    public Response take(Match match) {
        Visit visit = visit(match);
        Multipart sent = porch.sent(match.request(), visit.visitor());
        Tray tray = tray(visit, sent.said().one(Filling.TRAY).orElse(""));
        return tray.inTurn(() -> take(visit, sent, tray));
    }

    private Response take(Visit visit, Multipart sent, Tray tray) {
        Filling filling = new Filling(visit.form(), sent.said(), tray);
        try {
            filling = Filling.of(visit.form(), sent, tray);
            if (filling.keeps()) {
                return shown(200, visit, filling, null, Optional.empty());
            } else if (ReadyTexts.isWanted(sent.said())) {
                var more = new Filling(visit.form(), texts(visit).inserted(sent.said()), tray);
                return shown(200, visit, more, null, Optional.empty());
            }
            take(visit, filling, sent.said().one(SEEN).orElse(""));
        } catch (Refused refused) {
            return again(visit, filling, refused.refusal());
        }
        tray.empty();
        draft(visit).drop();
        return Pages.redirect("/exchanges/" + visit.seen().row().exchange().hex());
    }

    private Tray tray(Visit visit, String id) {
        return trays.of(
                visit.visitor().session().person(),
                "step/" + visit.seen().row().exchange() + "/" + visit.step().name(),
                id);
    }

    /** Takes the step unless another one was taken since its writer looked. */
    private void take(Visit visit, Filling filling, String seen) {
        Json.Obj content = filling.content(Zones.of(visit.seen().state()), visit.actor());
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
                    filling.attachments(visit.speech()),
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
    private Response again(Visit visit, Filling filling, Refusal why) {
        if (visit.form().fields().isEmpty()) {
            throw why.refused();
        }
        var now = new Visit(
                visit.visitor(),
                visit.actor(),
                exchanges.view(visit.seen().row().exchange()),
                visit.step(),
                visit.speech());
        return shown(Problems.status(why), now, filling, why, Optional.empty());
    }

    /** It shows the request beside the form, so this is a reading of it. */
    private Response shown(int status, Visit unread, Filling filling, @Nullable Refusal why, Optional<Draft> draft) {
        Visit visit = unread.reading(exchanges);
        Speech speech = visit.speech();
        String path = "/exchanges/" + visit.seen().row().exchange().hex();
        var frame = new Frame(
                speech,
                speech.say(visit.step().title()),
                visit.visitor(),
                path + "/steps/" + visit.step().name());
        return pages.page(
                status,
                "step/step",
                new StepForm(
                        frame,
                        path,
                        filling.tray().id().hex(),
                        texts(visit).offered(filling.inputs(speech, why)),
                        DossierPage.lastStep(visit.seen().state()),
                        Brief.of(visit.seen(), speech, clock.instant()),
                        DossierPage.pictures(visit.seen(), speech),
                        why == null
                                ? Wrong.NOTHING
                                : filling.wrong(
                                        why, speech, Zones.of(visit.seen().state()), visit.actor()),
                        draft.map(kept -> draft(visit).words("step.draft-of", kept, speech))
                                .orElse("")));
    }

    /**
     * What a step's page shows.
     *
     * @param back the exchange's page
     * @param tray names the files that were given
     * @param seen the last step that was taken
     * @param brief what the step is about
     * @param pictures what was sent that can be looked at beside the form
     * @param wrong why it was refused
     * @param draft of when the draft is that the form holds, in words, or empty
     */
    public record StepForm(
            Frame frame,
            String back,
            String tray,
            List<Input> inputs,
            String seen,
            Brief brief,
            List<Dossier.Paper> pictures,
            Wrong wrong,
            String draft) {
        public StepForm {
            pictures = List.copyOf(pictures);
            inputs = List.copyOf(inputs);
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
        if (DossierPage.offers(state, visitor.asks(row) ? Side.REQUESTER : Side.EXPERT, visitor.on(row), speech)
                .stream()
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
