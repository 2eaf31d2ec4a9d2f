package org.passerelle.gateway.console.dossier;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.flow.desk.Sayings;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.Standing;
import org.passerelle.gateway.console.frame.Zones;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.party.Patient;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.pathway.said.FieldWords;
import org.passerelle.port.keep.ExchangeRow;

/**
 * What whoever reads an exchange, or acts in it, has before their eyes: no answer is written about the wrong patient.
 *
 * @param circuit the pathway's title
 * @param state the pathway's state in words
 * @param time how it stands with its clock
 * @param from who asks: organisation and address
 * @param patient in words, or null
 * @param question what is asked, or empty
 */
public record Brief(
        String circuit,
        String state,
        Standing time,
        String from,
        @Nullable String patient,
        String question) {

    /** Tells where an exchange stands at that moment. */
    public static Brief of(Exchanges.Seen seen, Speech speech, Instant now) {
        ExchangeState state = seen.state();
        ExchangeRow row = seen.row();
        return new Brief(
                speech.say(state.pathway().title()),
                speech.say(state.pathway().state(state.state()).title()),
                Standing.of(row, Zones.of(state), speech, now),
                state.requesterOrganisation().map(org -> org.name() + ", ").orElse("")
                        + row.requester().value(),
                Sayings.patient(state, Json.object().build())
                        .map(patient -> words(patient, speech))
                        .orElse(null),
                question(state).orElse(""));
    }

    public Optional<String> findPatient() {
        return Optional.ofNullable(patient);
    }

    /** What is asked, where the opening's document says it: whoever answers reads it before they look at anything. */
    private static Optional<String> question(ExchangeState state) {
        return state.opening()
                .flatMap(asked -> state.pathway()
                        .step(asked.step(), asked.content())
                        .findDocument()
                        .map(model -> model.parts().get(ClinicalModel.Part.QUESTION))
                        .flatMap(field -> asked.content().findText(field)));
    }

    private static String words(Patient patient, Speech speech) {
        String ins = patient.findIns()
                .map(known -> speech.say("patient.ins", known.value()))
                .orElse(speech.say("patient.no-ins"));
        String born =
                switch (patient.sex()) {
                    case FEMALE -> "patient.born.female";
                    case MALE -> "patient.born.male";
                    case UNKNOWN -> "patient.born";
                };
        return speech.say(
                "patient.words",
                patient.displayName(),
                patient.birthName(),
                speech.say(born, FieldWords.day(patient.birthDate())),
                ins,
                patient.phone(),
                patient.address());
    }
}
