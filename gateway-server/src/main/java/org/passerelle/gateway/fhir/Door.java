package org.passerelle.gateway.fhir;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.gateway.auth.Acting;
import org.passerelle.gateway.auth.AuthRefusal;
import org.passerelle.gateway.auth.Gatekeeper;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.Request;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Person;
import org.passerelle.party.PersonId;
import org.passerelle.party.Professional;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * Who may see which exchange. Whoever may not see one is told the same as when it does not exist; whether the program may act
 * for the professional at all is judged before anything is looked up.
 */
final class Door {
    private final Gatekeeper gatekeeper;
    private final Exchanges exchanges;

    Door(Gatekeeper gatekeeper, Exchanges exchanges) {
        this.gatekeeper = gatekeeper;
        this.exchanges = exchanges;
    }

    /**
     * An exchange and the professional of its line who is at the door.
     *
     * @param row the exchange
     * @param professional who acts or reads
     */
    record Visit(ExchangeRow row, Professional professional) {}

    /** The lines that a request may see without naming a professional, or those of the one that it names. */
    Set<MailAddress> lines(Request request) {
        Optional<String> named = request.headers().one(Gatekeeper.ACTING_FOR);
        return named.isPresent()
                ? gatekeeper.acting(request.findCertificate(), named).lines().keySet()
                : gatekeeper.lines(gatekeeper.client(request.findCertificate()));
    }

    /** An exchange, for what is not the patient's. */
    ExchangeRow visible(Request request, String id) {
        Set<MailAddress> lines = lines(request);
        return row(id).filter(row -> lines.contains(row.line())
                        || standIn(row).filter(lines::contains).isPresent())
                .orElseThrow(Door::unknown);
    }

    /** The named professional who is at the door. */
    Acting acting(Request request) {
        return gatekeeper.acting(request.findCertificate(), request.headers().one(Gatekeeper.ACTING_FOR));
    }

    /** Whose acts of a practice the person at the door may look through; everybody's where empty. */
    Optional<PersonId> acts(Request request, MailAddress practice) {
        return gatekeeper.acts(request.findCertificate(), request.headers().one(Gatekeeper.ACTING_FOR), practice);
    }

    /** An exchange, for a named professional of its line, or of the one that stands in for it. */
    Visit visit(Request request, String id) {
        Acting acting = acting(request);
        return row(id).flatMap(row -> acting.on(row.line())
                        .or(() -> standIn(row).flatMap(acting::on))
                        .map(professional -> new Visit(row, professional)))
                .orElseThrow(Door::unknown);
    }

    /** The line that was called upon because nobody of the exchange's own answered. */
    private Optional<MailAddress> standIn(ExchangeRow row) {
        return exchanges.view(row.exchange()).state().standIn();
    }

    /**
     * Who takes a step.
     *
     * @param professional whose step it is
     * @param filedBy who files it in their name, or null
     */
    record Actor(Professional professional, @Nullable Person filedBy) {
        /** Who is at the door. */
        Person by() {
            return filedBy == null ? professional : filedBy;
        }
    }

    /** An exchange, and who takes a step of it. */
    record Filing(ExchangeRow row, Actor actor) {}

    /** An exchange, for who takes a step themself, or files it for the doctor whom the request names. */
    Filing filing(Request request, String id) {
        Acting acting = acting(request);
        ExchangeRow row = row(id).orElseThrow(Door::unknown);
        MailAddress line = acting.member(row.line()).isPresent()
                ? row.line()
                : standIn(row).filter(other -> acting.member(other).isPresent()).orElseThrow(Door::unknown);
        return new Filing(row, actor(acting, request, line));
    }

    /** The same on a line, whatever exchange it is to become. */
    Actor actor(Acting acting, Request request, MailAddress line) {
        Member member = acting.member(line).orElseThrow(Door::notTheirs);
        Optional<String> behalf = request.headers().one(Gatekeeper.ON_BEHALF_OF);
        if (behalf.isPresent()) {
            return new Actor(gatekeeper.onBehalf(line, behalf.get(), member.person()), member.person());
        }
        return new Actor(
                member.findProfessional()
                        .orElseThrow(
                                () -> Refusal.of(AuthRefusal.ON_BEHALF_MISSING).refused()),
                null);
    }

    private Optional<ExchangeRow> row(String id) {
        return Id.find(id).flatMap(exchanges::row).filter(ExchangeRow::keeper);
    }

    /** The program, or the professional, has nothing to do with that line. */
    static Refused notTheirs() {
        return Refusal.of(AuthRefusal.NOT_ALLOWED).refused();
    }

    static Refused unknown() {
        return Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused();
    }
}
