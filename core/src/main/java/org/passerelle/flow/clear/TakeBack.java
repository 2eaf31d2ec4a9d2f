package org.passerelle.flow.clear;

import java.text.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Command;
import org.passerelle.exchange.Decider;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.Terms;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.LetterDesk;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.party.Person;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Side;
import org.passerelle.refusal.Refusal;

/**
 * A member of the line ends what an ordinary mail began and what comes to no request, or takes back what the line itself began and
 * nobody has acted on; the other side is told why.
 */
public final class TakeBack {
    private final Premises premises;
    private final ClearDesk clear;
    private final LetterDesk sealed;

    public TakeBack(Premises premises) {
        this.premises = premises;
        this.clear = new ClearDesk(premises);
        this.sealed = new LetterDesk(premises);
    }

    /**
     * Ends it.
     *
     * @param by a member of the line in one of the roles that {@link org.passerelle.pathway.Pathway#dismissing} tells
     * @param filedBy who does it in their name, having been named by them; null where they do it themself
     * @param reason in words, told to the other side
     * @throws org.passerelle.refusal.Refused when there is a request already, or somebody acted on what the line began
     */
    public Id end(Id exchange, Professional by, @Nullable Person filedBy, String reason) {
        return Retry.onConflict(() -> {
            Dossier dossier = Dossier.require(premises, exchange, premises.now());
            Event.Begun begun = dossier.state().begun();
            boolean ofLine = begun.keeper() && begun.own() == Side.EXPERT;
            if (!ofLine || !begun.inClear() && !dossier.state().begunByLine()) {
                throw Refusal.of(FlowRefusal.NOT_IN_CLEAR).refused();
            }
            premises.staff()
                    .requireMay(dossier.state(), dossier.state().pathway().dismissing(), by.rpps(), filedBy);
            if (filedBy != null) {
                dossier.remark(
                        Kind.FILED,
                        Json.object()
                                .put("by", filedBy.id().number())
                                .put("for", by.rpps().value()));
            }
            write(dossier, by, reason);
            dossier.commit();
            return exchange;
        });
    }

    /** The same in a commit of the caller's, who knows that this person may. */
    public void write(Dossier dossier, Professional by, String reason) {
        var command = new Command.Dismiss(by, Normalizer.normalize(reason, Normalizer.Form.NFC));
        List<Event.Law> law = Decider.decide(dossier.state(), command, Terms.NONE, dossier.now());
        law.forEach(dossier::write);
        if (dossier.state().begun().inClear()) {
            clear.tell(dossier);
        } else if (isUnderWay(dossier)) {
            sealed.tell(dossier);
        }
    }

    /** Whether any letter may have reached them: where each was given up, another one would only bounce again. */
    private boolean isUnderWay(Dossier dossier) {
        return premises.store().outbox().lettersOf(dossier.exchange()).stream()
                .anyMatch(letter -> !LetterDesk.isGivenUp(letter));
    }
}
