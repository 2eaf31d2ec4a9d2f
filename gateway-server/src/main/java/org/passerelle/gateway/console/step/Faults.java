package org.passerelle.gateway.console.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.canon.Json;
import org.passerelle.exchange.ExchangeRefusal;
import org.passerelle.gateway.console.frame.Problems;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.party.PartyRefusal;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;

/** What a refused form lacks: the place that the refusal is about, and every other one that is still empty, told at once. */
final class Faults {
    private static final Set<RefusalCode> EMPTY =
            Set.of(PathwayRefusal.FIELD_MISSING, PathwayRefusal.DOCUMENTS_MISSING, ExchangeRefusal.DIRECT_LINE);
    /** Of something that was written: what is empty is mended in the same round. */
    private static final Set<RefusalCode> WRITTEN = Set.of(
            PathwayRefusal.FIELD_TYPE,
            PathwayRefusal.FIELD_TOO_LONG,
            PathwayRefusal.FIELD_CHARACTERS,
            PathwayRefusal.FIELD_RANGE,
            PathwayRefusal.CHOICE_UNKNOWN,
            PathwayRefusal.ROWS_TOO_MANY,
            PathwayRefusal.DOCUMENTS_TOO_MANY,
            PathwayRefusal.DOCUMENTS_NEEDED);

    private final Form form;
    private final boolean files;
    private final Speech speech;
    private final Map<String, Wrong.Place> places = new LinkedHashMap<>();

    /** @param files whether any was given */
    Faults(Form form, boolean files, Speech speech) {
        this.form = form;
        this.files = files;
        this.speech = speech;
    }

    /**
     * Tells it.
     *
     * @param about the field that the refusal is about, as the form reads it, or empty
     * @param content what was written
     */
    Wrong of(Refusal why, String about, Json.Obj content) {
        boolean nothingThere = EMPTY.contains(why.code())
                || why.code() instanceof PartyRefusal && !why.is(PartyRefusal.INS_OR_REASON) && isEmpty(about, content);
        if (!nothingThere) {
            place(about, "");
        }
        if (nothingThere || WRITTEN.contains(why.code()) || why.code() instanceof PartyRefusal) {
            String blank = nothingThere ? "" : " " + speech.say("step.blank");
            form.fields().stream()
                    .filter(field -> field.requiredIn(content))
                    .forEach(field -> missing(field, content, blank));
        }
        place(about, "");
        return new Wrong(
                nothingThere ? speech.say("step.empty") : Problems.sentence(speech, why), List.copyOf(places.values()));
    }

    /** The same where what was written cannot be read: nothing is said of what is empty. */
    Wrong of(Refusal why, String about) {
        place(about, "");
        return new Wrong(Problems.sentence(speech, why), List.copyOf(places.values()));
    }

    /** Whether nothing was written into that part of a field. */
    private static boolean isEmpty(String place, Json.Obj content) {
        int dot = place.indexOf('.');
        return dot > 0
                && content.find(place.substring(0, dot))
                        .filter(Json.Obj.class::isInstance)
                        .map(Json.Obj.class::cast)
                        .filter(whole -> isAbsent(whole, place.substring(dot + 1)))
                        .isPresent();
    }

    private static boolean isAbsent(Json.Obj content, String name) {
        return content.find(name)
                .filter(value ->
                        !(value instanceof Json.Text text && text.value().isBlank()))
                .filter(value ->
                        !(value instanceof Json.Array array && array.items().isEmpty()))
                .isEmpty();
    }

    private void missing(Field field, Json.Obj content, String blank) {
        if (field instanceof Field.DocumentsField) {
            if (!files) {
                place(field.name(), blank);
            }
        } else if (isAbsent(content, field.name())) {
            place(field.name(), blank);
        } else if (content.get(field.name()) instanceof Json.Obj whole) {
            must(field).stream()
                    .filter(part -> isAbsent(whole, part))
                    .forEach(part -> place(field.name() + "." + part, blank));
            if (field instanceof Field.PatientField && isAbsent(whole, "ins") && isAbsent(whole, "noInsReason")) {
                place(field.name() + ".ins", blank);
            }
        }
    }

    /** The parts without which such a field is not whole. */
    private static List<String> must(Field field) {
        if (field instanceof Field.PatientField) {
            return PatientParts.MUST;
        } else if (field instanceof Field.ConsentField) {
            return List.of("by");
        }
        return field instanceof Field.ProfessionalField ? List.of("rpps", "familyName", "givenName") : List.of();
    }

    private void place(String named, String blank) {
        var path = new ArrayList<>(List.of(named.split("\\.")));
        form.find(path.get(0)).ifPresent(field -> {
            String part = path.size() == 2 ? label(field, path.get(1)) : "";
            String name = part.isEmpty() ? field.name() : named;
            String words = speech.say(field.words());
            String label = part.isEmpty() ? words : speech.say("step.part", words, part);
            places.putIfAbsent(name, new Wrong.Place(name, label + blank));
        });
    }

    /** The words beside a part of a field; empty where the page has no such part. */
    private String label(Field field, String part) {
        String key = "";
        if (field instanceof Field.PatientField) {
            key = part.equals("ins") ? "patient.ins.or" : "patient." + part;
        } else if (field instanceof Field.ConsentField) {
            key = "consent." + part;
        } else if (field instanceof Field.ProfessionalField) {
            key = "professional." + part;
        }
        return !part.equals("given") && speech.knows(key) ? speech.say(key) : "";
    }
}
