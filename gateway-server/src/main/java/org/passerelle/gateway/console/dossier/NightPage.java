package org.passerelle.gateway.console.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.regex.Pattern;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.media.recording.Columns;
import org.passerelle.media.recording.Recording;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Document;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.Refusal;

/**
 * A recording as traces, drawn from columns that the server makes: however long it is, a screen gets no more than it has columns. Opening
 * the page stands in the exchange's trace; what is scrolled to afterwards does not, and is given to nobody who has not opened it.
 */
public final class NightPage {
    /** EDF and EDF+. */
    static final String RECORDING = "application/x-edf";

    private static final Pattern SECOND = Pattern.compile("[0-9]{1,8}(\\.[0-9]{1,6})?");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}");

    private final Porch porch;
    private final Exchanges exchanges;
    private final Pages pages;
    private final NightShelf shelf;

    /** @param shelf where what was read is held */
    NightPage(Porch porch, Exchanges exchanges, Pages pages, NightShelf shelf) {
        this.porch = porch;
        this.exchanges = exchanges;
        this.pages = pages;
        this.shelf = shelf;
    }

    public static NightPage of(Porch porch, Exchanges exchanges, Pages pages, java.time.InstantSource clock) {
        return new NightPage(porch, exchanges, pages, new NightShelf(clock, NightShelf.MOST_HELD));
    }

    private record Visit(Visitor visitor, Professional reader, ExchangeRow row, Document document) {}

    public Response show(Match match) {
        Visit visit = visit(match);
        Speech speech = Speech.of(match.request());
        String exchange = "/exchanges/" + visit.row().exchange().hex();
        var frame = new Frame(
                speech,
                speech.say("night.title", visit.row().exchange().reference()),
                visit.visitor(),
                exchange + "/recordings/" + visit.document().id().hex());
        try (InputStream opened =
                exchanges.document(visit.row().exchange(), visit.document().id(), visit.reader())) {
            Recording recording =
                    shelf.get(visit.row().exchange(), visit.document().id(), () -> opened);
            return pages.page(
                    200, "dossier/night", new NightWords(recording, speech).night(frame, exchange, visit.document()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * A stretch of it: for each channel, for each column, the least and the largest sample, two octets each, little-endian; a column whose
     * least is above its largest is a gap.
     */
    public Response stretch(Match match) {
        Visit visit = visit(match);
        Query query = match.request().query();
        Recording recording = shelf.get(visit.row().exchange(), visit.document().id(), () -> again(visit));
        double from = second(query, "from");
        double until = Math.min(second(query, "until"), recording.seconds());
        int columns = query.one("columns")
                .filter(COUNT.asMatchPredicate())
                .map(Integer::parseInt)
                .filter(count -> count <= Recording.MOST_COLUMNS)
                .orElseThrow(() -> HttpRefusal.MALFORMED.refused("columns"));
        if (from >= until) {
            throw HttpRefusal.MALFORMED.refused("from");
        }
        // asked even where no file is read: only who has opened it is given any of it
        try (InputStream opened = again(visit)) {
            List<Columns> given = shelf.reader().stretch(recording, () -> opened, from, until, columns);
            return Pages.guarded(Response.of(200, "application/octet-stream", octets(given, columns)))
                    .with("Cache-Control", "no-store");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private InputStream again(Visit visit) {
        return exchanges.again(visit.row().exchange(), visit.document().id(), visit.reader());
    }

    private static byte[] octets(List<Columns> given, int columns) {
        var octets = ByteBuffer.allocate(given.size() * columns * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (Columns channel : given) {
            for (int column = 0; column < columns; column++) {
                octets.putShort(channel.low(column)).putShort(channel.high(column));
            }
        }
        return octets.array();
    }

    private static double second(Query query, String name) {
        return query.one(name)
                .filter(SECOND.asMatchPredicate())
                .map(Double::parseDouble)
                .orElseThrow(() -> HttpRefusal.MALFORMED.refused(name));
    }

    private Visit visit(Match match) {
        Visitor visitor = porch.visitor(match.request());
        ExchangeRow row = DossierPage.row(exchanges, match.variable("id"));
        Professional reader = visitor.reading(row);
        Document document = DocumentAnswer.document(exchanges, row, match.variable("document"));
        if (!document.mediaType().equals(RECORDING)) {
            throw Refusal.of(FlowRefusal.DOCUMENT_MISSING).refused();
        }
        return new Visit(visitor, reader, row, document);
    }
}
