package org.passerelle.gateway.console.line;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.card.LineCard;
import org.passerelle.flow.desk.FlowRefusal;
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
    /** Where a card's own rules refuse a target. */
    private static final String TARGETS = "targets.";

    /** Where both changed something and nothing is chosen. */
    static final int UNCHOSEN = 422;

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
     * @param was what its fields say now, as the form carries it
     * @param meanwhile what somebody else changed since it was opened
     * @param both the names of those that its writer changed too
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
            String was,
            List<FieldWords.Told> meanwhile,
            String both,
            List<Entry.Group> groups,
            String wrong,
            String problem,
            @Nullable CardShown preview,
            boolean same) {
        public Offer {
            groups = List.copyOf(groups);
            meanwhile = List.copyOf(meanwhile);
        }

        public Optional<CardShown> findPreview() {
            return Optional.ofNullable(preview);
        }
    }

    Response ask(Match match) {
        return shown(200, visits.of(match), Query.NONE, null, null, List.of());
    }

    Response take(Match match) {
        Visit visit = visits.of(match);
        Query sent = visits.form(match, visit);
        Query said = Meanwhile.chosen(sent);
        if (visits.isPast(visit, sent)) {
            return together(visit, said);
        }
        LineCard made = null;
        try {
            LineChange.Offered change = new OfferForm(visit, said).change();
            made = visits.lines().preview(visit.line(), visit.member().id(), change);
            visits.requirePresent(visit, said);
            List<Meanwhile.Change> open = Meanwhile.open(sent);
            if (!open.isEmpty()) {
                return shown(UNCHOSEN, visit, said, made, null, open);
            } else if (!said.one(WANTED).filter(PUBLISH::equals).isPresent()) {
                return shown(200, visit, said, made, null, List.of());
            }
            if (!change.fields().members().isEmpty()) {
                visits.change(visit, said, change);
            }
            return Pages.redirect(visit.path());
        } catch (Refused refused) {
            if (refused.code() == FlowRefusal.LINE_CHANGED) {
                return together(visits.of(match), said);
            }
            return shown(
                    Problems.status(refused.refusal()), visit, said, made, refused.refusal(), Meanwhile.open(sent));
        }
    }

    /** The form of whoever came second, with what the first one changed. */
    private Response together(Visit visit, Query said) {
        Meanwhile meanwhile = Meanwhile.of(said, new OfferEntries(visit, words(visit), Query.NONE).fields());
        LineCard made = null;
        try {
            LineChange.Offered change = new OfferForm(visit, meanwhile.merged()).change();
            made = visits.lines().preview(visit.line(), visit.member().id(), change);
        } catch (Refused unreadable) {
            // they are told when they send it again: first comes what the other one changed
            made = null;
        }
        Refusal changed = Refusal.of(FlowRefusal.LINE_CHANGED);
        return shown(Problems.status(changed), visit, meanwhile.merged(), made, changed, meanwhile.changes());
    }

    private CardWords words(Visit visit) {
        return new CardWords(visit.speech(), exchanges::pathway);
    }

    private Response shown(
            int status,
            Visit visit,
            Query said,
            @Nullable LineCard made,
            @Nullable Refusal why,
            List<Meanwhile.Change> changes) {
        var words = words(visit);
        FieldWords fresh = new OfferEntries(visit, words, Query.NONE).fields();
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
                                Meanwhile.write(fresh.values()),
                                changes.stream().map(fresh::told).toList(),
                                Meanwhile.names(changes),
                                new OfferEntries(visit, words, said).groups(),
                                why == null ? Meanwhile.first(changes).orElse("") : wrong(why),
                                problem(visit, status, why),
                                preview,
                                preview != null && preview.rows().stream().noneMatch(CardShown.Row::changed)));
    }

    static String problem(Visit visit, int status, @Nullable Refusal why) {
        if (why == null) {
            return status == UNCHOSEN ? visit.speech().say("line.meanwhile.choose") : "";
        }
        return Problems.sentence(visit.speech(), why);
    }

    private static String wrong(Refusal why) {
        String field = why.facts().getOrDefault(FactKey.FIELD, "");
        return switch (why.code().code()) {
            case "sla.hours" -> field.isEmpty() ? OfferForm.HOURS + "monday" : field;
            case "sla.meeting" -> field.startsWith(TARGETS) ? OfferForm.MEETING + field.split("\\.", -1)[1] : field;
            case "sla.closure" -> "closureFrom";
            case "card.fallback", "party.address" -> "fallback";
            case "card.phone", "party.phone" -> "phone";
            case "party.mobile" -> "contact-mobile";
            case "flow.line-change" -> field.equals(LineChange.CONTACT) ? "contact-mail" : field;
            default -> field.equals("title.fr") ? "title" : field.equals("title.en") ? "titleEn" : field;
        };
    }
}
