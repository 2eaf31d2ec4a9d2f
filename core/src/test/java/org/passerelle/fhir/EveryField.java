package org.passerelle.fhir;

import java.math.BigDecimal;
import java.util.List;
import org.passerelle.canon.Json;
import org.passerelle.pathway.AddressField;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.FigureField;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Option;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.Words;

/** A form with a field of every plain kind, and content for it. */
public final class EveryField {
    private static final List<Option> PLACES = List.of(
            new Option("back", new Words("Dos", "Back")),
            new Option("arm", new Words("Bras", "Arm")),
            new Option("leg", new Words("Jambe", "Leg")));

    public static final Form FORM = new Form(List.of(
            new Field.TextField("note", new Words("Note", "Note"), false, 100, null, "aucune"),
            new FigureField.DateField("day", new Words("Jour", "Day"), false, null),
            new Field.FlagField("yes", new Words("Oui ou non", "Yes or no"), false, false, null, null),
            new Field.ChoiceField(
                    "one", new Words("Un seul", "Only one"), false, PLACES, false, List.of(), null, null, null),
            new Field.ChoiceField(
                    "several", new Words("Plusieurs", "Several"), false, PLACES, true, List.of(), null, null, null),
            new FigureField.InstantField("started", new Words("Posé le", "Fitted at"), false, null, null),
            new FigureField.NumberField(
                    "iah", new Words("IAH", "AHI"), false, 2, BigDecimal.ZERO, new BigDecimal("200"), "/h", null),
            new FigureField.NumberField("count", new Words("Nombre", "Count"), false, 0, null, null, null, null),
            new FigureField.RowsField("drugs", new Words("Médicaments", "Drugs"), false, 3, columns(), null),
            new AddressField.PlaceField("nurse", new Words("Infirmière", "Nurse"), false, "nurse", null),
            new AddressField.LineField("other", new Words("Autre ligne", "Other line"), false, null)));

    private EveryField() {}

    private static Form columns() {
        return new Form(List.of(
                new Field.TextField("name", new Words("Nom", "Name"), true, 100, null, null),
                new FigureField.NumberField("dose", new Words("Dose", "Dose"), false, 3, null, null, "mg", null)));
    }

    /** A step that asks for all of them, once the exchange can be closed. */
    public static Step step() {
        Step base = SampleSteps.AVIS.step("close");
        return new Step(
                base.name(),
                base.title(),
                base.done(),
                base.by(),
                base.from(),
                base.to(),
                base.addressees(),
                FORM,
                List.of(),
                base.clock(),
                null,
                null,
                null,
                null);
    }

    public static Json.Obj content() {
        return Json.object()
                .put("note", "Rien d'autre.")
                .put("day", "2026-02-28")
                .put("yes", false)
                .put("one", "arm")
                .put("several", Json.texts(List.of("leg", "back")))
                .put("started", "2026-11-20T21:30:00.000Z")
                .put("iah", "23.50")
                .put("count", "-12")
                .put(
                        "drugs",
                        List.of(
                                Json.object()
                                        .put("name", "Invention A")
                                        .put("dose", "0.125")
                                        .build(),
                                Json.object().put("name", "Invention B").build()))
                .put("nurse", "infirmiere@cabinet.example")
                .put("other", "cardiologie@hopital.example")
                .build();
    }
}
