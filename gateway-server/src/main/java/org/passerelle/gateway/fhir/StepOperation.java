package org.passerelle.gateway.fhir;

import org.passerelle.exchange.ExchangeState;
import org.passerelle.flow.Order;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.fhir.parameters.EnteringReader;
import org.passerelle.gateway.fhir.parameters.ParametersReader;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.IfMatch;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.Refusal;

/**
 * A step of the pathway's expert side as an operation on its Task: {@code POST Task/{id}/$<step>}, Parameters in, the Task
 * out. It acts on the version that {@code If-Match} names, or not at all.
 */
final class StepOperation {
    private final Door door;
    private final Exchanges exchanges;

    StepOperation(Door door, Exchanges exchanges) {
        this.door = door;
        this.exchanges = exchanges;
    }

    Response take(Match match) {
        Request request = match.request();
        String operation = match.variable("operation");
        if (!operation.startsWith("$")) {
            throw Refusal.of(HttpRefusal.NOT_FOUND).refused();
        }
        FhirAnswer.requireAccepted(request);
        Door.Filing visit = door.filing(request, match.variable("id"));
        ExchangeState state = exchanges.view(visit.row().exchange()).state();
        Step step = step(state, operation.substring(1));
        long version = IfMatch.version(request);
        FhirAnswer.requireJson(request);
        Order order = state.pathway().mayAct(step, Side.EXPERT)
                ? own(request, step, visit, version)
                : entered(request, step, visit, version);
        Exchanges.Seen after = exchanges.take(visit.row().exchange(), order);
        return FhirAnswer.ok(Shape.task(after), after.row().version());
    }

    private static Order own(Request request, Step step, Door.Filing visit, long version) {
        ParametersReader.Said said = ParametersReader.read(request.body(), step);
        return new Order(
                step.name(),
                visit.actor().professional(),
                said.content(),
                said.attachments(),
                null,
                version,
                visit.actor().filedBy());
    }

    /** The requester's step, whom only an ordinary mailbox speaks for: whose it is, and from which mail, stands beside the form. */
    private Order entered(Request request, Step step, Door.Filing visit, long version) {
        var entering = EnteringReader.read(
                request.body(),
                step,
                (mail, file) -> exchanges.mailAttachment(
                        visit.row().exchange(), mail, file, visit.actor().professional()));
        return new Order(
                step.name(),
                entering.theirs(),
                entering.said().content(),
                entering.said().attachments(),
                new Order.Entered(visit.actor().by(), entering.mail()),
                version);
    }

    private static Step step(ExchangeState state, String name) {
        Step step = state.pathway().step(name);
        if (!state.pathway().mayAct(step, Side.EXPERT) && !state.begun().inClear()) {
            throw Refusal.of(PathwayRefusal.UNKNOWN_STEP).refused();
        }
        return step;
    }
}
