package org.passerelle.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.canon.Json;
import org.passerelle.party.PartyRefusal;
import org.passerelle.pathway.AddressField.LineField;
import org.passerelle.pathway.AddressField.PlaceField;
import org.passerelle.pathway.Field.ChoiceField;
import org.passerelle.pathway.Field.DocumentsField;
import org.passerelle.pathway.Field.FlagField;
import org.passerelle.pathway.FigureField.InstantField;
import org.passerelle.pathway.FigureField.NumberField;
import org.passerelle.pathway.FigureField.RowsField;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/** Numbers, moments, tables, several choices, addresses, exclusions and what documents must be among those sent. */
class FiguresTest {
    private static final Words WORDS = new Words("mot", "word");
    private static final List<Option> LESIONS =
            List.of(new Option("mole", WORDS), new Option("rash", WORDS), new Option("fever", WORDS));

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "12.5", "-3.25", "999999999999", "100.00"})
    void acceptsAPlainDecimalNumber(String number) {
        accepts(number(2, null, null), Json.text(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e3", "+1", "01", ".5", "1.", "-0", "-0.00", "1,5", "1000000000000", " 1", "NaN", "1.1234567"})
    void refusesAnyOtherNumber(String number) {
        refuses(number(6, null, null), Json.text(number), PathwayRefusal.FIELD_TYPE, "n");
    }

    @Test
    void holdsANumberWithinItsBoundsAndDecimals() {
        accepts(number(1, "0", "10.5"), Json.text("0"));
        accepts(number(1, "0", "10.5"), Json.text("10.5"));
        refuses(number(1, "0", "10.5"), Json.text("-0.1"), PathwayRefusal.FIELD_RANGE, "n");
        refuses(number(1, "0", "10.5"), Json.text("10.6"), PathwayRefusal.FIELD_RANGE, "n");
        refuses(number(1, "0", "10.5"), Json.text("1.25"), PathwayRefusal.FIELD_RANGE, "n");
        refuses(number(1, null, null), new Json.Whole(1), PathwayRefusal.FIELD_TYPE, "n");
    }

    @Test
    void takesNoUnitThatIsNotWrittenInUcum() {
        for (String unit : List.of("/h", "%", "mm[Hg]", "{score}", "10*9/L", "mg/(24.h)")) {
            assertThat(new NumberField("n", WORDS, true, 0, null, null, unit, null).unit())
                    .isEqualTo(unit);
        }
        for (String unit : List.of("per hour", "µg", "mm[Hg", "", "kilos")) {
            assertThatThrownBy(() -> new NumberField("n", WORDS, true, 0, null, null, unit, null))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void acceptsOnlyMomentsAsDocumentsWriteThem() {
        accepts(new InstantField("at", WORDS, true, null, null), Json.text("2026-11-20T21:30:00.000Z"));
        for (String other : List.of("2026-11-20T21:30:00Z", "2026-11-20T22:30:00.000+01:00", "2026-11-20")) {
            refuses(new InstantField("at", WORDS, true, null, null), Json.text(other), PathwayRefusal.FIELD_TYPE, "at");
        }
    }

    @Test
    void countsTheRowsOfATableAndChecksEachCell() {
        var rows = rows(3);
        accepts(rows, Json.array(List.of(row("a"), row("b"), row("c"))));
        refuses(rows, Json.array(List.of(row("a"), row("b"), row("c"), row("d"))), PathwayRefusal.ROWS_TOO_MANY, "t");
        refuses(rows, Json.array(List.of(row("a"), row(" "))), PathwayRefusal.FIELD_MISSING, "t.name");
        refuses(rows, Json.array(List.of(row("a").with("x", Json.text("y")))), PathwayRefusal.FIELD_UNKNOWN, "t.x");
        refuses(rows, Json.array(List.of(Json.text("a"))), PathwayRefusal.FIELD_TYPE, "t");
        refuses(rows, row("a"), PathwayRefusal.FIELD_TYPE, "t");
        refuses(rows, Json.array(List.of()), PathwayRefusal.FIELD_MISSING, "t");
    }

    @Test
    void holdsAsManyRowsAndColumnsAsAllowedAndNoMore() {
        assertThat(rows(RowsField.MOST).max()).isEqualTo(200);
        assertThatThrownBy(() -> rows(RowsField.MOST + 1)).isInstanceOf(Refused.class);
        assertThat(table(RowsField.MOST_COLUMNS).columns().fields()).hasSize(20);
        assertThatThrownBy(() -> table(RowsField.MOST_COLUMNS + 1)).isInstanceOf(Refused.class);
    }

    @Test
    void takesNoTableInATable() {
        assertThatThrownBy(() -> new RowsField("t", WORDS, true, 3, new Form(List.of(rows(3))), null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(PathwayRefusal.COLUMN_KIND));
    }

    @Test
    void acceptsSeveralCodesOfAChoiceThatAllowsThemEachOnce() {
        var choice = choice(true);
        accepts(choice, Json.texts(List.of("rash", "mole")));
        refuses(choice, Json.texts(List.of("rash", "rash")), PathwayRefusal.FIELD_TYPE, "lesion");
        refuses(choice, Json.texts(List.of("rash", "wart")), PathwayRefusal.CHOICE_UNKNOWN, "lesion");
        refuses(choice, Json.text("rash"), PathwayRefusal.FIELD_TYPE, "lesion");
        refuses(choice, Json.array(List.of()), PathwayRefusal.FIELD_MISSING, "lesion");
        refuses(choice(false), Json.texts(List.of("rash")), PathwayRefusal.FIELD_TYPE, "lesion");
    }

    @Test
    void stopsARequestThatItsFormExcludes() {
        refuses(choice(true), Json.texts(List.of("mole", "fever")), PathwayRefusal.EXCLUDED, "lesion");
        refuses(choice(false), Json.text("fever"), PathwayRefusal.EXCLUDED, "lesion");
        accepts(choice(false), Json.text("mole"));
        refuses(
                new FlagField("old", WORDS, true, true, WORDS, null),
                new Json.Bool(true),
                PathwayRefusal.EXCLUDED,
                "old");
    }

    @Test
    void acceptsAnAddressAndNothingElse() {
        for (Field field :
                List.of(new PlaceField("who", WORDS, true, "nurse", null), new LineField("who", WORDS, true, null))) {
            accepts(field, Json.text("cabinet@exemple.example"));
            refuses(field, Json.text("cabinet"), PartyRefusal.ADDRESS, "who");
            refuses(field, new Json.Whole(1), PathwayRefusal.FIELD_TYPE, "who");
        }
    }

    @Test
    void needsTheViewsThatALesionAsksFor() {
        var need = new Need(new When("lesion", List.of("mole")), "slow", 2, WORDS);
        var form = new Form(List.of(
                new ChoiceField("lesion", WORDS, true, LESIONS, false, List.of(), null, null, null),
                new DocumentsField("papers", WORDS, 0, 3, kinds(), List.of(need), Need.Checks.NONE, null)));
        Json one = Json.array(List.of(AvisContent.document(1, "slow").write()));
        Json two = Json.array(List.of(
                AvisContent.document(1, "slow").write(),
                AvisContent.document(2, "slow").write()));
        Json mixed = Json.array(List.of(
                AvisContent.document(1, "slow").write(),
                AvisContent.document(2, "fast").write()));
        Json.Obj mole = Json.object().put("lesion", "mole").build();
        form.check(Json.object().put("lesion", "rash").build());
        form.check(mole.with("papers", two));
        refuses(form, mole, PathwayRefusal.DOCUMENTS_NEEDED, "papers");
        refuses(form, mole.with("papers", one), PathwayRefusal.DOCUMENTS_NEEDED, "papers");
        refuses(form, mole.with("papers", mixed), PathwayRefusal.DOCUMENTS_NEEDED, "papers");
    }

    @Test
    void countsAsAViewOnlyWhatIsAPicture() {
        Json picture = Json.array(List.of(AvisContent.document(1, "slow").write()));
        Json paper = Json.array(List.of(of("application/pdf")));
        Json recording = Json.array(List.of(of("application/x-edf")));
        for (var wanted : Map.of(
                        Need.Medium.PHOTOGRAPH, picture, Need.Medium.PDF, paper, Need.Medium.RECORDING, recording)
                .entrySet()) {
            var need = new Need(null, "slow", 1, wanted.getKey(), WORDS);
            var form = new Form(
                    List.of(new DocumentsField("papers", WORDS, 0, 3, kinds(), List.of(need), Need.Checks.NONE, null)));
            for (Json given : List.of(picture, paper, recording)) {
                Json.Obj content = Json.object().put("papers", given).build();
                if (given == wanted.getValue()) {
                    form.check(content);
                } else {
                    refuses(form, content, PathwayRefusal.DOCUMENTS_NEEDED, "papers");
                }
            }
        }
    }

    private static Json.Obj of(String mediaType) {
        return AvisContent.document(2, "slow").write().with("mediaType", Json.text(mediaType));
    }

    @Test
    void asksForAnyFieldOnlyWhereItsConditionHolds() {
        var when = new When("lesion", List.of("mole", "rash"));
        var form = new Form(List.of(
                new ChoiceField("lesion", WORDS, true, LESIONS, true, List.of(), null, null, null),
                new InstantField("since", WORDS, true, null, when)));
        form.check(Json.object().put("lesion", Json.texts(List.of("fever"))).build());
        refuses(
                form,
                Json.object()
                        .put("lesion", Json.texts(List.of("fever", "rash")))
                        .build(),
                PathwayRefusal.FIELD_MISSING,
                "since");
    }

    private static List<Option> kinds() {
        return List.of(new Option("slow", WORDS), new Option("fast", WORDS));
    }

    private static ChoiceField choice(boolean many) {
        return new ChoiceField("lesion", WORDS, true, LESIONS, many, List.of("fever"), WORDS, null, null);
    }

    private static NumberField number(int decimals, @Nullable String min, @Nullable String max) {
        return new NumberField(
                "n",
                WORDS,
                true,
                decimals,
                min == null ? null : new BigDecimal(min),
                max == null ? null : new BigDecimal(max),
                null,
                null);
    }

    private static RowsField rows(int max) {
        return new RowsField(
                "t",
                WORDS,
                true,
                max,
                new Form(List.of(new Field.TextField("name", WORDS, true, 10, null, null))),
                null);
    }

    private static RowsField table(int columns) {
        return new RowsField(
                "t",
                WORDS,
                true,
                1,
                new Form(IntStream.range(0, columns)
                        .<Field>mapToObj(n -> new InstantField("c" + n, WORDS, false, null, null))
                        .toList()),
                null);
    }

    private static Json.Obj row(String name) {
        return Json.object().put("name", name).build();
    }

    private static void accepts(Field field, Json value) {
        new Form(List.of(field)).check(Json.object().put(field.name(), value).build());
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
