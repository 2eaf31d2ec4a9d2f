package org.passerelle.flow;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.card.LineCard;
import org.passerelle.exchange.Command;
import org.passerelle.exchange.Decider;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.ExchangeRefusal;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.Promise;
import org.passerelle.flow.clear.TakeBack;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.flow.mail.TakeDocuments;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Person;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Role;
import org.passerelle.pathway.Side;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * What a line of ours began goes again, word for word, to another address: of the same practice, say, when the first one bounced, or
 * an ordinary mailbox where nobody reads sealed letters. It is another exchange; the first one ends, unless it had ended already. Both
 * traces name one another, and both are written in one commit.
 *
 * <p>Refused: an exchange that the line did not begin, or on which somebody acted, or that was sent again before; who may not begin such
 * an exchange, or was not named by whom they file for; whatever {@link OpenFromLine} refuses.
 */
public final class SendAgain {
    private final Premises premises;
    private final OpenFromLine opening;
    private final Addressees addressees;
    private final TakeBack takeBack;

    public SendAgain(Premises premises) {
        this.premises = premises;
        this.opening = new OpenFromLine(premises);
        this.addressees = new Addressees(premises);
        this.takeBack = new TakeBack(premises);
    }

    /**
     * Sends it and tells the new exchange's id.
     *
     * @param by a member of the line who may begin such an exchange
     * @param filedBy who does it in their name, having been named by them; null where they do it themself
     */
    public Id send(Id exchange, MailAddress address, Professional by, @Nullable Person filedBy) {
        return Retry.onConflict(() -> {
            Instant now = premises.now();
            Dossier first = Dossier.require(premises, exchange, now);
            ExchangeState state = first.state();
            requireAgain(first);
            Event.Begun begun = state.begun();
            Fact.StepDone done = state.opening().orElseThrow();
            List<Role> roles = state.pathway().roles(state.pathway().step(done.step()));
            premises.staff().requireMay(state, roles, by.rpps(), filedBy);
            LineCard card = opening.card(begun.line(), begun.pathway(), done.content(), now);
            var to = new WrittenTo(address, begun.requesterOrganisation());
            Dossier again = Dossier.begin(premises, addressees.begun(begun.pathway(), card, begun.line(), to), now);
            again.remark(
                    Kind.SENT_AGAIN,
                    facts(exchange, by, filedBy).put("from", begun.requester().value()));
            copy(first, again, done);
            var command = new Command.TakeStep(
                    premises.newId(), done.step(), Side.EXPERT, done.actor(), done.content(), -1, Promise.here(now));
            Decider.check(again.state(), state.pathway().step(done.step()), command);
            opening.write(again, command, card, new AttachDocuments.Attached(done.content(), List.of(), List.of()));
            first.remark(
                    Kind.SENT_AGAIN,
                    facts(again.exchange(), by, filedBy)
                            .put("to", again.state().begun().requester().value()));
            if (!state.ended()) {
                takeBack.write(
                        first,
                        by,
                        "Envoyé de nouveau à une autre adresse, sous la référence "
                                + again.exchange().reference() + ".");
            }
            first.with(again);
            first.commit();
            return again.exchange();
        });
    }

    private static void requireAgain(Dossier first) {
        ExchangeState state = first.state();
        boolean gone = first.remarks(Kind.SENT_AGAIN).stream().anyMatch(facts -> facts.has("to"));
        if (!state.begun().keeper() || !state.begunByLine() || !state.justBegun() || gone) {
            throw Refusal.of(ExchangeRefusal.NOT_IN_STATE)
                    .with(FactKey.STATE, state.state())
                    .refused();
        }
    }

    private static Json.Builder facts(Id other, Professional by, @Nullable Person filedBy) {
        return Json.object()
                .put("exchange", other)
                .put("by", by.rpps().value())
                .put(
                        "filedBy",
                        Optional.ofNullable(filedBy).map(person -> person.id().number()));
    }

    /** The files are the same octets under the same ids, kept under the new exchange's own key. */
    private void copy(Dossier first, Dossier again, Fact.StepDone done) {
        TakeDocuments.listed(first, done.content())
                .forEach(document -> premises.blobs().write(again.exchange(), document.id(), out -> {
                    try (InputStream octets = premises.blobs().open(first.exchange(), document.id())) {
                        return octets.transferTo(out);
                    }
                }));
    }
}
