package org.passerelle.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.party.Finess;
import org.passerelle.party.Ins;
import org.passerelle.party.Organisation;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.party.Sex;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.Consent;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.FigureField;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.yaml.Pathways;

/** Steps of the shipped avis with invented people and texts, drawn from a seed. */
public final class SampleSteps {
    public static final Pathway AVIS = Pathways.shipped().get(PathwayRef.parse("avis/1"));
    public static final Instant AT = Instant.parse("2026-11-21T09:00:00.123Z");

    private static final List<String> TEXTS = List.of(
            "Lésion pigmentée du dos, évolutive ?",
            "Ligne 1\r\nLigne 2\n\ttabulée",
            " entouré de blancs ",
            "<b>&amp; \"guillemets\" \\ barre / \u2028 \uFEFF",
            "emoji \uD83E\uDE7A et e\u0301 décomposé",
            "=faux blanc",
            "0",
            "2026-11-21");

    private final Random random;

    public SampleSteps(long seed) {
        this.random = new Random(seed);
    }

    /** A message of that step with every field filled in. */
    public StepMessage message(String step) {
        Step one = AVIS.step(step);
        Patient patient = patient();
        return message(one, patient, content(one, patient));
    }

    public StepMessage message(Step step, @Nullable Patient patient, Json.Obj content) {
        return new StepMessage(id(), AVIS, step, id(), professional(), organisation(), patient, content, AT);
    }

    public Json.Obj content(Step step, Patient patient) {
        Json.Builder content = Json.object();
        for (Field field : step.form().fields()) {
            content.put(field.name(), value(field, patient));
        }
        return content.build();
    }

    private Json value(Field field, Patient patient) {
        if (field instanceof Field.ChoiceField choice) {
            return Json.text(choice.options()
                    .get(random.nextInt(choice.options().size()))
                    .code());
        } else if (field instanceof Field.FlagField flag) {
            return new Json.Bool(!flag.stops() && random.nextBoolean());
        } else if (field instanceof FigureField.DateField) {
            return Json.text(LocalDate.ofEpochDay(random.nextInt(20_000)).toString());
        } else if (field instanceof Field.PatientField) {
            return PartyJson.write(patient);
        } else if (field instanceof Field.ProfessionalField) {
            return random.nextBoolean() ? Json.text(Field.ProfessionalField.NONE) : PartyJson.write(professional());
        } else if (field instanceof Field.ConsentField) {
            return new Consent(true, "Dr Aline Exemple", AT.minusSeconds(60), Consent.How.values()[random.nextInt(3)])
                    .write();
        } else if (field instanceof Field.DocumentsField documents) {
            return documents(documents);
        }
        return Json.text(text());
    }

    private Json documents(Field.DocumentsField field) {
        List<Json> documents = new ArrayList<>();
        int count = field.min() + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            documents.add(document(field.kinds()
                            .get(random.nextInt(field.kinds().size()))
                            .code())
                    .write());
        }
        return Json.array(documents);
    }

    public Document document(String kind) {
        byte[] octets = new byte[16];
        random.nextBytes(octets);
        return new Document(
                id(), kind, "image/jpeg", 1 + random.nextInt(1 << 24), Sha256.hash(octets), "Avant-bras gauche");
    }

    public Patient patient() {
        boolean known = random.nextBoolean();
        return new Patient(
                "ÉPREUVE-TEST",
                random.nextBoolean() ? List.of("Zoé") : List.of("Zoé Anne", "Marie", "Lou"),
                random.nextBoolean() ? "d'Essai" : null,
                random.nextBoolean() ? "Marie" : null,
                LocalDate.of(1956, 2, 29),
                random.nextBoolean() ? "55029" : "2A004",
                Sex.values()[random.nextInt(3)],
                known ? new Ins("256025502912378", Ins.Oid.TEST) : null,
                known ? null : Patient.NoInsReason.values()[random.nextInt(4)],
                "03 29 00 00 00",
                "1 rue de l'Essai, 55000 Bar-le-Duc");
    }

    public Professional professional() {
        return new Professional(
                new Rpps("10001234567"),
                "Exemple",
                "Aline",
                random.nextBoolean() ? "G15_10/SM26" : null,
                random.nextBoolean() ? "+33 3 29 11 11 11" : null);
    }

    public Organisation organisation() {
        return new Organisation(
                new StructureId(random.nextBoolean() ? "1550006795" : "810001234567"),
                "Cabinet de l'Essai",
                random.nextBoolean() ? new Finess("550006795") : null);
    }

    public Id id() {
        return Id.random(random);
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
