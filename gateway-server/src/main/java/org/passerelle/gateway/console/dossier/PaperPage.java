package org.passerelle.gateway.console.dossier;

import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.pathway.Document;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.Refusal;

/**
 * A PDF, drawn in the page by a script in the reader's browser. The page holds nothing of it: its script fetches the file, which then
 * stands in the exchange's trace.
 */
public final class PaperPage {
    static final String PDF = "application/pdf";

    private final Porch porch;
    private final Exchanges exchanges;
    private final Pages pages;

    public PaperPage(Porch porch, Exchanges exchanges, Pages pages) {
        this.porch = porch;
        this.exchanges = exchanges;
        this.pages = pages;
    }

    /**
     * What the page shows.
     *
     * @param back the exchange's page
     * @param file where the file is fetched
     * @param name what its sender called it
     */
    public record Shown(Frame frame, String back, String file, String name) {}

    public Response show(Match match) {
        Visitor visitor = porch.visitor(match.request());
        ExchangeRow row = DossierPage.row(exchanges, match.variable("id"));
        visitor.reading(row);
        Document document = DocumentAnswer.document(exchanges, row, match.variable("document"));
        if (!document.mediaType().equals(PDF)) {
            throw Refusal.of(FlowRefusal.DOCUMENT_MISSING).refused();
        }
        Speech speech = Speech.of(match.request());
        String exchange = "/exchanges/" + row.exchange().hex();
        String id = document.id().hex();
        var frame = new Frame(
                speech, speech.say("pdf.title", row.exchange().reference()), visitor, exchange + "/pages/" + id);
        return pages.page(
                200, "dossier/paper", new Shown(frame, exchange, exchange + "/documents/" + id, document.title()));
    }
}
