package org.passerelle.gateway.fhir;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.fhir.FhirJson;
import org.passerelle.flow.ApartContent;
import org.passerelle.flow.ApartLetter;
import org.passerelle.flow.ListApart;
import org.passerelle.gateway.auth.Acting;
import org.passerelle.gateway.http.Headers;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Document;
import org.passerelle.refusal.Refused;

/**
 * Letters that had no effect, as Communications on hold: whoever may see a line sees that they came, and a professional of the line
 * reads what they say, which stands in the trace.
 */
final class OnHold {
    private static final String STATUS = "on-hold";

    private final Door door;
    private final Exchanges exchanges;

    OnHold(Door door, Exchanges exchanges) {
        this.door = door;
        this.exchanges = exchanges;
    }

    /** Whether a search asks for them. */
    static boolean wanted(Request request) {
        return request.query().one("status").isPresent();
    }

    /** All of the lines that the request may see, at most {@link ListApart#MOST}; nothing of what they say. */
    Response search(Request request) {
        FhirAnswer.requireAccepted(request);
        boolean known = request.query()
                .only(Set.of("status", "_format"))
                .one("status")
                .filter(STATUS::equals)
                .isPresent();
        if (!known) {
            throw HttpRefusal.MALFORMED.refused("status");
        }
        List<ApartLetter> letters = exchanges.apart(door.lines(request), ListApart.MOST);
        var bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        bundle.addLink().setRelation("self").setUrl("Communication?status=" + STATUS);
        for (ApartLetter letter : letters) {
            Communication listed = HeldShape.listed(letter);
            bundle.addEntry()
                    .setFullUrl(FhirAnswer.fullUrl(request, listed))
                    .setResource(listed)
                    .getSearch()
                    .setMode(Bundle.SearchEntryMode.MATCH);
        }
        return FhirAnswer.of(200, FhirJson.write(bundle));
    }

    /** One, read by a professional; nothing is read of one whose signature was not verified. */
    Response read(Match match) {
        FhirAnswer.requireAccepted(match.request());
        Visit visit = visit(match);
        if (!visit.letter().readable()) {
            return FhirAnswer.ok(HeldShape.listed(visit.letter()));
        }
        ApartContent content = exchanges.readApart(visit.letter().id(), visit.professional());
        return FhirAnswer.ok(HeldShape.read(content));
    }

    /** A document of one, as it is. */
    Response document(Match match) {
        Visit visit = visit(match);
        Id wanted = id(match.variable("document")).orElseThrow(Door::unknown);
        if (!visit.letter().readable()) {
            throw Door.unknown();
        }
        Sha256 letter = visit.letter().id();
        Document document = exchanges.readApart(letter, visit.professional()).documents().stream()
                .filter(one -> one.id().equals(wanted))
                .findFirst()
                .orElseThrow(Door::unknown);
        InputStream octets = exchanges.apartDocument(letter, wanted, visit.professional());
        Headers headers = Headers.of("Content-Type", document.mediaType())
                .with("Content-Disposition", "attachment")
                .with("Content-Security-Policy", "sandbox; default-src 'none'");
        return new Response(200, headers, new Response.Body.Streamed(octets, document.size()));
    }

    /** A letter and the professional of its line who is at the door. */
    private record Visit(ApartLetter letter, Professional professional) {}

    private Visit visit(Match match) {
        Acting acting = door.acting(match.request());
        Professional professional = acting.lines().values().iterator().next().professional();
        Sha256 id = hash(match.variable("id")).orElseThrow(Door::unknown);
        return exchanges.apart(acting.lines().keySet(), ListApart.MOST).stream()
                .filter(letter -> letter.id().equals(id))
                .findFirst()
                .map(letter -> new Visit(letter, professional))
                .orElseThrow(Door::unknown);
    }

    private static Optional<Sha256> hash(String text) {
        try {
            return Optional.of(Sha256.parse(text));
        } catch (Refused noHash) {
            return Optional.empty();
        }
    }

    private static Optional<Id> id(String text) {
        try {
            return Optional.of(Id.parse(text));
        } catch (Refused noId) {
            return Optional.empty();
        }
    }
}
