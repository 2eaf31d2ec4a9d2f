package org.passerelle.indicators.measured;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Fact;
import org.passerelle.party.Ins;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Patient;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Pathway;

/**
 * Tells patients apart without telling who they are: a hash of their identity under a key that is drawn for one run and forgotten
 * with it. Two runs' keys have nothing in common.
 */
public final class PatientKeys {
    private static final String PERSON = "passerelle/measured-patient/1";
    private static final String NOBODY = "passerelle/measured-exchange/1";
    private static final int KEY_OCTETS = 32;

    private final byte[] key = new byte[KEY_OCTETS];

    public PatientKeys(SecureRandom random) {
        random.nextBytes(key);
    }

    /** The key of an opening's patient; an exchange that names none counts as somebody of its own. */
    public Sha256 of(Pathway pathway, Fact.StepDone opening, Id exchange) {
        return patient(pathway, opening)
                .map(this::of)
                .orElseGet(() -> Sha256.tagged(NOBODY, key, ascii(exchange.hex())));
    }

    /** The same patient, the same key: by INS where it is qualified, else by the traits of the identity record. */
    Sha256 of(Patient patient) {
        Json.Builder identity = Json.object();
        Optional<Ins> ins = patient.findIns();
        if (ins.isPresent()) {
            identity.put("ins", ins.get().value()).put("oid", ins.get().oid().dotted());
        } else {
            identity.put("birthName", patient.birthName())
                    .put("birthGivenNames", Json.texts(patient.birthGivenNames()))
                    .put("birthDate", patient.birthDate().toString())
                    .put("birthPlace", patient.birthPlace())
                    .put("sex", patient.sex().name());
        }
        return Sha256.tagged(PERSON, key, Canon.octets(identity.build()));
    }

    private static Optional<Patient> patient(Pathway pathway, Fact.StepDone opening) {
        return pathway.step(opening.step())
                .form()
                .find(Field.PatientField.class)
                .flatMap(field -> opening.content().findObject(field.name()))
                .map(PartyJson::patient);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
