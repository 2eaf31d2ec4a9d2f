package org.passerelle.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.client.internal.Engine;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.Refusal;

/**
 * One of our own lines, answering: any node may hold lines, a city specialist's too. Every act names the member who does it, and
 * stands in the trace.
 *
 * <pre>{@code
 * Team team = practice.team("dermatologie@cabinet.mssante.fr");
 * for (Exchange waiting : team.worklist()) {
 *     Answer request = team.read(waiting, dermatologist);      // the requester is told that it was opened
 *     show(request.patient(), request.text("question"), request.documents());
 *     team.take(waiting, dermatologist);
 *     team.answer(waiting, dermatologist)
 *             .put("recommendation", "advice-only").put("advice", "Surveillance à trois mois.")
 *             .put("acts", "aucun").put("incidents", "aucun").send();
 * }
 * }</pre>
 */
public final class Team {
    private final Engine engine;
    private final MailAddress line;

    Team(Engine engine, MailAddress line) {
        this.engine = engine;
        this.line = line;
    }

    /** The line's mailbox. */
    public String address() {
        return line.value();
    }

    /** Who answers for the line. */
    public List<Professional> members() {
        return engine.members(line);
    }

    /** What is not ended, the most pressing first. */
    public List<Exchange> worklist() {
        return engine.rows(ExchangeQuery.ofLine(line), Instant.EPOCH).stream()
                .filter(ExchangeRow::keeper)
                .filter(row -> !row.ended())
                .map(row -> new Exchange(engine, engine.view(row.exchange())))
                .toList();
    }

    /**
     * The request, read by a member.
     *
     * @throws org.passerelle.refusal.Refused when an ordinary mail began the exchange and nobody has completed it: read
     *     {@link Exchange#mails} first
     */
    public Answer read(Exchange exchange, Professional member) {
        return new Exchange(engine, engine.read(exchange.exchange(), member, "request"))
                .beginning(member)
                .orElseThrow(() -> Refusal.of(ClientRefusal.TO_COMPLETE).refused());
    }

    /** Takes the request for this member; the requester is told. */
    public Exchange take(Exchange exchange, Professional member) {
        return exchange.step("take", member).send();
    }

    /** Asks the requester for something; the clock waits for it. */
    public Exchange ask(Exchange exchange, Professional member, String asked) {
        return exchange.step("ask", member).put("asked", asked).send();
    }

    /** An answer to be filled in, documents attached, and sent. */
    public Draft answer(Exchange exchange, Professional member) {
        return exchange.step("answer", member);
    }

    /** A new version of the answer, whole, which takes the place of the earlier one for everybody. */
    public Draft correct(Exchange exchange, Professional member) {
        return exchange.step("correct", member);
    }

    /**
     * Declines.
     *
     * @param reason {@code out-of-scope}, {@code not-suitable}, {@code insufficient}, {@code unavailable} or {@code other}
     */
    public Exchange decline(Exchange exchange, Professional member, String reason, String explanation) {
        return exchange.step("decline", member)
                .put("reason", reason)
                .put("explanation", explanation)
                .send();
    }

    /**
     * Writes to a practice first: a notice or a letter, as the pathway has it. Who has no software of ours gets an ordinary mail, where
     * the line's card takes those and the mailbox is known.
     *
     * @param practice its address
     * @param pathway name and version, {@code report-copy/1}: one that the line's card offers and that is a line's to begin
     */
    public Draft begin(String practice, String pathway, Professional member) {
        return begin(MailAddress.of(practice), null, PathwayRef.parse(pathway), member);
    }

    /** The same to an ordinary mailbox that no directory knows: it is this doctor's, as the member has made sure of. */
    public Draft begin(String practice, Professional doctor, String pathway, Professional member) {
        return begin(MailAddress.of(practice), doctor, PathwayRef.parse(pathway), member);
    }

    private Draft begin(MailAddress to, @Nullable Professional doctor, PathwayRef ref, Professional member) {
        String step = engine.pathway(ref).opening().orElseThrow().name();
        return new Draft(engine, step, member, "", proposal -> engine.begin(line, to, doctor, ref, proposal), null);
    }

    /**
     * Sends what we began once more, to another address of the same practice say, because the first bounced: the same words in another
     * exchange, which is given back. The first one ends.
     *
     * @throws org.passerelle.refusal.Refused when somebody acted on it
     */
    public Exchange sendAgain(Exchange exchange, String practice, Professional member) {
        return new Exchange(engine, engine.sendAgain(exchange.exchange(), MailAddress.of(practice), member));
    }

    /**
     * Ends what an ordinary mail began and what comes to no request: it was none, or lacks what one must hold; or takes back what we
     * began ourselves and nobody has acted on. The other side is told why.
     */
    public Exchange dismiss(Exchange exchange, Professional member, String reason) {
        return new Exchange(engine, engine.dismiss(exchange.exchange(), member, reason));
    }

    @Override
    public String toString() {
        return "Team[…]";
    }
}
