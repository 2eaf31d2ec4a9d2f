package org.passerelle.gateway.fhir;

import org.passerelle.flow.Order;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.pathway.Pathway;
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
        Door.Visit visit = door.visit(request, match.variable("id"));
        Pathway pathway = exchanges.view(visit.row().exchange()).state().pathway();
        Step step = expertStep(pathway, operation.substring(1));
        long version = FhirAnswer.version(request);
        FhirAnswer.requireJson(request);
        ParametersReader.Said said = ParametersReader.read(request.body(), step.form());
        var order = new Order(step.name(), visit.professional(), said.content(), said.attachments(), version);
        Exchanges.Seen after = exchanges.take(visit.row().exchange(), order);
        return FhirAnswer.ok(Shape.task(after), after.row().version());
    }

    private static Step expertStep(Pathway pathway, String name) {
        Step step = pathway.step(name);
        if (pathway.side(step) != Side.EXPERT) {
            throw Refusal.of(PathwayRefusal.UNKNOWN_STEP).refused();
        }
        return step;
    }
}
