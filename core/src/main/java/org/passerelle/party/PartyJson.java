package org.passerelle.party;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Patients, professionals and organisations as canonical documents carry them, both ways. */
public final class PartyJson {
    private PartyJson() {}

    public static Json.Obj write(Patient patient) {
        var ins = patient.findIns();
        return Json.object()
                .put("birthName", patient.birthName())
                .put("birthGivenNames", Json.texts(patient.birthGivenNames()))
                .put("usedName", patient.usedName())
                .put("usedGivenName", patient.usedGivenName())
                .put("birthDate", patient.birthDate().toString())
                .put("birthPlace", patient.birthPlace())
                .put("sex", lower(patient.sex()))
                .put("ins", ins.map(Ins::value))
                .put("insOid", ins.map(known -> known.oid().dotted()))
                .put("noInsReason", patient.noInsReason() == null ? null : lower(patient.noInsReason()))
                .put("phone", patient.phone())
                .put("address", patient.address())
                .build();
    }

    public static Patient patient(Json.Obj json) {
        return new Patient(
                json.text("birthName"),
                json.array("birthGivenNames").texts(),
                orNull(json, "usedName"),
                orNull(json, "usedGivenName"),
                date(json.text("birthDate")),
                json.text("birthPlace"),
                constant(
                        Sex.class,
                        json.text("sex"),
                        Refusal.of(PartyRefusal.NAME).with(FactKey.FIELD, "sex")),
                json.findText("ins")
                        .map(value -> new Ins(value, Ins.Oid.of(json.text("insOid"))))
                        .orElse(null),
                json.findText("noInsReason")
                        .map(reason -> constant(
                                Patient.NoInsReason.class,
                                reason,
                                Refusal.of(PartyRefusal.INS_OR_REASON).with(FactKey.FIELD, "noInsReason")))
                        .orElse(null),
                json.text("phone"),
                json.text("address"));
    }

    public static Json.Obj write(Professional professional) {
        return Json.object()
                .put("rpps", professional.rpps().value())
                .put("familyName", professional.familyName())
                .put("givenName", professional.givenName())
                .put("specialty", professional.specialty())
                .put("directLine", professional.directLine())
                .build();
    }

    public static Professional professional(Json.Obj json) {
        return new Professional(
                new Rpps(json.text("rpps")),
                json.text("familyName"),
                json.text("givenName"),
                orNull(json, "specialty"),
                orNull(json, "directLine"));
    }

    /** A professional as ever; somebody without RPPS by their {@code id}. */
    public static Json.Obj write(Person person) {
        if (person instanceof Professional professional) {
            return write(professional);
        }
        return Json.object()
                .put("id", person.id().value())
                .put("familyName", person.familyName())
                .put("givenName", person.givenName())
                .build();
    }

    public static Person person(Json.Obj json) {
        return json.has("rpps")
                ? professional(json)
                : new Employee(new PersonId(json.text("id")), json.text("familyName"), json.text("givenName"));
    }

    public static Json.Obj write(Organisation organisation) {
        return Json.object()
                .put("structure", organisation.structure().value())
                .put("name", organisation.name())
                .put("finess", organisation.findFiness().map(Finess::value))
                .build();
    }

    public static Organisation organisation(Json.Obj json) {
        return new Organisation(
                new StructureId(json.text("structure")),
                json.text("name"),
                json.findText("finess").map(Finess::new).orElse(null));
    }

    private static @Nullable String orNull(Json.Obj json, String name) {
        return json.findText(name).orElse(null);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            // Its message quotes the date: it must not become the cause.
            throw Refusal.of(PartyRefusal.BIRTH_DATE)
                    .with(FactKey.FIELD, "birthDate")
                    .refused();
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text, Refusal otherwise) {
        for (E constant : type.getEnumConstants()) {
            if (lower(constant).equals(text)) {
                return constant;
            }
        }
        throw otherwise.refused();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
