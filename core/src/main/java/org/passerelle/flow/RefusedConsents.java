package org.passerelle.flow;

import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.NodeChain;
import org.passerelle.flow.desk.Premises;
import org.passerelle.pathway.Consent;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refused;

/**
 * Keeps that a patient did not consent: no exchange is begun and no letter leaves, and a leaf of the node's own chain says who asked,
 * when and how. It says nothing of the patient, since that chain outlives every exchange: its reference, which the refusal gives,
 * belongs into the patient's file.
 */
final class RefusedConsents {
    private final Premises premises;

    RefusedConsents(Premises premises) {
        this.premises = premises;
    }

    /**
     * Refuses what stops the step, and keeps a consent that was refused.
     *
     * @throws Refused {@link PathwayRefusal#CONSENT_REFUSED} with the {@link FactKey#REFERENCE} under which it is kept
     */
    void requireConsent(Event.Begun begun, Step step, Order order) {
        try {
            step.saying(order.content()).form().stop(order.content());
        } catch (Refused stopped) {
            if (!stopped.refusal().is(PathwayRefusal.CONSENT_REFUSED)) {
                throw stopped;
            }
            Id reference = keep(begun, step, order);
            throw stopped.refusal().with(FactKey.REFERENCE, reference.hex()).refused(stopped);
        }
    }

    private Id keep(Event.Begun begun, Step step, Order order) {
        Field.ConsentField field = step.saying(order.content())
                .form()
                .find(Field.ConsentField.class)
                .orElseThrow(() -> new HouseBug("a consent was refused in a form that has one"));
        Consent consent = Consent.read(order.content().object(field.name()));
        Id reference = premises.newId();
        var facts = Json.object()
                .put("reference", reference)
                .put("by", consent.by())
                .put("at", consent.at())
                .put("how", consent.how().code())
                .put("line", begun.line().value())
                .put("pathway", begun.pathway().toString())
                .put("requester", order.actor().rpps().value());
        premises.commit(NodeChain.remark(premises, Kind.CONSENT_REFUSED, facts, premises.now()));
        return reference;
    }
}
