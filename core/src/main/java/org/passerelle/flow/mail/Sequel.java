package org.passerelle.flow.mail;

import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.pathway.Form;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * A request that goes on from another exchange names it in its content ({@link Form#FOLLOWS}); in the commit that begins it, the other
 * one notes it too. Each has a trace of its own. Only exchanges of the same practice can follow one another.
 */
public final class Sequel {
    private final Premises premises;

    public Sequel(Premises premises) {
        this.premises = premises;
    }

    /**
     * At who asks.
     *
     * @throws Refused {@link FlowRefusal#UNKNOWN_EXCHANGE} when the exchange that is named is none that this practice asked
     */
    public void ask(Dossier next, Json.Obj content) {
        named(content).ifPresent(id -> {
            Dossier before = Dossier.require(premises, id, next.now());
            if (!isOfTheSame(before, next)) {
                throw Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused();
            }
            note(before, next);
        });
    }

    /** At the line, where the exchange that is named may be another hospital's, and is then not here. */
    void arrive(Dossier next, Json.Obj content) {
        named(content)
                .flatMap(id -> find(id, next))
                .filter(before -> isOfTheSame(before, next))
                .ifPresent(before -> note(before, next));
    }

    /** One that cannot be served holds no letter up. */
    private Optional<Dossier> find(Id id, Dossier next) {
        try {
            return Dossier.open(premises, id, next.now());
        } catch (Refused unservable) {
            if (unservable.refusal().is(StoreRefusal.CONFLICT)) {
                throw unservable;
            }
            return Optional.empty();
        }
    }

    private static Optional<Id> named(Json.Obj content) {
        return content.findText(Form.FOLLOWS).flatMap(Id::find);
    }

    private static boolean isOfTheSame(Dossier before, Dossier next) {
        Event.Begun one = before.state().begun();
        Event.Begun other = next.state().begun();
        return !one.exchange().equals(other.exchange())
                && one.own() == other.own()
                && one.requester().equals(other.requester())
                && before.state().requesterOrganisation().equals(next.state().requesterOrganisation());
    }

    private static void note(Dossier before, Dossier next) {
        before.remark(
                Kind.FOLLOWED,
                Json.object()
                        .put("exchange", next.exchange())
                        .put("line", next.state().begun().line().value()));
        next.with(before);
    }
}
