package org.passerelle.gateway.console.line;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.card.LineCard;
import org.passerelle.flow.line.LineChange;
import org.passerelle.gateway.console.frame.Entry;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Problems;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * What a line's card says, to be changed: what was written is shown as the card that it would make before anything is published. One
 * publication is one change, one entry of the trace and one version of the card.
 */
public final class OfferPage {
    /** The field that says what is wanted: {@code preview} or {@code publish}. */
    static final String WANTED = "_do";

    private static final String PUBLISH = "publish";

    private final Visits visits;
    private final Exchanges exchanges;

    OfferPage(Visits visits, Exchanges exchanges) {
        this.visits = visits;
        this.exchanges = exchanges;
    }

    /**
     * What the page shows.
     *
     * @param action where the form goes
     * @param back the line's page
     * @param version of the line's book, which the form was written for
     * @param wrong the field that a refusal is about, or empty
     * @param problem why it was refused, in words, or empty
     * @param preview the card as it would be, or null
     * @param same whether that card says what the present one says
     */
    public record Offer(
            Frame frame,
            String action,
            String back,
            long version,
            List<Entry.Group> groups,
            String wrong,
            String problem,
            @Nullable CardShown preview,
            boolean same) {
        public Offer {
            groups = List.copyOf(groups);
        }

        public Optional<CardShown> findPreview() {
            return Optional.ofNullable(preview);
        }
    }

    Response ask(Match match) {
        return shown(200, visits.of(match), Query.NONE, null, null);
    }

    Response take(Match match) {
        Visit visit = visits.of(match);
        Query said = visits.form(match, visit);
        LineCard made = null;
        try {
            LineChange.Offered change = new OfferForm(visit, said).change();
            made = visits.lines().preview(visit.line(), visit.member().id(), change);
            visits.requirePresent(visit, said);
            if (!said.one(WANTED).filter(PUBLISH::equals).isPresent()) {
                return shown(200, visit, said, made, null);
            }
            if (!change.fields().members().isEmpty()) {
                visits.change(visit, said, change);
            }
            return Pages.redirect(visit.path());
        } catch (Refused refused) {
            return shown(Problems.status(refused.refusal()), visit, said, made, refused.refusal());
        }
    }

    private Response shown(int status, Visit visit, Query said, @Nullable LineCard made, @Nullable Refusal why) {
        var words = new CardWords(visit.speech(), exchanges::pathway);
        CardShown present = words.of(visit.card(), visit.now());
        CardShown preview = made == null ? null : words.of(made, visit.now()).since(present);
        return visits.pages()
                .page(
                        status,
                        "line/offer",
                        new Offer(
                                visit.frame(visit.speech().say("line.offer.of", visit.title())),
                                visit.path() + "/offer",
                                visit.path(),
                                visit.book().version(),
                                new OfferEntries(visit, words, said).groups(),
                                why == null ? "" : wrong(why),
                                why == null ? "" : Problems.sentence(visit.speech(), why),
                                preview,
                                preview != null && preview.rows().stream().noneMatch(CardShown.Row::changed)));
    }

    private static String wrong(Refusal why) {
        String field = why.facts().getOrDefault(FactKey.FIELD, "");
        return switch (why.code().code()) {
            case "sla.hours" -> field.isEmpty() ? OfferForm.HOURS + "monday" : field;
            case "sla.closure" -> "closureFrom";
            case "card.fallback", "party.address" -> "fallback";
            case "card.phone", "party.phone" -> "phone";
            case "party.mobile" -> "contact-mobile";
            case "flow.line-change" -> field.equals(LineChange.CONTACT) ? "contact-mail" : field;
            default -> field.equals("title.fr") ? "title" : field.equals("title.en") ? "titleEn" : field;
        };
    }
}
