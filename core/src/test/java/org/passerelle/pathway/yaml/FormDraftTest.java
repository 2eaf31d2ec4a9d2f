package org.passerelle.pathway.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.yaml.FormDraft.Choice;
import org.passerelle.pathway.yaml.FormDraft.DraftField;
import org.passerelle.refusal.Refused;

/** A form while somebody writes it: what they do not touch stays what it was. */
class FormDraftTest {
    private static final Pathways SHIPPED = Pathways.shipped();
    private static final PathwayRef DERMATOLOGY = PathwayRef.parse("dermatology/1");
    private static final Pathway AVIS = SHIPPED.get(PathwayRef.parse("avis/1"));

    private static FormDraft dermatology() {
        return FormDraft.of(SHIPPED, AVIS, "request", DERMATOLOGY).orElseThrow();
    }

    @Test
    void everyShippedFormWrittenAndReadAgainMeansTheSame() {
        for (Pathway pathway : SHIPPED.all()) {
            for (Step step : pathway.steps()) {
                for (Form form : step.forms()) {
                    PathwayRef ref = form.findOwn().orElseThrow().ref();
                    CarriedForm again = CarriedForm.read(FormDraft.of(SHIPPED, pathway, step.name(), ref)
                            .orElseThrow()
                            .text());
                    assertThat(again.meaning()).isEqualTo(SHIPPED.meanings().get("form " + ref));
                }
            }
        }
    }

    @Test
    void aStepsOwnFormBeginsALinesForm() {
        CarriedForm made = CarriedForm.read(FormDraft.of(SHIPPED, AVIS, "request", AVIS.ref())
                .orElseThrow()
                .named(new PathwayRef("mine", 7))
                .text());
        assertThat(made.ref()).hasToString("mine/7");
        assertThat(made.form().fields()).isEqualTo(AVIS.step("request").form().fields());
    }

    @Test
    void fieldsThatAreOnlyMovedKeepEverythingThatTheEditorCannotSay() {
        FormDraft draft = dermatology();
        List<DraftField> fields = new ArrayList<>(draft.fields());
        assertThat(CarriedForm.read(draft.with(draft.title(), fields).text())
                        .form()
                        .fields())
                .isEqualTo(CarriedForm.read(draft.text()).form().fields());

        Collections.swap(fields, 0, 1);
        CarriedForm moved = CarriedForm.read(draft.with(draft.title(), fields).text());
        assertThat(moved.form().fields())
                .containsExactlyInAnyOrderElementsOf(
                        CarriedForm.read(draft.text()).form().fields());
        assertThat(moved.form().fields().get(0).name()).isEqualTo(fields.get(0).name());
    }

    @Test
    void labelsHoldWhatPeopleWrite() {
        FormDraft draft = dermatology();
        String odd = "Taille : \"#1\" \\ {a, b} [c] <b>é</b> 🙂 - ? | > & * ! %";
        List<DraftField> fields = new ArrayList<>(draft.fields());
        fields.add(new DraftField("odd", "text", odd, odd, false, List.of()));
        CarriedForm made = CarriedForm.read(
                draft.with(new Choice("", odd, "Title"), fields).text());
        assertThat(made.form().find("odd").orElseThrow().words().fr()).isEqualTo(odd);
        assertThat(made.title().fr()).isEqualTo(odd);
    }

    @Test
    void everyKindThatTheEditorAddsIsRead() {
        FormDraft draft = dermatology();
        List<DraftField> fields = new ArrayList<>(draft.fields());
        for (String kind : List.of("text", "choice", "date", "number", "flag")) {
            List<Choice> choices = kind.equals("choice")
                    ? List.of(new Choice("one", "Un", "One"), new Choice("two", "Deux", "Two"))
                    : List.of();
            fields.add(new DraftField(kind + "More", kind, "Fr", "En", true, choices));
        }
        CarriedForm made = CarriedForm.read(draft.with(draft.title(), fields).text());
        assertThat(made.form().find("choiceMore").orElseThrow()).isInstanceOf(Field.ChoiceField.class);
        assertThat(made.form().fields()).hasSameSizeAs(fields);
    }

    @Test
    void aFormIsAsLargeAsThatAndNotAnOctetMore() {
        String text = dermatology().text();
        String full = text + "#"
                + "x".repeat(CarriedForm.LARGEST - text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length - 1);
        assertThat(CarriedForm.read(full).ref()).isEqualTo(DERMATOLOGY);
        assertThatThrownBy(() -> CarriedForm.read(full + "x"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(PathwayRefusal.LIMIT));
    }

    @Test
    void aPathwayIsNoForm() {
        String pathway = "pathway: loan\nversion: 1\n";
        assertThatThrownBy(() -> CarriedForm.read(pathway)).isInstanceOf(Refused.class);
    }
}
