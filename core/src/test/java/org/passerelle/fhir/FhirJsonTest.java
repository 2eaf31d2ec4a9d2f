package org.passerelle.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.CanonRefusal;
import org.passerelle.canon.Json;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** Hostile JSON meets limits and a strict parser; nothing but a refusal comes out. */
class FhirJsonTest {
    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"gender\":\"female\"}";

    @Test
    void readsUpToEachLimitAndNotOneBeyond() {
        byte[] octets = octets(PATIENT);
        // one object, two members: the object counts, and each comma
        assertThat(FhirJson.read(Patient.class, octets, new FhirJson.Limits(octets.length, 1, 2)))
                .isNotNull();
        refuses(octets, new FhirJson.Limits(octets.length - 1, 1, 2), FhirRefusal.TOO_LARGE);
        refuses(octets, new FhirJson.Limits(octets.length, 0, 2), FhirRefusal.TOO_DEEP);
        refuses(octets, new FhirJson.Limits(octets.length, 1, 1), FhirRefusal.TOO_MANY_NODES);
    }

    @Test
    void refusesAMemberTwiceWhateverItsEscapes() {
        refuses("{\"resourceType\":\"Patient\",\"gender\":\"male\",\"gender\":\"female\"}", FhirRefusal.NOT_JSON);
        refuses("{\"resourceType\":\"Patient\",\"gender\":\"male\",\"g\\u0065nder\":\"female\"}", FhirRefusal.NOT_JSON);
    }

    @Test
    void refusesWhatIsNoFhir() {
        refuses("", FhirRefusal.NOT_FHIR);
        refuses("{", FhirRefusal.NOT_JSON);
        refuses("]", FhirRefusal.NOT_JSON);
        refuses("\"", FhirRefusal.NOT_JSON);
        refuses("{\"resourceType\":\"Bundle\"}", FhirRefusal.NOT_FHIR);
        refuses("{\"resourceType\":\"Patient\",\"unknown\":1}", FhirRefusal.NOT_FHIR);
        refuses("{\"resourceType\":\"Patient\",\"gender\":\"blue\"}", FhirRefusal.NOT_FHIR);
        refuses("{\"resourceType\":\"Patient\",\"birthDate\":\"yesterday\"}", FhirRefusal.NOT_FHIR);
        assertThatThrownBy(() -> FhirJson.read(Patient.class, new byte[] {(byte) 0xc3, 0x28}))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(FhirRefusal.NOT_JSON));
    }

    @Test
    void givesNothingButARefusalForAMutatedBundle() {
        byte[] intact = StepBundle.write(new SampleSteps(1).message("request"));
        var random = new Random(20261121);
        for (int i = 0; i < 400; i++) {
            byte[] mutated = intact.clone();
            mutated[random.nextInt(mutated.length)] = (byte) (32 + random.nextInt(95));
            try {
                assertThat(StepBundle.read(mutated)).isNotNull();
            } catch (Refused refused) {
                assertThat(refused.code().code()).isNotBlank();
            }
        }
    }

    @Test
    void writesARefusalAsAnOutcomeWithoutItsFacts() {
        var refusal = Refusal.of(CanonRefusal.MEMBER_MISSING)
                .with(FactKey.FIELD, "question")
                .with(FactKey.FILE, "/secret");

        String json = new String(FhirJson.write(OutcomeResource.write(refusal)), StandardCharsets.UTF_8);

        assertThat(json)
                .contains("canon.member-missing", "question", "\"error\"")
                .doesNotContain("/secret");
    }

    @Test
    void tellsInBothLanguagesWhatToDoInstead() {
        Json.Obj said = Json.object().put("urgency", "now").build();
        assertThatThrownBy(() -> SampleSteps.AVIS.step("request").form().check(said))
                .isInstanceOfSatisfying(Refused.class, excluded -> {
                    var details = OutcomeResource.write(excluded.refusal())
                            .getIssueFirstRep()
                            .getDetails();
                    assertThat(details.getText()).isEqualTo("N'écrivez pas : appelez la ligne au numéro de sa fiche.");
                    assertThat(details.getTextElement().getExtensionFirstRep().getExtensionString("content"))
                            .isEqualTo("Do not write: call the line at the number on its card.");
                    assertThat(details.getCodingFirstRep().getCode()).isEqualTo("pathway.excluded");
                    assertThat(details.getCodingFirstRep().getDisplay())
                            .isEqualTo(excluded.code().sentence());
                });
    }

    private static void refuses(String json, FhirRefusal code) {
        refuses(octets(json), FhirJson.Limits.DEFAULT, code);
    }

    private static void refuses(byte[] octets, FhirJson.Limits limits, FhirRefusal code) {
        assertThatThrownBy(() -> FhirJson.read(Patient.class, octets, limits))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static byte[] octets(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
