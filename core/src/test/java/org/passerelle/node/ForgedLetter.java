package org.passerelle.node;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.pathway.AvisContent;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.port.letter.Envelope;
import org.passerelle.port.letter.Saying;

/** What a letter is to say: at first what an honest one would, then whatever a test writes over it. */
final class ForgedLetter {
    private static final Patient PATIENT = PartyJson.patient(AvisContent.patient());

    Id exchange;
    PathwayRef pathway = Rehearsal.AVIS;
    MailAddress keeper = Rehearsal.LINE;
    long epoch;
    long seq;

    @Nullable
    Sha256 prev;

    Sha256 card;

    @Nullable
    String step;

    Id stepId;
    long base = -1;
    Professional actor = Rehearsal.GP;
    Organisation organisation;
    Json.Obj content = Json.object().build();
    final Map<Id, byte[]> documents = new HashMap<>();
    List<Envelope.TellEvent> events = List.of();

    /** The step that software reads, where it is to be another than the one that nodes read. */
    @Nullable
    Id saidStepId;

    ForgedLetter(Id exchange, Id stepId, long seq, Sha256 card, Organisation organisation) {
        this.exchange = exchange;
        this.stepId = stepId;
        this.seq = seq;
        this.card = card;
        this.organisation = organisation;
    }

    ForgedLetter step(String name, Json.Obj said) {
        step = name;
        content = said;
        return this;
    }

    Envelope envelope(org.passerelle.ledger.Origin origin, MailAddress to) {
        return new Envelope(
                exchange,
                pathway,
                keeper,
                epoch,
                origin,
                List.of(new Envelope.Recipient(to, seq, prev, 0, card, null)),
                step == null ? null : new Envelope.StepHead(stepId, step, base, null, null),
                events,
                null,
                List.of());
    }

    @Nullable
    Saying saying(java.time.Instant now) {
        if (step == null) {
            return null;
        }
        Pathway known = LineNotice.KNOWN.all().stream()
                .filter(one -> one.ref().name().equals(pathway.name()))
                .findFirst()
                .orElseGet(() -> LineNotice.KNOWN.get(Rehearsal.AVIS));
        Pathway written = new Pathway(
                pathway,
                known.title(),
                known.summary(),
                known.retentionYears(),
                known.roles(),
                known.initialState(),
                known.states(),
                known.escalation(),
                known.steps(),
                known.fhir());
        return new Saying(
                exchange,
                written,
                written.step(step),
                saidStepId == null ? stepId : saidStepId,
                actor,
                organisation,
                PATIENT,
                content,
                now,
                null,
                null);
    }
}
