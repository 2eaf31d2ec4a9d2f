package org.passerelle.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.junit.jupiter.api.Test;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.mapping.FhirMapping;
import org.passerelle.pathway.yaml.Pathways;

/** Forms as FHIR Questionnaires. */
class QuestionnaireResourceTest {
    @Test
    void asksForEveryFieldOfEveryShippedForm() {
        for (Pathway pathway : Pathways.shipped().all()) {
            for (Step step : pathway.steps()) {
                Questionnaire read =
                        FhirJson.read(Questionnaire.class, FhirJson.write(QuestionnaireResource.write(pathway, step)));
                assertThat(read.getItem().stream()
                                .filter(item -> item.getType() != QuestionnaireItemType.DISPLAY)
                                .map(QuestionnaireItemComponent::getLinkId))
                        .containsExactlyElementsOf(
                                step.form().fields().stream().map(Field::name).toList());
            }
        }
    }

    @Test
    void everyFormHasANameAndAnIdOfItsOwn() {
        var ids = new HashSet<String>();
        for (Pathway pathway : Pathways.shipped().all()) {
            for (Step step : pathway.steps()) {
                Questionnaire own = QuestionnaireResource.write(pathway, step);
                assertThat(ids.add(own.getIdElement().getIdPart())).isTrue();
                assertThat(ids.add(own.getUrl())).isTrue();
                assertThat(own.getVersion()).isEqualTo(pathway.ref().toString());
            }
        }
        Step dermatology = SampleSteps.AVIS
                .asking(SampleSteps.AVIS.step("request"), PathwayRef.parse("dermatology/1"))
                .orElseThrow();
        Questionnaire line = QuestionnaireResource.write(SampleSteps.AVIS, dermatology);
        assertThat(ids).doesNotContain(line.getUrl(), line.getIdElement().getIdPart());
        assertThat(line.getVersion()).isEqualTo("dermatology/1");
        assertThat(line.getIdElement().getIdPart()).matches("[0-9a-f-]{36}");
    }

    @Test
    void shapesEveryKindOfField() {
        Questionnaire form = QuestionnaireResource.write(SampleSteps.AVIS, EveryField.step());
        assertThat(form.getItem())
                .extracting(QuestionnaireItemComponent::getType)
                .containsExactly(
                        QuestionnaireItemType.TEXT,
                        QuestionnaireItemType.DATE,
                        QuestionnaireItemType.BOOLEAN,
                        QuestionnaireItemType.CHOICE,
                        QuestionnaireItemType.CHOICE,
                        QuestionnaireItemType.DATETIME,
                        QuestionnaireItemType.QUANTITY,
                        QuestionnaireItemType.QUANTITY,
                        QuestionnaireItemType.GROUP,
                        QuestionnaireItemType.STRING,
                        QuestionnaireItemType.STRING);
        assertThat(form.getItem().get(0).getInitialFirstRep().getValue().primitiveValue())
                .isEqualTo("aucune");
        assertThat(form.getItem().get(4).getRepeats()).isTrue();
        assertThat(form.getItem().get(8).getItem())
                .extracting(QuestionnaireItemComponent::getLinkId)
                .containsExactly("drugs.name", "drugs.dose");
    }

    @Test
    void answersOfItsOwnKindAnswerIt() {
        Questionnaire form = QuestionnaireResource.write(SampleSteps.AVIS, EveryField.step());
        var answers = AnswersResource.write(
                new SampleSteps(1).id(), SampleSteps.AVIS, EveryField.step(), EveryField.content());
        assertThat(answers.getItem())
                .extracting(QuestionnaireResponseItemComponent::getLinkId)
                .isSubsetOf(form.getItem().stream()
                        .map(QuestionnaireItemComponent::getLinkId)
                        .toList());
    }

    @Test
    void saysWhichFormElsewhereItIsMadeFromAndAnswersNameItself() {
        Step asked = SampleSteps.AVIS.step("request");
        var mapping = new FhirMapping(null, Map.of(), Map.of("request", "https://ch.example/Questionnaire/avis|3"));
        Pathway mapped = new Pathway(
                SampleSteps.AVIS.ref(),
                SampleSteps.AVIS.title(),
                null,
                20,
                SampleSteps.AVIS.roles(),
                SampleSteps.AVIS.initialState(),
                SampleSteps.AVIS.states(),
                SampleSteps.AVIS.escalation(),
                SampleSteps.AVIS.steps(),
                mapping);

        Questionnaire form =
                FhirJson.read(Questionnaire.class, FhirJson.write(QuestionnaireResource.write(mapped, asked)));
        assertThat(form.getDerivedFrom())
                .extracting(CanonicalType::getValue)
                .containsExactly("https://ch.example/Questionnaire/avis|3");
        assertThat(form.getUrl()).startsWith("urn:uuid:");
        assertThat(QuestionnaireResource.write(SampleSteps.AVIS, asked).getDerivedFrom())
                .isEmpty();
        var answers = AnswersResource.write(
                new SampleSteps(1).id(),
                mapped,
                asked,
                new SampleSteps(1).message("request").content());
        assertThat(answers.getQuestionnaire()).isEqualTo(form.getUrl() + "|avis/1");
    }

    @Test
    void aLinesFormSaysForItselfWhatItIsMadeFrom() {
        Step asked = SampleSteps.AVIS.step("request");
        var own = new Form.Own(PathwayRef.parse("skin/2"), asked.title(), "urn:oid:1.2.3");
        Pathway mapped =
                SampleSteps.AVIS.withForm("request", new Form(asked.form().fields(), own));
        Step skin = mapped.asking(mapped.step("request"), own.ref()).orElseThrow();
        assertThat(QuestionnaireResource.write(mapped, skin).getDerivedFrom())
                .extracting(CanonicalType::getValue)
                .containsExactly("urn:oid:1.2.3");
    }

    @Test
    void keepsWhatFhirAsksOfGroupsAndOfFewestAnswers() {
        Questionnaire form = QuestionnaireResource.write(SampleSteps.AVIS, SampleSteps.AVIS.step("request"));
        assertThat(form.getItem())
                .filteredOn(item -> item.getType() == QuestionnaireItemType.GROUP)
                .isNotEmpty()
                .allSatisfy(group -> assertThat(group.getItem()).isNotEmpty());
        String fewest = "http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs";
        assertThat(form.getItem())
                .filteredOn(item -> item.hasExtension(fewest))
                .isNotEmpty()
                .allSatisfy(item ->
                        assertThat(item.getRequired() && item.getRepeats()).isTrue());
        Questionnaire supply = QuestionnaireResource.write(SampleSteps.AVIS, SampleSteps.AVIS.step("supply"));
        assertThat(supply.getItem())
                .noneSatisfy(item -> assertThat(item.hasExtension(fewest)).isTrue());
    }

    @Test
    void showsTheBannerOnlyWhereLifeIsInDanger() {
        Questionnaire form = QuestionnaireResource.write(SampleSteps.AVIS, SampleSteps.AVIS.step("request"));
        QuestionnaireItemComponent banner = form.getItem().stream()
                .filter(item -> item.getLinkId().equals("dangerToLife-1"))
                .findFirst()
                .orElseThrow();
        assertThat(banner.getText()).contains("Appelez le 15 ou le 112");
        assertThat(banner.getEnableWhenFirstRep().getQuestion()).isEqualTo("dangerToLife");
        assertThat(banner.getEnableWhenFirstRep().getAnswerBooleanType().booleanValue())
                .isTrue();
    }

    @Test
    void asksForAFieldOnlyWhereItsConditionHoldsInBothLanguages() {
        Questionnaire form = QuestionnaireResource.write(SampleSteps.AVIS, SampleSteps.AVIS.step("answer"));
        QuestionnaireItemComponent other = form.getItem().stream()
                .filter(item -> item.getLinkId().equals("otherRecommendation"))
                .findFirst()
                .orElseThrow();
        Coding asked = other.getEnableWhenFirstRep().getAnswerCoding();
        assertThat(List.of(other.getEnableWhenFirstRep().getQuestion(), asked.getCode()))
                .containsExactly("recommendation", "other");
        assertThat(new String(FhirJson.write(form), StandardCharsets.UTF_8))
                .contains("Other recommendation", "Autre recommandation");
    }
}
