package org.passerelle.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Json;
import org.passerelle.refusal.Refused;

class PartyJsonTest {

    @Test
    void refusesABirthDateWithoutQuotingIt() {
        Json.Obj patient = Json.object()
                .put("birthName", "ESSAI")
                .put("birthGivenNames", Json.texts(List.of("CAMILLE")))
                .put("birthDate", "31/12/1956")
                .build();
        var refused = catchThrowableOfType(Refused.class, () -> PartyJson.patient(patient));
        assertThat(refused.code()).isEqualTo(PartyRefusal.BIRTH_DATE);
        assertThat(refused).hasNoCause();
        assertThat(refused.getMessage()).doesNotContain("1956");
    }
}
