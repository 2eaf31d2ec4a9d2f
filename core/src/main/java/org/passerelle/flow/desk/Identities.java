package org.passerelle.flow.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Json;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.media.CleanedMedia;
import org.passerelle.media.Expected;
import org.passerelle.media.RecordingIdentity;
import org.passerelle.party.Ins;
import org.passerelle.party.Patient;
import org.passerelle.party.Sex;
import org.passerelle.pathway.Document;
import org.passerelle.refusal.Refusal;

/** Whose recordings an exchange may carry. */
public final class Identities {
    private Identities() {}

    public static Expected expected(ExchangeState state, Json.Obj content, Optional<String> confirmation) {
        return expected(Sayings.patient(state, content), confirmation);
    }

    /** Recordings of that patient; images alone when nobody is named. */
    public static Expected expected(Optional<Patient> named, Optional<String> confirmation) {
        Expected expected = named.map(patient -> Expected.of(identity(patient))).orElseGet(Expected::imageOnly);
        return confirmation
                .map(reason -> expected.confirmed(new Expected.Confirmation(reason)))
                .orElse(expected);
    }

    private static RecordingIdentity identity(Patient patient) {
        List<String> families = new ArrayList<>(List.of(patient.birthName()));
        if (patient.usedName() != null) {
            families.add(patient.usedName());
        }
        List<String> given = new ArrayList<>(patient.birthGivenNames());
        if (patient.usedGivenName() != null) {
            given.add(patient.usedGivenName());
        }
        return new RecordingIdentity(
                patient.findIns().map(Ins::value).orElse(null),
                sex(patient.sex()),
                patient.birthDate(),
                families,
                given);
    }

    private static RecordingIdentity.Sex sex(Sex sex) {
        return switch (sex) {
            case FEMALE -> RecordingIdentity.Sex.FEMALE;
            case MALE -> RecordingIdentity.Sex.MALE;
            case UNKNOWN -> RecordingIdentity.Sex.UNKNOWN;
        };
    }

    /**
     * A document that came is clean already, and what its content says of it is so.
     *
     * @param cleaned what the gate made of it
     */
    public static void requireTold(Document document, CleanedMedia cleaned) {
        boolean pages = document.findPages().isEmpty()
                || document.findPages().equals(cleaned.findPaper().map(CleanedMedia.PaperFacts::pages));
        if (!cleaned.sha256After().equals(document.sha256())
                || !cleaned.mediaType().equals(document.mediaType())
                || !pages) {
            throw Refusal.of(FlowRefusal.DOCUMENT_UNCLEAN).refused();
        }
    }
}
