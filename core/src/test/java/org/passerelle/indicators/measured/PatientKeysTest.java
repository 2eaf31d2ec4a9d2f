package org.passerelle.indicators.measured;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.party.PartyJson;
import org.passerelle.pathway.AvisContent;

/** Patients are told apart within a run, and nowhere else. */
class PatientKeysTest {
    private static final String MONDAY_TEN = "2026-11-23T09:00:00Z";
    private static final String LATER = "2027-01-31T12:00:00Z";

    @Test
    void aPatientHasOneKeyInARunAndAnotherInTheNext() {
        var other = new PatientKeys(new SecureRandom());

        assertThat(key(1, 1, Journal.KEYS)).isEqualTo(key(2, 1, Journal.KEYS)).isNotEqualTo(key(3, 2, Journal.KEYS));
        assertThat(key(1, 1, other)).isNotEqualTo(key(1, 1, Journal.KEYS));
    }

    private static Sha256 key(int exchange, int patient, PatientKeys keys) {
        Journal journal = Journal.requested(exchange, patient, "ordinary", MONDAY_TEN);
        return new Measuring(Instant.parse(LATER), Journal.PARIS, keys)
                .of(journal.events(), Journal.AVIS)
                .orElseThrow()
                .patient();
    }

    @Test
    void aQualifiedInsAloneTellsWhoItIs() {
        Json.Obj moved = AvisContent.patient().with("address", Json.text("2 rue Neuve, 55000 Bar-le-Duc"));

        assertThat(Journal.KEYS.of(PartyJson.patient(moved)))
                .isEqualTo(Journal.KEYS.of(PartyJson.patient(AvisContent.patient())));
    }
}
