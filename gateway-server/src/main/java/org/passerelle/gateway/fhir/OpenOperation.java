package org.passerelle.gateway.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.passerelle.canon.Json;
import org.passerelle.exchange.ExchangeRefusal;
import org.passerelle.flow.Order;
import org.passerelle.flow.WrittenTo;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.fhir.parameters.ParametersReader;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PartyJson;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * A line writes to a practice first: {@code POST Task/$open}, Parameters in, the new Task out. Beside the parameters of the pathway's
 * opening form stand {@code from-line} and {@code to-practice}, two addresses, {@code on-pathway}, name and version, and {@code for-doctor},
 * whose an ordinary mailbox is that no directory knows. A hyphen is in no field's name. With the same {@code Idempotency-Key} it is opened
 * once, however often it is asked. {@code POST Task/{id}/$send-again} with {@code to-practice} sends what was begun once more, elsewhere.
 */
final class OpenOperation {
    private static final String LINE = "from-line";
    private static final String PRACTICE = "to-practice";
    private static final String PATHWAY = "on-pathway";
    private static final String DOCTOR = "for-doctor";
    /** Names the request for who may have to send it again (draft-ietf-httpapi-idempotency-key-header). */
    private static final String KEY = "Idempotency-Key";

    private static final Set<String> BESIDE = Set.of(LINE, PRACTICE, PATHWAY, DOCTOR);

    private final Door door;
    private final Exchanges exchanges;

    OpenOperation(Door door, Exchanges exchanges) {
        this.door = door;
        this.exchanges = exchanges;
    }

    Response open(Match match) {
        Request request = match.request();
        FhirAnswer.requireAccepted(request);
        var acting = door.acting(request);
        FhirAnswer.requireJson(request);
        Said said = said(request);
        MailAddress line = said.address(LINE);
        Door.Actor actor = door.actor(acting, request, line);
        PathwayRef ref = PathwayRef.parse(said.text(PATHWAY));
        Pathway pathway = exchanges.pathway(ref);
        Step opening = pathway.opening()
                .filter(step -> pathway.lineBegins())
                .orElseThrow(() -> Refusal.of(ExchangeRefusal.NOT_YOUR_STEP).refused());
        ParametersReader.Said content = ParametersReader.read(said.form(), opening);
        var order = new Order(
                        opening.name(),
                        actor.professional(),
                        content.content(),
                        content.attachments(),
                        null,
                        null,
                        actor.filedBy())
                .called(request.headers().one(KEY).map(OpenOperation::bare).orElse(null));
        return created(exchanges.begin(line, said.to(), ref, order));
    }

    /** The header's value is a quoted string; without the quotes it is understood too. */
    private static String bare(String key) {
        boolean quoted = key.length() > 1 && key.startsWith("\"") && key.endsWith("\"");
        return quoted ? key.substring(1, key.length() - 1) : key;
    }

    /** What was begun goes to another address; once. */
    Response again(Match match) {
        Request request = match.request();
        FhirAnswer.requireAccepted(request);
        Door.Filing visit = door.filing(request, match.variable("id"));
        FhirAnswer.requireJson(request);
        MailAddress to = said(request).address(PRACTICE);
        Door.Actor actor = visit.actor();
        return created(exchanges.sendAgain(visit.row().exchange(), to, actor.professional(), actor.filedBy()));
    }

    private static Response created(Exchanges.Seen after) {
        return FhirAnswer.created(Shape.task(after), after.row().version());
    }

    /**
     * A body in two.
     *
     * @param beside what says who writes to whom
     * @param form the form's
     */
    private record Said(Json.Obj beside, List<ParametersParameterComponent> form) {
        String text(String name) {
            return beside.findText(name).orElseThrow(() -> missing(name));
        }

        WrittenTo to() {
            MailAddress address = address(PRACTICE);
            return beside.findObject(DOCTOR)
                    .map(doctor -> WrittenTo.of(address, PartyJson.professional(doctor)))
                    .orElseGet(() -> WrittenTo.at(address));
        }

        MailAddress address(String name) {
            return MailAddress.of(text(name));
        }
    }

    private static Said said(Request request) {
        Parameters parameters = ParametersReader.parse(request.body());
        List<ParametersParameterComponent> form = new ArrayList<>();
        List<ParametersParameterComponent> beside = new ArrayList<>();
        for (ParametersParameterComponent parameter : parameters.getParameter()) {
            (BESIDE.contains(String.valueOf(parameter.getName())) ? beside : form).add(parameter);
        }
        return new Said(ParametersReader.object("", beside), form);
    }

    private static Refused missing(String name) {
        return Refusal.of(PathwayRefusal.FIELD_MISSING)
                .with(FactKey.FIELD, name)
                .refused();
    }
}
