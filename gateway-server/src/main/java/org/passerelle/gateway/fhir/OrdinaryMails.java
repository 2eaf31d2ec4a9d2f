package org.passerelle.gateway.fhir;

import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.passerelle.canon.Id;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.fhir.Systems;
import org.passerelle.flow.clear.MailContent;
import org.passerelle.flow.clear.ReadMail;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.fhir.parameters.ParametersReader;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.port.letter.Enclosed;
import org.passerelle.port.letter.IntegrationError;

/**
 * The ordinary mails of an exchange whose other side has no node, as Communications that say that nobody signed them. Lists tell that
 * they came; a professional of the line reads what they say, which stands in the trace.
 */
final class OrdinaryMails {
    private static final String UNSIGNED = "Message MSSanté ordinaire : ni signé ni chiffré de bout en bout";
    private static final String UNEXPECTED =
            "Ce message ne vient pas du correspondant de l'échange, ou celui-ci scelle ses lettres : il ne vaut pas pour lui";

    private final Door door;
    private final Exchanges exchanges;

    OrdinaryMails(Door door, Exchanges exchanges) {
        this.door = door;
        this.exchanges = exchanges;
    }

    /** {@code GET Task/{id}/$mails}: all of the exchange's, nothing of what they say. */
    Response list(Match match) {
        FhirAnswer.requireAccepted(match.request());
        Id exchange = door.visible(match.request(), match.variable("id")).exchange();
        return FhirAnswer.ok(FhirAnswer.listing(
                "Task/" + exchange + "/$mails",
                exchanges.mails(exchange).stream()
                        .map(facts -> listed(exchange, facts))
                        .toList()));
    }

    /** {@code GET Task/{id}/$mail?mail=…}: what one says. */
    Response read(Match match) {
        FhirAnswer.requireAccepted(match.request());
        Door.Visit visit = door.visit(match.request(), match.variable("id"));
        Id exchange = visit.row().exchange();
        Sha256 mail = mail(match.request().query().only(Set.of("mail", "_format")));
        Communication resource = listed(exchange, noted(exchange, mail));
        MailContent content = exchanges.readMail(exchange, mail, visit.professional());
        resource.setTopic(new CodeableConcept().setText(content.subject()));
        if (!content.text().isBlank()) {
            resource.addPayload().setContent(new StringType(content.text()));
        }
        content.findSaid().ifPresent(said -> {
            resource.addPayload().setContent(new StringType(said.title() + " : " + said.patientShown()));
            said.parts().forEach((part, text) -> resource.addPayload().setContent(new StringType(part + " : " + text)));
        });
        content.enclosed().forEach(file -> resource.addPayload().setContent(attachment(exchange, mail, file)));
        return FhirAnswer.ok(resource);
    }

    /** {@code GET Task/{id}/$mail-file?mail=…&file=…}: a file of one, as it came. */
    Response file(Match match) {
        Door.Visit visit = door.visit(match.request(), match.variable("id"));
        Id exchange = visit.row().exchange();
        Query query = match.request().query().only(Set.of("mail", "file"));
        Sha256 mail = mail(query);
        Id wanted = query.one("file").flatMap(Id::find).orElseThrow(() -> HttpRefusal.MALFORMED.refused("file"));
        ReadMail.GivenFile given = exchanges.mailDocument(exchange, mail, wanted, visit.professional());
        // what its sender says that it is, nobody looked at: no browser may show it of itself
        return FhirAnswer.file(
                "application/octet-stream", given.octets(), given.file().size());
    }

    /** {@code POST Task/{id}/$dismiss}, parameter {@code reason}: it comes to no request, and its sender is told why. */
    Response dismiss(Match match) {
        FhirAnswer.requireAccepted(match.request());
        Door.Filing visit = door.filing(match.request(), match.variable("id"));
        FhirAnswer.requireJson(match.request());
        Json.Obj said = ParametersReader.object(
                "", ParametersReader.parse(match.request().body()).getParameter());
        String reason = said.findText("reason").orElseThrow(() -> HttpRefusal.MALFORMED.refused("reason"));
        Exchanges.Seen after = exchanges.dismiss(
                visit.row().exchange(),
                visit.actor().professional(),
                visit.actor().filedBy(),
                reason);
        return FhirAnswer.ok(Shape.task(after), after.row().version());
    }

    private Json.Obj noted(Id exchange, Sha256 mail) {
        return exchanges.mails(exchange).stream()
                .filter(facts -> facts.text("mail").equals(mail.hex()))
                .findFirst()
                .orElseThrow(Door::unknown);
    }

    private static Communication listed(Id exchange, Json.Obj facts) {
        var resource = new Communication();
        resource.setId(facts.text("mail"));
        resource.setStatus(CommunicationStatus.COMPLETED);
        resource.addCategory(new CodeableConcept().setText(UNSIGNED));
        resource.setReceivedElement(new DateTimeType(Instants.format(facts.instant("arrivedAt"))));
        resource.setSender(new Reference().setDisplay(facts.text("from")));
        resource.addPartOf(new Reference("Task/" + exchange));
        resource.addIdentifier().setSystem(Systems.EXCHANGE).setValue(exchange.hex());
        facts.findText("trouble")
                .ifPresent(code -> resource.addReasonCode(new CodeableConcept(new Coding(Systems.REFUSAL, code, null))
                        .setText(reason(facts).orElse(null))));
        if (facts.has("unverified")) {
            resource.setStatusReason(new CodeableConcept().setText(UNEXPECTED));
        }
        return resource;
    }

    /** In French, for people. */
    private static Optional<String> reason(Json.Obj facts) {
        return facts.findWhole("integration").flatMap(IntegrationError::of).map(IntegrationError::forReaders);
    }

    private static Attachment attachment(Id exchange, Sha256 mail, Enclosed file) {
        return new Attachment()
                .setTitle(file.name())
                .setContentType(file.mediaType())
                .setSize((int) Math.min(file.size(), Integer.MAX_VALUE))
                .setUrl("Task/" + exchange + "/$mail-file?mail=" + mail + "&file=" + file.id());
    }

    private static Sha256 mail(Query query) {
        return query.one("mail").flatMap(Sha256::find).orElseThrow(() -> HttpRefusal.MALFORMED.refused("mail"));
    }
}
