package org.passerelle.client.internal;

import org.passerelle.canon.Json;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.said.FieldWords;
import org.passerelle.pathway.said.Language;

/** A field's value in the French words of letters and papers. */
public final class FieldText {
    private static final FieldWords WORDS = new FieldWords((document, number) -> document.title(), Language.FR);

    private FieldText() {}

    /** The lines of a value, with line feeds between them. */
    public static String of(Field field, Json value) {
        return String.join("\n", WORDS.lines(field, value));
    }
}
