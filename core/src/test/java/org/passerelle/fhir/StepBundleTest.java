package org.passerelle.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.party.PartyJson;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

/** A step goes into a message bundle and comes back exactly; a bundle that contradicts itself does not. */
class StepBundleTest {
    private static final List<String> BLANKS = List.of("", " ", "\n", " \r\n\t ", "\u00A0");

    @ParameterizedTest
    @ValueSource(strings = {"request", "take", "ask", "supply", "answer", "close", "decline", "withdraw"})
    void bringsEveryStepBackExactly(String step) {
        for (long seed = 1; seed <= 25; seed++) {
            StepMessage message = new SampleSteps(seed).message(step);

            byte[] octets = StepBundle.write(message);
            SaidStep said = StepBundle.read(octets);

            assertThat(said.content()).as("seed %d", seed).isEqualTo(message.content());
            assertThat(said.step()).isEqualTo(step);
            assertThat(said.stepId()).isEqualTo(message.stepId());
            assertThat(said.exchange()).isEqualTo(message.exchange());
            assertThat(said.pathway()).isEqualTo(message.pathway().ref());
            assertThat(said.actor()).isEqualTo(message.actor());
            assertThat(said.organisation()).isEqualTo(message.organisation());
            assertThat(said.findPatient()).isEqualTo(message.findPatient());
            assertThat(said.documents().stream()
                            .<Json>map(document -> document.write())
                            .toList())
                    .isEqualTo(message.content().arrayOrEmpty("documents").items());
            assertThat(StepBundle.write(message)).isEqualTo(octets);
        }
    }

    @Test
    void bringsEveryKindOfFieldAndTheOddestTextsBack() {
        Step step = EveryField.step();
        EveryField.FORM.check(EveryField.content());
        for (String text : BLANKS) {
            Json.Obj content = EveryField.content().with("note", Json.text(text));

            assertThat(roundTrip(step, content)).isEqualTo(content);
        }
    }

    @Test
    void bringsNumbersBackWithTheDecimalsThatWereMeasured() {
        for (String number : List.of("0", "0.00", "-3.10", "999999999999", "0.000001", "100")) {
            Json.Obj content =
                    Json.object().put("iah", number).put("count", number).build();

            assertThat(roundTrip(EveryField.step(), content)).isEqualTo(content);
        }
        for (String none : List.of("1e3", "+1", "01", ".5", "-0", "")) {
            Json.Obj content = Json.object().put("iah", none).build();

            assertThat(roundTrip(EveryField.step(), content)).isEqualTo(content);
        }
    }

    @Test
    void saysFiguresChoicesAndTablesInSentencesToo() {
        var answers = AnswersResource.write(
                new SampleSteps(1).id(), SampleSteps.AVIS, EveryField.step(), EveryField.content());
        assertThat(Sentences.of(answers))
                .contains(
                        "Plusieurs : Jambe",
                        "Plusieurs : Dos",
                        "IAH : 23.50 /h",
                        "Nombre : -12",
                        "Médicaments : Dose 0.125 mg ; Nom Invention A",
                        "Infirmière : infirmiere@cabinet.example");
    }

    @Test
    void bringsContentBackThatNoFormKnows() {
        Json.Obj content = Json.object()
                .put("empty", Json.object().build())
                .put("none", List.of())
                .put("nested", List.of(Json.text(""), new Json.Whole(9007199254740991L), Json.array(List.of())))
                .put("a.b", Json.object().put("c.d", -1).build())
                .build();

        assertThat(roundTrip(SampleSteps.AVIS.step("take"), content)).isEqualTo(content);
    }

    @Test
    void refusesAnotherPatientThanTheContents() {
        refusesAltered(
                "request",
                org.hl7.fhir.r4.model.Patient.class,
                patient -> patient.getNameFirstRep().setFamily("AUTRE"));
        refusesAltered(
                "request",
                org.hl7.fhir.r4.model.Patient.class,
                patient -> patient.getTelecomFirstRep().setValue("0329000001"));
        refusesAltered(
                "request",
                org.hl7.fhir.r4.model.Patient.class,
                patient -> patient.getBirthDateElement().setValueAsString("1956-03-01"));
    }

    @Test
    void refusesAnotherQuestionThanTheContents() {
        refusesAltered(
                "request",
                ServiceRequest.class,
                request -> request.getReasonCodeFirstRep().setText("Une autre question"));
        refusesAltered(
                "request",
                ServiceRequest.class,
                request -> request.getNoteFirstRep().setText("Question : une autre"));
        refusesAltered(
                "request", ServiceRequest.class, request -> request.getNote().remove(0));
        refusesAltered(
                "request", ServiceRequest.class, request -> request.getSubject().setReference("urn:uuid:other"));
        refusesAltered(
                "request",
                ServiceRequest.class,
                request -> request.getIdentifierFirstRep().setValue("0".repeat(32)));
        refusesAltered("request", ServiceRequest.class, request -> request.setSupportingInfo(List.of()));
    }

    @Test
    void refusesAnotherRecommendationThanTheContents() {
        refusesAltered(
                "answer",
                Communication.class,
                told -> told.getPayloadFirstRep()
                        .setContent(new StringType("Recommandation : admission directe, ou non")));
        refusesAltered("answer", Communication.class, told -> told.addPayload().setContent(new StringType("de plus")));
    }

    @Test
    void refusesOtherDocumentsThanTheContents() {
        refusesAltered(
                "request",
                DocumentReference.class,
                document -> attachment(document).setTitle("Autre"));
        refusesAltered(
                "request",
                DocumentReference.class,
                document -> attachment(document).setSize(1));
        refusesAltered(
                "request",
                DocumentReference.class,
                document -> attachment(document).setContentType("image/png"));
        refusesAltered(
                "request",
                DocumentReference.class,
                document -> attachment(document).setUrl("https://x.example/"));
        refusesAltered(
                "request",
                DocumentReference.class,
                document -> attachment(document)
                        .getExtensionFirstRep()
                        .setValue(new StringType(Sha256.hash(new byte[1]).hex())));
        refusesAltered(
                "request",
                DocumentReference.class,
                document -> document.getType().getCodingFirstRep().setCode("other-kind"));
    }

    @Test
    void refusesAConsentThatTheContentDenies() {
        refusesAltered(
                "request",
                org.hl7.fhir.r4.model.Consent.class,
                consent -> consent.getProvision().setType(org.hl7.fhir.r4.model.Consent.ConsentProvisionType.DENY));
    }

    @Test
    void refusesContentAlteredBehindTheResources() {
        refusesAltered(
                "request",
                QuestionnaireResponse.class,
                answers -> answers.getItem().stream()
                        .filter(item -> item.getLinkId().equals("question"))
                        .forEach(item -> item.getAnswerFirstRep().setValue(new StringType("autre"))));
        refusesAltered(
                "request",
                QuestionnaireResponse.class,
                answers -> answers.getItem().removeIf(item -> item.getLinkId().equals("patient")));
    }

    @Test
    void refusesABundleWithoutOrWithTwiceWhatAStepNeeds() {
        byte[] octets = StepBundle.write(new SampleSteps(3).message("request"));
        for (Class<? extends Resource> type :
                List.of(MessageHeader.class, QuestionnaireResponse.class, ServiceRequest.class)) {
            Bundle without = FhirJson.read(Bundle.class, octets);
            without.getEntry().removeIf(entry -> type.isInstance(entry.getResource()));
            refuses(without, FhirRefusal.BUNDLE);

            Bundle twice = FhirJson.read(Bundle.class, octets);
            twice.addEntry().setResource(find(twice, type).copy());
            refuses(twice, FhirRefusal.BUNDLE);
        }
        Bundle foreign = FhirJson.read(Bundle.class, octets);
        foreign.addEntry()
                .setResource(new org.hl7.fhir.r4.model.Basic()
                        .setCode(new org.hl7.fhir.r4.model.CodeableConcept().setText("autre")));
        refuses(foreign, FhirRefusal.BUNDLE);
    }

    @Test
    void refusesTheSameAnswerTwiceAndAnswersOfUnknownForm() {
        byte[] octets = StepBundle.write(new SampleSteps(4).message("ask"));
        for (Consumer<QuestionnaireResponse> wrong : List.<Consumer<QuestionnaireResponse>>of(
                answers -> answers.addItem(answers.getItemFirstRep().copy()),
                answers -> answers.getItemFirstRep().addAnswer().setValue(new StringType("deux")),
                answers -> answers.getItemFirstRep()
                        .getAnswerFirstRep()
                        .setValue(new StringType("a"))
                        .addItem()
                        .setLinkId("inner"),
                answers -> answers.getItemFirstRep().addItem().setLinkId("asked.inner"),
                answers -> answers.getItemFirstRep()
                        .getAnswerFirstRep()
                        .setValue(new org.hl7.fhir.r4.model.Quantity(1)))) {
            Bundle bundle = FhirJson.read(Bundle.class, octets);
            wrong.accept((QuestionnaireResponse) find(bundle, QuestionnaireResponse.class));
            refuses(bundle, FhirRefusal.CONTENT);
        }
    }

    @Test
    void showsNothingClinicalWhenPrinted() {
        StepMessage message = new SampleSteps(5).message("request");

        assertThat(message.toString() + StepBundle.read(StepBundle.write(message)))
                .doesNotContain("PREUVE", "Exemple", "pigment");
        assertThat(PartyJson.write(message.actor()).text("familyName")).isEqualTo("Exemple");
    }

    private static org.hl7.fhir.r4.model.Attachment attachment(DocumentReference document) {
        return document.getContentFirstRep().getAttachment();
    }

    private static Json.Obj roundTrip(Step step, Json.Obj content) {
        var steps = new SampleSteps(9);
        return StepBundle.read(StepBundle.write(steps.message(step, steps.patient(), content)))
                .content();
    }

    private static <R extends Resource> void refusesAltered(String step, Class<R> type, Consumer<R> alteration) {
        byte[] octets = StepBundle.write(new SampleSteps(2).message(step));
        Bundle bundle = FhirJson.read(Bundle.class, octets);
        alteration.accept(type.cast(find(bundle, type)));
        refuses(bundle, FhirRefusal.REPRESENTATIONS_DIFFER);
    }

    private static void refuses(Bundle bundle, FhirRefusal code) {
        byte[] octets = FhirJson.write(bundle);
        assertThatThrownBy(() -> StepBundle.read(octets)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.refusal().facts().getOrDefault(FactKey.FIELD, ""))
                    .doesNotContain("PREUVE");
        });
        assertThat(new String(octets, StandardCharsets.UTF_8)).isNotEmpty();
    }

    private static Resource find(Bundle bundle, Class<? extends Resource> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow();
    }
}
