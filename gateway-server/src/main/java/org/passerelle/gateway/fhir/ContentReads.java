package org.passerelle.gateway.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.pathway.Document;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.letter.DocumentFormat;
import org.passerelle.port.letter.WrittenDocument;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Reads of what an exchange says of its patient: each names a professional of the line and stands in the trace. */
final class ContentReads {
    /** Largest document that is served as JSON; a larger one is served as it is, in pieces. */
    static final int LARGEST_JSON = 8 * 1024 * 1024;

    private final Door door;
    private final Exchanges exchanges;

    ContentReads(Door door, Exchanges exchanges) {
        this.door = door;
        this.exchanges = exchanges;
    }

    Response serviceRequest(Match match) {
        Exchanges.Seen seen = read(match.request(), match.variable("id"), "service-request");
        return FhirAnswer.ok(Shape.serviceRequest(seen), seen.row().version());
    }

    Response patient(Match match) {
        Exchanges.Seen seen = read(match.request(), match.variable("id"), "patient");
        return FhirAnswer.ok(Shape.patient(seen), seen.row().version());
    }

    Response communication(Match match) {
        PairId id = PairId.parse(match.variable("id"));
        Exchanges.Seen seen = read(match.request(), id.exchange().hex(), "communication/" + id.inner());
        return Shape.communications(seen).stream()
                .filter(one -> one.getIdElement().getIdPart().equals(id.text()))
                .findFirst()
                .map(FhirAnswer::ok)
                .orElseThrow(Door::unknown);
    }

    /** All of an exchange's communications, in order. */
    Response communications(Match match) {
        String task = match.request()
                .query()
                .only(Set.of("part-of", "_format"))
                .one("part-of")
                .filter(value -> value.startsWith("Task/"))
                .orElseThrow(() -> HttpRefusal.MALFORMED.refused("part-of"));
        List<Communication> all =
                Shape.communications(read(match.request(), task.substring("Task/".length()), "communications"));
        Bundle bundle = FhirAnswer.searchset(match.request(), "Communication?part-of=" + task, all);
        return FhirAnswer.ok(bundle.setTotal(all.size()));
    }

    /** A document: its octets in pieces, or a FHIR Binary for those who ask for JSON. */
    Response binary(Match match) {
        PairId id = PairId.parse(match.variable("id"));
        Door.Visit visit = door.visit(match.request(), id.exchange().hex());
        Document document = Shape.document(exchanges.view(id.exchange()).state(), id.inner())
                .orElseThrow(() -> Refusal.of(FlowRefusal.DOCUMENT_MISSING).refused());
        boolean json = FhirAnswer.wantsJson(match.request());
        if (json) {
            requireFitsJson(document.size());
        }
        InputStream octets = exchanges.document(id.exchange(), id.inner(), visit.professional());
        if (json) {
            return FhirAnswer.ok(inJson(id, document, octets));
        }
        return FhirAnswer.file(document.mediaType(), octets, document.size());
    }

    /** The request or the report as a record files it: {@code kind=request|report}, {@code format=pdf|cda|xdm}. */
    Response paper(Match match) {
        Query query = match.request().query().only(Set.of("kind", "format"));
        Door.Visit visit = door.visit(match.request(), match.variable("id"));
        DocumentFormat format = constant(query, "format", DocumentFormat.values());
        WrittenDocument document = exchanges.document(
                visit.row().exchange(),
                constant(query, "kind", ClinicalModel.Kind.values()),
                format,
                visit.professional());
        return FhirAnswer.file(format.mediaType(), document.once(), document.size());
    }

    /** The one of these constants that the parameter names in lower case. */
    private static <E extends Enum<E>> E constant(Query query, String name, E[] constants) {
        String wanted = query.one(name).orElse("");
        for (E constant : constants) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(wanted)) {
                return constant;
            }
        }
        throw HttpRefusal.MALFORMED.refused(name);
    }

    /** The trace, as the file that anybody verifies offline; it is canonical JSON of ours and no FHIR resource. */
    Response trace(Match match) {
        Door.Visit visit = door.visit(match.request(), match.variable("id"));
        byte[] certificate = exchanges.trace(visit.row().exchange(), visit.professional());
        return Response.of(200, "application/json", certificate)
                .with("Content-Disposition", "attachment; filename=\"trace.json\"");
    }

    /** A document that is larger is had as it is, in pieces. */
    static void requireFitsJson(long size) {
        if (size > LARGEST_JSON) {
            throw Refusal.of(HttpRefusal.NOT_ACCEPTABLE)
                    .with(FactKey.LIMIT, LARGEST_JSON)
                    .refused();
        }
    }

    private static Binary inJson(PairId id, Document document, InputStream octets) {
        try (octets) {
            var binary = new Binary();
            binary.setContentType(document.mediaType());
            binary.setData(octets.readNBytes(LARGEST_JSON + 1));
            binary.setId(id.text());
            return binary;
        } catch (IOException unreadable) {
            throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(unreadable);
        }
    }

    private Exchanges.Seen read(Request request, String id, String what) {
        FhirAnswer.requireAccepted(request);
        Door.Visit visit = door.visit(request, id);
        Id exchange = visit.row().exchange();
        return exchanges.read(exchange, visit.professional(), what);
    }
}
