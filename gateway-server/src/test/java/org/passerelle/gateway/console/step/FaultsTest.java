package org.passerelle.gateway.console.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Json;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.When;
import org.passerelle.pathway.Words;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** What somebody is told whose form came back: each place that they mend, by the words that stand beside it. */
class FaultsTest {
    private static final Form FORM = new Form(List.of(
            new Field.PatientField("patient", new Words("Patient", "Patient"), true, null),
            new Field.FlagField("pregnant", new Words("Enceinte", "Pregnant"), false, false, null, null),
            new Field.TextField(
                    "weeks", new Words("Semaines", "Weeks"), true, 20, new When("pregnant", List.of("true")), null),
            new Field.TextField("question", new Words("Question", "Question"), true, 20, null, null),
            new Field.TextField("remark", new Words("Remarque", "Remark"), false, 20, null, null)));

    @Test
    void nothingWrittenIsToldWhole() {
        Wrong wrong = of(Json.object().build());
        assertThat(wrong.sentence()).isEqualTo("Il manque :");
        assertThat(names(wrong)).containsExactly("patient", "question");
    }

    @Test
    void whatIsMissingOfAPatientIsToldByItsWords() {
        Wrong wrong = of(written("", "2 rue des Lilas"));
        assertThat(wrong.sentence()).isEqualTo("Il manque :");
        assertThat(wrong.places()).extracting(Wrong.Place::label).containsExactly("Patient : Téléphone", "Question");
        assertThat(wrong.at("patient.phone")).isEqualTo("true");
        assertThat(wrong.at("patient.address")).isNull();
        assertThat(wrong.at("patient")).isNull();
        assertThat(names(of(written("0612345678", "")))).containsExactly("patient.address", "question");
    }

    @Test
    void whatIsWrongComesFirstAndWhatIsEmptySaysSo() {
        Wrong wrong = of(written("zéro", ""));
        assertThat(wrong.sentence()).startsWith("Un numéro de téléphone a de 4 à 20 chiffres");
        assertThat(wrong.places())
                .extracting(Wrong.Place::label)
                .containsExactly("Patient : Téléphone", "Patient : Adresse postale (vide)", "Question (vide)");
    }

    @Test
    void whatIsTooLongComesFirstAndWhatIsEmptySaysSo() {
        Json.Obj written = written("0612345678", "2 rue des Lilas")
                .with("pregnant", new Json.Bool(true))
                .with("weeks", Json.text("vingt et une semaines."));
        Wrong wrong = of(written);
        assertThat(wrong.sentence()).doesNotContain("Il manque");
        assertThat(wrong.places()).extracting(Wrong.Place::label).containsExactly("Semaines", "Question (vide)");
    }

    @Test
    void onlyWhatIsAskedForIsMissing() {
        Json.Obj asked = written("0612345678", "2 rue des Lilas").with("pregnant", new Json.Bool(true));
        assertThat(names(of(asked))).containsExactly("weeks", "question");
    }

    @Test
    void neitherInsNorReasonIsMendedAtTheIns() {
        Json.Obj whole = written("0612345678", "2 rue des Lilas");
        Json.Obj patient = whole.object("patient");
        Json.Builder without = Json.object();
        patient.members().forEach((name, value) -> {
            if (!name.equals("noInsReason")) {
                without.put(name, value);
            }
        });
        Wrong wrong = of(Json.object().put("patient", without.build()).build());
        assertThat(wrong.sentence()).isEqualTo("Donnez l'INS, ou dites pourquoi il n'y en a pas.");
        assertThat(names(wrong)).containsExactly("patient.ins", "question");
    }

    @Test
    void everyEmptyPartOfAConsentAndOfAProfessionalIsTold() {
        var form = new Form(List.of(
                new Field.ConsentField("consent", new Words("Consentement", "Consent"), true, null),
                new Field.ProfessionalField("doctor", new Words("Médecin", "Doctor"), true, true, null)));
        Json.Obj consent = Json.object()
                .put("given", true)
                .put("by", "")
                .put("at", "2026-11-24T09:00:00.000Z")
                .put("how", "oral")
                .build();
        Json.Obj nobody = Json.object()
                .put("rpps", "")
                .put("familyName", "")
                .put("givenName", "Lucie")
                .build();
        Json.Builder said = Json.object().put("consent", consent);
        Wrong wrong = of(form, said.put("doctor", nobody).build());
        assertThat(wrong.sentence()).isEqualTo("Il manque :");
        assertThat(names(wrong)).containsExactly("consent.by", "doctor.rpps", "doctor.familyName");
        assertThat(wrong.places())
                .extracting(Wrong.Place::label)
                .containsExactly("Consentement : Recueilli par", "Médecin : RPPS (11 chiffres)", "Médecin : Nom");
        Json.Obj none = Json.object()
                .put("consent", consent)
                .put("doctor", Field.ProfessionalField.NONE)
                .build();
        assertThat(names(of(form, none))).containsExactly("consent.by");
    }

    @Test
    void aRefusalOfTheExchangeIsAboutNoField() {
        Refusal changed = Refusal.of(FlowRefusal.VERSION_CHANGED);
        assertThat(new Faults(FORM, false, Speech.FR)
                        .of(changed, "", Json.object().build())
                        .places())
                .isEmpty();
    }

    @Test
    void aFieldThatTheFormDoesNotHaveIsNoPlace() {
        Refusal strange = Refusal.of(PathwayRefusal.FIELD_UNKNOWN).with(FactKey.FIELD, "<b>");
        assertThat(new Faults(FORM, false, Speech.FR)
                        .of(strange, "<b>", Json.object().build())
                        .places())
                .isEmpty();
    }

    private static List<String> names(Wrong wrong) {
        return wrong.places().stream().map(Wrong.Place::name).toList();
    }

    private static Wrong of(Json.Obj content) {
        return of(FORM, content);
    }

    private static Wrong of(Form form, Json.Obj content) {
        Refused refused = catchThrowableOfType(Refused.class, () -> form.check(content));
        Refusal why = refused.refusal();
        return new Faults(form, false, Speech.FR).of(why, why.facts().getOrDefault(FactKey.FIELD, ""), content);
    }

    private static Json.Obj written(String phone, String address) {
        var patient = Json.object().put("birthGivenNames", Json.texts(List.of("Élise")));
        Map.of(
                        "birthName", "ESSAI",
                        "birthDate", "1968-03-12",
                        "birthPlace", "55029",
                        "sex", "female",
                        "noInsReason", "not-qualified",
                        "phone", phone,
                        "address", address)
                .forEach(patient::put);
        return Json.object().put("patient", patient.build()).build();
    }
}
