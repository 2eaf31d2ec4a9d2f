package org.passerelle.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.canon.Json;
import org.passerelle.party.PartyRefusal;
import org.passerelle.pathway.Field.ChoiceField;
import org.passerelle.pathway.Field.ConsentField;
import org.passerelle.pathway.Field.DocumentsField;
import org.passerelle.pathway.Field.FlagField;
import org.passerelle.pathway.Field.PatientField;
import org.passerelle.pathway.Field.ProfessionalField;
import org.passerelle.pathway.Field.TextField;
import org.passerelle.pathway.FigureField.DateField;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

class FormTest {
    private static final Words WORDS = new Words("mot", "word");
    private static final List<Option> OPTIONS = List.of(new Option("slow", WORDS), new Option("fast", WORDS));

    @Test
    void acceptsATextUpToItsLengthInCharacters() {
        var field = new TextField("note", WORDS, true, 5, null, null);
        accepts(field, Json.text("abcde"));
        accepts(field, Json.text("é😀\n\t\r"));
        refuses(field, Json.text("abcdef"), PathwayRefusal.FIELD_TOO_LONG, "note");
        refuses(field, Json.text("😀😀😀😀😀😀"), PathwayRefusal.FIELD_TOO_LONG, "note");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "\u001Bc", "a\u0085", "\u007F"})
    void refusesControlCharactersInAText(String text) {
        refuses(
                new TextField("note", WORDS, true, 5, null, null),
                Json.text(text),
                PathwayRefusal.FIELD_CHARACTERS,
                "note");
    }

    @Test
    void holdsAnInitialTextToTheFieldsOwnBounds() {
        assertThat(new TextField("note", WORDS, true, 5, null, "a😀cde").initial())
                .isEqualTo("a😀cde");
        refusesInitial("abcdef", PathwayRefusal.LIMIT);
        refusesInitial("", PathwayRefusal.LIMIT);
        refusesInitial("a\u0000", PathwayRefusal.FIELD_CHARACTERS);
    }

    private static void refusesInitial(String initial, PathwayRefusal code) {
        assertThatThrownBy(() -> new TextField("note", WORDS, true, 5, null, initial))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().is(code)).isTrue());
    }

    @Test
    void countsABlankTextAsAbsent() {
        refuses(
                new TextField("note", WORDS, true, 5, null, null),
                Json.text(" \n"),
                PathwayRefusal.FIELD_MISSING,
                "note");
        accepts(new TextField("note", WORDS, false, 5, null, null), Json.text(" \n"));
    }

    @Test
    void refusesAValueOfAnotherType() {
        Json whole = new Json.Whole(1);
        for (Field field : List.of(
                new TextField("x", WORDS, false, 5, null, null),
                new ChoiceField("x", WORDS, false, OPTIONS, false, List.of(), null, null, null),
                new FlagField("x", WORDS, false, true, null, null),
                new DateField("x", WORDS, false, null),
                new PatientField("x", WORDS, false, null),
                new ProfessionalField("x", WORDS, false, true, null),
                new ConsentField("x", WORDS, false, null),
                new DocumentsField("x", WORDS, 0, 1, OPTIONS, List.of(), Need.Checks.NONE, null))) {
            refuses(field, whole, PathwayRefusal.FIELD_TYPE, "x");
            refuses(field, Json.Null.NULL, PathwayRefusal.FIELD_TYPE, "x");
        }
    }

    @Test
    void acceptsOnlyTheCodesOfAChoice() {
        var field = new ChoiceField("pace", WORDS, true, OPTIONS, false, List.of(), null, null, null);
        accepts(field, Json.text("fast"));
        refuses(field, Json.text("Fast"), PathwayRefusal.CHOICE_UNKNOWN, "pace");
    }

    @Test
    void stopsOnlyAtAFlagThatStopsAndIsSet() {
        accepts(new FlagField("danger", WORDS, true, true, null, null), new Json.Bool(false));
        accepts(new FlagField("danger", WORDS, true, false, null, null), new Json.Bool(true));
        refuses(
                new FlagField("danger", WORDS, true, true, null, null),
                new Json.Bool(true),
                PathwayRefusal.EMERGENCY,
                "danger");
        refuses(
                new FlagField("danger", WORDS, true, true, null, null),
                Json.text("true"),
                PathwayRefusal.FIELD_TYPE,
                "danger");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-29", "2026-2-01", "20260201", "+12026-02-01", "2026-02-01T00:00", "demain"})
    void refusesADateThatIsNone(String text) {
        refuses(new DateField("since", WORDS, true, null), Json.text(text), PathwayRefusal.FIELD_TYPE, "since");
    }

    @Test
    void acceptsADate() {
        accepts(new DateField("since", WORDS, true, null), Json.text("2028-02-29"));
    }

    @Test
    void acceptsNoProfessionalOnlyWhereAllowed() {
        accepts(new ProfessionalField("doctor", WORDS, true, true, null), Json.text("none"));
        accepts(new ProfessionalField("doctor", WORDS, true, false, null), AvisContent.doctor());
        refuses(
                new ProfessionalField("doctor", WORDS, true, false, null),
                Json.text("none"),
                PathwayRefusal.FIELD_TYPE,
                "doctor");
        refuses(
                new ProfessionalField("doctor", WORDS, true, true, null),
                AvisContent.doctor().with("rpps", Json.text("1")),
                PartyRefusal.RPPS,
                "doctor");
    }

    @Test
    void refusesAConsentThatDoesNotSayWhoWhenAndHow() {
        var field = new ConsentField("consent", WORDS, true, null);
        Json.Obj consent = AvisContent.CONSENT.write();
        accepts(field, consent);
        refuses(field, consent.with("by", Json.text(" ")), PathwayRefusal.FIELD_MISSING, "consent.by");
        accepts(field, consent.with("by", Json.text("a".repeat(200))));
        refuses(field, consent.with("by", Json.text("a".repeat(201))), PathwayRefusal.FIELD_TOO_LONG, "consent.by");
        refuses(field, consent.with("at", Json.text("2026-11-20")), PathwayRefusal.FIELD_TYPE, "consent");
        refuses(field, consent.with("how", Json.text("implied")), PathwayRefusal.CHOICE_UNKNOWN, "consent.how");
        refuses(field, consent.with("given", Json.text("yes")), PathwayRefusal.FIELD_TYPE, "consent.given");
        refuses(field, consent.with("why", Json.text("x")), PathwayRefusal.FIELD_UNKNOWN, "consent.why");
        refuses(field, Json.object().put("given", true).build(), PathwayRefusal.FIELD_MISSING, "consent.by");
    }

    @Test
    void countsDocumentsOnBothSidesOfItsBounds() {
        var field = new DocumentsField("papers", WORDS, 2, 3, OPTIONS, List.of(), Need.Checks.NONE, null);
        refuses(field, documents(1), PathwayRefusal.DOCUMENTS_MISSING, "papers");
        accepts(field, documents(2));
        accepts(field, documents(3));
        refuses(field, documents(4), PathwayRefusal.DOCUMENTS_TOO_MANY, "papers");
    }

    @Test
    void refusesTheSameDocumentTwice() {
        Json same = AvisContent.document(1, "slow").write();
        refuses(
                new DocumentsField("papers", WORDS, 0, 3, OPTIONS, List.of(), Need.Checks.NONE, null),
                new Json.Array(List.of(same, same)),
                PathwayRefusal.DOCUMENT_TWICE,
                "papers");
    }

    @Test
    void refusesADocumentThatIsNotWhollyDescribed() {
        Json.Obj sound = AvisContent.document(1, "slow").write();
        acceptsDocument(sound.with("title", Json.text("t".repeat(120))));
        refusesDocument(sound.with("title", Json.text("t".repeat(121))), PathwayRefusal.FIELD_TOO_LONG, "papers.title");
        refusesDocument(sound.with("title", Json.text("")), PathwayRefusal.FIELD_MISSING, "papers.title");
        refusesDocument(sound.with("kind", Json.text("film")), PathwayRefusal.CHOICE_UNKNOWN, "papers.kind");
        refusesDocument(sound.with("id", Json.text("1")), PathwayRefusal.FIELD_TYPE, "papers");
        refusesDocument(sound.with("sha256", Json.text("00")), PathwayRefusal.FIELD_TYPE, "papers");
        acceptsDocument(sound.with("size", new Json.Whole(1)));
        refusesDocument(sound.with("size", new Json.Whole(0)), PathwayRefusal.FIELD_TYPE, "papers.size");
        refusesDocument(sound.with("mediaType", Json.text("jpeg")), PathwayRefusal.FIELD_TYPE, "papers.mediaType");
        refusesDocument(sound.with("name", Json.text("x")), PathwayRefusal.FIELD_UNKNOWN, "papers.name");
    }

    @Test
    void refusesAMemberThatIsNoFieldAndShowsItsNameOnlyIfItLooksLikeOne() {
        var form = new Form(List.of());
        refuses(form, Json.object().put("extra", true).build(), PathwayRefusal.FIELD_UNKNOWN, "extra");
        refuses(form, Json.object().put("Mme Durand", true).build(), PathwayRefusal.FIELD_UNKNOWN, "?");
    }

    @Test
    void requiresATextWhereAFlagSaysSo() {
        var form = new Form(List.of(
                new FlagField("late", WORDS, false, false, null, null),
                new TextField("why", WORDS, true, 5, new When("late", List.of("true")), null)));
        assertThat(form.check(Json.object().build()).members()).isEmpty();
        assertThat(form.check(Json.object().put("late", false).build()).members())
                .hasSize(1);
        refuses(form, Json.object().put("late", true).build(), PathwayRefusal.FIELD_MISSING, "why");
    }

    @Test
    void holdsAsManyFieldsAsAllowedAndNoMore() {
        var fields = new ArrayList<Field>(IntStream.range(0, Form.MOST_FIELDS)
                .<Field>mapToObj(n -> new DateField("d" + n, WORDS, false, null))
                .toList());
        assertThat(new Form(fields).fields()).hasSize(Form.MOST_FIELDS);
        fields.add(new DateField("more", WORDS, false, null));
        assertThatThrownBy(() -> new Form(fields))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(PathwayRefusal.LIMIT));
    }

    @Test
    void keepsClinicalContentOutOfRefusals() {
        assertThatThrownBy(() -> new Form(List.of(
                                new ChoiceField("pace", WORDS, true, OPTIONS, false, List.of(), null, null, null)))
                        .check(Json.object().put("pace", "Mme Durand").build()))
                .hasMessageNotContaining("Durand");
        assertThat(AvisContent.CONSENT.toString()).doesNotContain("Essai");
        assertThat(AvisContent.document(1, "slow").toString()).doesNotContain("Avant-bras");
    }

    private static Json documents(int count) {
        return Json.array(IntStream.range(0, count)
                .mapToObj(n -> AvisContent.document(n, "slow").write())
                .toList());
    }

    private static void acceptsDocument(Json.Obj document) {
        accepts(
                new DocumentsField("papers", WORDS, 0, 3, OPTIONS, List.of(), Need.Checks.NONE, null),
                new Json.Array(List.of(document)));
    }

    private static void refusesDocument(Json.Obj document, RefusalCode code, String place) {
        refuses(
                new DocumentsField("papers", WORDS, 0, 3, OPTIONS, List.of(), Need.Checks.NONE, null),
                new Json.Array(List.of(document)),
                code,
                place);
    }

    private static void accepts(Field field, Json value) {
        Json.Obj content = Json.object().put(field.name(), value).build();
        assertThat(new Form(List.of(field)).check(content)).isSameAs(content);
    }

    private static void refuses(Field field, Json value, RefusalCode code, String place) {
        refuses(new Form(List.of(field)), Json.object().put(field.name(), value).build(), code, place);
    }

    private static void refuses(Form form, Json.Obj content, RefusalCode code, String place) {
        assertThatThrownBy(() -> form.check(content)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.refusal().facts()).containsEntry(FactKey.FIELD, place);
        });
    }
}
