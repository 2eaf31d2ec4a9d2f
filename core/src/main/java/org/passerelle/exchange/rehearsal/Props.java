package org.passerelle.exchange.rehearsal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.party.Ins;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.party.Sex;
import org.passerelle.pathway.Consent;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.FigureField;
import org.passerelle.pathway.Form;

/**
 * Makes a form's content of what a script says: its texts take the type of their fields, documents are named by their kinds, and an
 * invented patient, consent or doctor stands where a required one is left out. Whoever plays a script through real nodes attaches
 * real files in the documents' place.
 */
public final class Props {
    private static final int DOCUMENT_SIZE = 1000;

    private static final String PDF = "application/pdf";
    /** What a script says of a consent that the patient did not give. */
    private static final String REFUSED = "refused";

    private long made;

    /** Another one each time, and the same ones in each rehearsal. */
    Id id() {
        made++;
        return Id.parse(String.format(Locale.ROOT, "%032x", made));
    }

    /** Somebody who acts in that role; nobody real. */
    static Professional actor(String role) {
        return new Professional(new Rpps("10000000001"), "Essai", role, null, "03 29 00 00 01");
    }

    /**
     * What somebody fills in.
     *
     * @param form the step's, or the line's in its place
     * @param say what the script says
     * @param at when, for the consent
     */
    public Json.Obj content(Form form, Json.Obj say, Instant at) {
        Json.Obj content = say;
        for (Field field : form.fields()) {
            if (say.has(field.name())) {
                content = content.with(field.name(), typed(field, say.get(field.name()), at));
            } else if (field.requiredIn(say)) {
                content = invented(field, content, at);
            }
        }
        return content;
    }

    private Json typed(Field field, Json said, Instant at) {
        if (field instanceof Field.ConsentField && said.equals(Json.text(REFUSED))) {
            return consent(false, at);
        } else if (field instanceof Field.FlagField && said instanceof Json.Text text) {
            return switch (text.value()) {
                case "true" -> new Json.Bool(true);
                case "false" -> new Json.Bool(false);
                default -> said;
            };
        } else if (field instanceof Field.DocumentsField asked && said instanceof Json.Array kinds) {
            return documents(asked, kinds.items());
        } else if (field instanceof FigureField.RowsField rows && said instanceof Json.Array table) {
            return Json.array(table.items().stream()
                    .map(row -> row instanceof Json.Obj cells ? content(rows.columns(), cells, Instant.EPOCH) : row)
                    .toList());
        }
        return said;
    }

    private Json documents(Field.DocumentsField field, List<Json> kinds) {
        var documents = new ArrayList<Json>();
        for (Json kind : kinds) {
            String code = kind instanceof Json.Text text ? text.value() : "";
            Id id = id();
            documents.add(new Document(
                            id,
                            code,
                            mediaType(field, code),
                            DOCUMENT_SIZE,
                            Sha256.hash(id.hex().getBytes(StandardCharsets.US_ASCII)),
                            code)
                    .write());
        }
        return Json.array(documents);
    }

    /** What that kind is needed as; where any document counts, a PDF. */
    private static String mediaType(Field.DocumentsField field, String kind) {
        return field.needs().stream()
                .filter(need -> need.kind().equals(kind) && need.of() != null)
                .findFirst()
                .map(need -> switch (Objects.requireNonNull(need.of())) {
                    case PHOTOGRAPH -> "image/jpeg";
                    case RECORDING -> "application/x-edf";
                    case PDF -> PDF;
                })
                .orElse(PDF);
    }

    private static Json.Obj invented(Field field, Json.Obj content, Instant at) {
        if (field instanceof Field.PatientField) {
            return content.with(field.name(), PartyJson.write(patient()));
        } else if (field instanceof Field.ConsentField) {
            return content.with(field.name(), consent(true, at));
        } else if (field instanceof Field.ProfessionalField) {
            return content.with(field.name(), PartyJson.write(actor("Médecin")));
        }
        return content;
    }

    private static Json consent(boolean given, Instant at) {
        return new Consent(given, "Essai", at, Consent.How.ORAL).write();
    }

    private static Patient patient() {
        return new Patient(
                "TEST",
                List.of("Inventée"),
                null,
                null,
                LocalDate.of(1950, 1, 1),
                "55029",
                Sex.FEMALE,
                new Ins("250015502912322", Ins.Oid.TEST),
                null,
                "03 29 00 00 02",
                "1 rue inventée, 55000 Bar-le-Duc");
    }
}
