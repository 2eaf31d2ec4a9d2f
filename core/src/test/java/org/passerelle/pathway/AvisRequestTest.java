package org.passerelle.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.canon.Json;
import org.passerelle.party.PartyRefusal;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/** What a request for an avis must hold, and an answer. */
class AvisRequestTest {
    private final Pathway avis = Pathways.shipped().get(PathwayRef.parse("avis/1"));

    @Test
    void acceptsAWholeRequestUnchanged() {
        assertThat(form("request").check(AvisContent.request())).isEqualTo(AvisContent.request());
    }

    @Test
    void acceptsARequestWithoutMedecinTraitantWhenSaidSo() {
        accepts("request", AvisContent.request().with("medecinTraitant", Json.text("none")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dangerToLife",
                "patient",
                "consent",
                "medecinTraitant",
                "urgency",
                "question",
                "history",
                "treatment"
            })
    void refusesARequestWithoutEachRequiredField(String field) {
        refuses("request", without(AvisContent.request(), field), PathwayRefusal.FIELD_MISSING, field);
    }

    @Test
    void refusesARequestWithoutDocument() {
        refuses("request", without(AvisContent.request(), "documents"), PathwayRefusal.DOCUMENTS_MISSING, "documents");
        refuses(
                "request",
                AvisContent.request().with("documents", Json.array(List.of())),
                PathwayRefusal.DOCUMENTS_MISSING,
                "documents");
    }

    @Test
    void requiresNothingElseOfARequest() {
        assertThat(form("request").fields().stream().filter(field -> !field.required()))
                .extracting(Field::name)
                .containsExactly("mayConvert");
        accepts("request", without(AvisContent.request(), "mayConvert"));
    }

    @Test
    void stopsADangerToLifeBeforeAnythingElseIsAsked() {
        refuses("request", Json.object().put("dangerToLife", true).build(), PathwayRefusal.EMERGENCY, "dangerToLife");
    }

    @Test
    void stopsAtARefusedConsent() {
        var refused = new Consent(false, "Dr Jeanne Essai", AvisContent.CONSENT.at(), Consent.How.ORAL);
        assertThat(Consent.read(refused.write())).isEqualTo(refused);
        refuses(
                "request",
                AvisContent.request().with("consent", refused.write()),
                PathwayRefusal.CONSENT_REFUSED,
                "consent");
    }

    @ParameterizedTest
    @CsvSource({
        "birthName",
        "birthGivenNames",
        "birthDate",
        "birthPlace",
        "sex",
        "insOid",
        "phone",
        "address",
    })
    void refusesAPatientWithoutEachTrait(String trait) {
        refuses(
                "request",
                AvisContent.request().with("patient", without(AvisContent.patient(), trait)),
                PathwayRefusal.FIELD_MISSING,
                "patient." + trait);
    }

    @Test
    void refusesAPatientWithoutInsAndReason() {
        Json.Obj patient = without(without(AvisContent.patient(), "ins"), "insOid");
        refuses("request", AvisContent.request().with("patient", patient), PartyRefusal.INS_OR_REASON, "patient.ins");
        accepts(
                "request",
                AvisContent.request().with("patient", patient.with("noInsReason", Json.text("not-qualified"))));
    }

    @Test
    void refusesAPatientWithAMemberThatNobodyReads() {
        refuses(
                "request",
                AvisContent.request().with("patient", AvisContent.patient().with("blood", Json.text("A"))),
                PathwayRefusal.FIELD_UNKNOWN,
                "patient.blood");
    }

    @Test
    void refusesAPatientWhoseNameIsNotWrittenAsWeWriteIt() {
        refuses(
                "request",
                AvisContent.request()
                        .with("patient", AvisContent.patient().with("birthName", Json.text(" MARTIN-ESSAI"))),
                PathwayRefusal.FIELD_TYPE,
                "patient.birthName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recommendation", "advice", "acts", "incidents"})
    void refusesAnAnswerWithoutWhatTheReportMustHold(String field) {
        refuses("answer", without(AvisContent.answer("advice-only"), field), PathwayRefusal.FIELD_MISSING, field);
    }

    @Test
    void asksForAnotherRecommendationInWordsOnlyWhenItIsAnother() {
        accepts("answer", AvisContent.answer("direct-admission"));
        refuses("answer", AvisContent.answer("other"), PathwayRefusal.FIELD_MISSING, "otherRecommendation");
        accepts("answer", AvisContent.answer("other").with("otherRecommendation", Json.text("Appeler l'équipe.")));
    }

    @Test
    void takesWithoutAnyContent() {
        accepts("take", Json.object().build());
        refuses("take", Json.object().put("note", "x").build(), PathwayRefusal.FIELD_UNKNOWN, "note");
    }

    private Form form(String step) {
        return avis.step(step).form();
    }

    private void accepts(String step, Json.Obj content) {
        assertThat(form(step).check(content)).isSameAs(content);
    }

    private void refuses(String step, Json.Obj content, RefusalCode code, String field) {
        assertThatThrownBy(() -> form(step).check(content)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.refusal().facts()).containsEntry(FactKey.FIELD, field);
        });
    }

    private static Json.Obj without(Json.Obj object, String member) {
        assertThat(object.has(member)).isTrue();
        var members = new TreeMap<>(object.members());
        members.remove(member);
        return new Json.Obj(members);
    }
}
