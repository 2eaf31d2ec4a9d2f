package org.passerelle.gateway.console.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Json;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.http.Query;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.FigureField;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Words;
import org.passerelle.refusal.Refused;

/** What pages' forms say, as the engine is told it. */
class FormReaderTest {
    private static final Professional DOCTOR = new Professional(new Rpps("10000000001"), "ESSAI", "Jeanne", null, null);
    private static final Words WORDS = new Words("Mot", "Word");
    private static final Form TABLE = new Form(List.of(new FigureField.RowsField(
            "events",
            WORDS,
            true,
            3,
            new Form(List.of(
                    new Field.TextField("what", WORDS, true, 100, null, null),
                    new Field.FlagField("sure", WORDS, true, false, null, null))),
            null)));

    @Test
    void aTableHasTheRowsInWhichSomethingStands() {
        Json.Obj content = read(
                TABLE,
                Map.of(
                        "events.0.what",
                        "Apnée",
                        "events.1.what",
                        " ",
                        "events.2.what",
                        "Ronflement",
                        "events.2.sure",
                        "true"));
        assertThat(content.array("events").objects())
                .containsExactly(
                        Json.object().put("what", "Apnée").put("sure", false).build(),
                        Json.object()
                                .put("what", "Ronflement")
                                .put("sure", true)
                                .build());
        TABLE.check(content);
        assertThat(read(TABLE, Map.of("events.3.what", "one too many")).has("events"))
                .isFalse();
        assertThat(read(TABLE, Map.of()).has("events")).isFalse();
    }

    @Test
    void aTableIsAskedForWithBlankRowsBehindWhatIsThere() {
        var said = new Query(Map.of("events.0.what", List.of("Apnée")));
        Input input = Input.of(TABLE.fields().get(0), Speech.FR, said, null);
        assertThat(input.rows()).hasSize(3);
        assertThat(input.rows().get(0).get(0).value()).isEqualTo("Apnée");
        assertThat(Input.of(TABLE.fields().get(0), Speech.FR, Query.NONE, null).rows())
                .hasSize(Input.BLANK_ROWS);
    }

    @Test
    void aPatientHasAnInsOrAReason() {
        var form = new Form(List.of(new Field.PatientField("patient", WORDS, true, null)));
        assertThat(read(form, Map.of("patient.insOid", PatientParts.OIDS.get(0)))
                        .has("patient"))
                .isFalse();
        Map<String, String> said = new HashMap<>(Map.of(
                "patient.birthName", "MARTIN",
                "patient.birthGivenNames", "Jeanne, Marie  Anne",
                "patient.birthDate", "1961-04-02",
                "patient.birthPlace", "2a004",
                "patient.sex", "female",
                "patient.noInsReason", "not-qualified",
                "patient.phone", "06 00 00 00 01",
                "patient.address", "1 rue de l'Essai\r\n55000 Bar-le-Duc"));
        Json.Obj without = read(form, said).object("patient");
        assertThat(without.array("birthGivenNames").texts()).containsExactly("Jeanne", "Marie", "Anne");
        assertThat(without.text("birthPlace")).isEqualTo("2A004");
        assertThat(without.has("insOid")).isFalse();
        form.check(Json.object().put("patient", without).build());
        said.put("patient.ins", "2 61 04 55 029 001 23");
        said.put("patient.insOid", "1.2.250.1.213.1.4.10");
        Json.Obj with = read(form, said).object("patient");
        assertThat(with.text("ins")).isEqualTo("261045502900123");
        assertThat(with.has("noInsReason")).isFalse();
        form.check(Json.object().put("patient", with).build());
    }

    @Test
    void aProfessionalIsWhoAsksSomebodyElseOrNobody() {
        var form = new Form(List.of(new Field.ProfessionalField("doctor", WORDS, true, true, null)));
        assertThat(read(form, Map.of("doctor.who", "me")).object("doctor")).isEqualTo(PartyJson.write(DOCTOR));
        assertThat(read(form, Map.of("doctor.who", "none")).text("doctor")).isEqualTo("none");
        Json.Obj other = read(
                form,
                Map.of(
                        "doctor.who",
                        "other",
                        "doctor.rpps",
                        "10000000009",
                        "doctor.familyName",
                        "AUTRE",
                        "doctor.givenName",
                        "Alix"));
        form.check(other);
        assertThat(read(form, Map.of("doctor.rpps", "10000000009")).has("doctor"))
                .isFalse();
    }

    @Test
    void aConsentIsAskedForInTheLinesTime() {
        var form = new Form(List.of(new Field.ConsentField("consent", WORDS, true, null)));
        Map<String, String> said = new HashMap<>(Map.of(
                "consent.given",
                "yes",
                "consent.by",
                "Jeanne ESSAI",
                "consent.at",
                "2026-11-02T10:30",
                "consent.how",
                "oral"));
        assertThat(read(form, said).object("consent").text("at")).isEqualTo("2026-11-02T09:30:00.000Z");
        form.check(read(form, said));
        said.put("consent.at", "hier");
        assertThatThrownBy(() -> read(form, said)).isInstanceOf(Refused.class);
        said.put("consent.given", "");
        assertThat(read(form, said).has("consent")).isFalse();
    }

    private static Json.Obj read(Form form, Map<String, String> said) {
        Map<String, List<String>> all = new HashMap<>();
        said.forEach((name, value) -> all.put(name, List.of(value)));
        return new FormReader(ZoneId.of("Europe/Paris"), DOCTOR).content(form, new Query(all));
    }
}
