package org.passerelle.gateway.fhir.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Json;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.FigureField;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Option;
import org.passerelle.pathway.Words;

/** What FHIR Parameters cannot tell apart, the form tells. */
class FieldShapeTest {
    private static final Words WORDS = new Words("mot", "word");
    private static final FigureField.NumberField NUMBER =
            new FigureField.NumberField("n", WORDS, false, 2, null, null, null, null);
    private static final Form FORM = new Form(List.of(
            NUMBER,
            new FigureField.InstantField("at", WORDS, false, null, null),
            new Field.ChoiceField(
                    "several",
                    WORDS,
                    false,
                    List.of(new Option("a", WORDS), new Option("b", WORDS)),
                    true,
                    List.of(),
                    null,
                    null,
                    null),
            new FigureField.RowsField("table", WORDS, false, 5, new Form(List.of(NUMBER)), null)));

    @Test
    void makesAListOfTheOnlyChoiceAndOfTheOnlyRow() {
        Json.Obj row = Json.object().put("n", 2).build();
        Json.Obj shaped = FieldShape.fit(
                FORM, Json.object().put("several", "a").put("table", row).build());
        assertThat(shaped.array("several").texts()).containsExactly("a");
        assertThat(shaped.array("table").objects().get(0).text("n")).isEqualTo("2");
        assertThat(FORM.check(shaped)).isEqualTo(shaped);
    }

    @Test
    void writesAWholeNumberAsTheTextThatItIs() {
        Json.Obj shaped = FieldShape.fit(FORM, Json.object().put("n", 12).build());
        assertThat(shaped.text("n")).isEqualTo("12");
    }

    @Test
    void writesAMomentOfAnyOffsetInUtc() {
        Json.Obj shaped = FieldShape.fit(
                FORM, Json.object().put("at", "2026-11-20T22:30:00+01:00").build());
        assertThat(shaped.text("at")).isEqualTo("2026-11-20T21:30:00.000Z");
    }

    @Test
    void leavesToTheFormWhatFitsNoShape() {
        Json.Obj odd = Json.object().put("at", "demain").put("other", true).build();
        assertThat(FieldShape.fit(FORM, odd)).isEqualTo(odd);
    }
}
