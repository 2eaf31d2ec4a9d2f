package org.passerelle.gateway.fhir;

import java.io.InputStream;
import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.apart.ApartContent;
import org.passerelle.flow.apart.ApartLetter;
import org.passerelle.flow.apart.ListApart;
import org.passerelle.gateway.auth.Acting;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Document;

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
        FhirAnswer.requireStatus(request, STATUS);
        List<ApartLetter> letters = exchanges.apart(door.lines(request), ListApart.MOST);
        return FhirAnswer.ok(FhirAnswer.searchset(
                request,
                "Communication?status=" + STATUS,
                letters.stream().map(HeldShape::listed).toList()));
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
        Id wanted = Id.find(match.variable("document")).orElseThrow(Door::unknown);
        if (!visit.letter().readable()) {
            throw Door.unknown();
        }
        Sha256 letter = visit.letter().id();
        Document document = exchanges.readApart(letter, visit.professional()).documents().stream()
                .filter(one -> one.id().equals(wanted))
                .findFirst()
                .orElseThrow(Door::unknown);
        InputStream octets = exchanges.apartDocument(letter, wanted, visit.professional());
        return FhirAnswer.file(document.mediaType(), octets, document.size());
    }

    /** A letter and the professional of its line who is at the door. */
    private record Visit(ApartLetter letter, Professional professional) {}

    private Visit visit(Match match) {
        Acting acting = door.acting(match.request());
        Professional professional = acting.lines().keySet().stream()
                .flatMap(line -> acting.on(line).stream())
                .findFirst()
                .orElseThrow(Door::unknown);
        Sha256 id = Sha256.find(match.variable("id")).orElseThrow(Door::unknown);
        return exchanges.apart(acting.lines().keySet(), ListApart.MOST).stream()
                .filter(letter -> letter.id().equals(id))
                .findFirst()
                .map(letter -> new Visit(letter, professional))
                .orElseThrow(Door::unknown);
    }
}
