package org.passerelle.gateway.console.dossier;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.Headers;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.Refusal;

/**
 * A file of an exchange, read by somebody of its line, which stands in its trace. A picture is shown, everything else is saved: what
 * came from outside never runs, in no window of ours (the policy sandboxes even a picture opened alone).
 */
public final class DocumentAnswer {
    /** What a browser shows without any reader of its own. */
    public static final Set<String> PICTURES = Set.of("image/jpeg", "image/png");

    private static final String POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private final Porch porch;
    private final Exchanges exchanges;

    public DocumentAnswer(Porch porch, Exchanges exchanges) {
        this.porch = porch;
        this.exchanges = exchanges;
    }

    public Response give(Match match) {
        Visitor visitor = porch.visitor(match.request());
        ExchangeRow row = DossierPage.row(exchanges, match.variable("id"));
        Professional reader = visitor.reading(row);
        Document document = document(exchanges, row, match.variable("document"));
        boolean picture = PICTURES.contains(document.mediaType());
        String name = document.id().hex() + extension(document.mediaType());
        var body =
                new Response.Body.Streamed(exchanges.document(row.exchange(), document.id(), reader), document.size());
        return new Response(
                        200,
                        Headers.of("Content-Type", picture ? document.mediaType() : "application/octet-stream"),
                        body)
                .with("Content-Disposition", (picture ? "inline" : "attachment") + "; filename=\"" + name + "\"")
                .with("Content-Security-Policy", POLICY)
                .with("Cross-Origin-Resource-Policy", "same-origin")
                .with("Referrer-Policy", "no-referrer");
    }

    /** A file that a step of the exchange brought. */
    static Document document(Exchanges exchanges, ExchangeRow row, String written) {
        Optional<Id> id = Id.find(written);
        var state = exchanges.view(row.exchange()).state();
        Stream<Document> decided =
                state.stepsDone().stream().flatMap(done -> documents(state, done.step(), done.content()));
        Stream<Document> leaving =
                state.pending().stream().flatMap(done -> documents(state, done.step(), done.content()));
        return Stream.concat(decided, leaving)
                .filter(each -> id.filter(each.id()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> Refusal.of(FlowRefusal.DOCUMENT_MISSING).refused());
    }

    private static Stream<Document> documents(ExchangeState state, String step, Json.Obj content) {
        return state.pathway().step(step, content).form().fields().stream()
                .filter(Field.DocumentsField.class::isInstance)
                .flatMap(field -> content.arrayOrEmpty(field.name()).objects().stream())
                .map(Document::read);
    }

    private static String extension(String mediaType) {
        return switch (mediaType) {
            case "image/jpeg" -> ".jpg";
            case "image/png" -> ".png";
            case PaperPage.PDF -> ".pdf";
            case NightPage.RECORDING -> ".edf";
            default -> ".bin";
        };
    }
}
