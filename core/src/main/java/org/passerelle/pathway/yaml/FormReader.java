package org.passerelle.pathway.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.pathway.AddressField.LineField;
import org.passerelle.pathway.AddressField.PlaceField;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Field.ChoiceField;
import org.passerelle.pathway.Field.ConsentField;
import org.passerelle.pathway.Field.DocumentsField;
import org.passerelle.pathway.Field.FlagField;
import org.passerelle.pathway.Field.PatientField;
import org.passerelle.pathway.Field.ProfessionalField;
import org.passerelle.pathway.Field.TextField;
import org.passerelle.pathway.FigureField.DateField;
import org.passerelle.pathway.FigureField.InstantField;
import org.passerelle.pathway.FigureField.NumberField;
import org.passerelle.pathway.FigureField.RowsField;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Need;
import org.passerelle.pathway.Need.Checks;
import org.passerelle.pathway.Option;
import org.passerelle.pathway.Step.Noted;
import org.passerelle.pathway.When;
import org.passerelle.pathway.Words;
import org.passerelle.pathway.counts.FieldCount;
import org.passerelle.pathway.counts.MomentCount;
import org.passerelle.pathway.unit.Ucum;

/** Reads forms: a mapping from each field's name to its kind, title and rules. */
final class FormReader {
    private FormReader() {}

    static Form form(YamlNode.Keys step) {
        return step.find("form").isEmpty() ? new Form(List.of()) : fields(step.keys("form"));
    }

    static Form fields(YamlNode.Keys form) {
        var fields = new ArrayList<Field>();
        form.each().forEach((name, field) -> fields.add(Located.within(field, () -> field(name, field))));
        return Located.within(form, () -> new Form(fields));
    }

    private static Field field(String name, YamlNode.Keys keys) {
        return switch (keys.text("kind")) {
            case "text" -> text(name, only(keys, "required", "max", "initial"));
            case "choice" -> choice(name, only(keys, "required", "options", "many", "stops", "instead", "counts"));
            case "flag" -> flag(name, only(keys, "required", "stops", "instead"));
            case "date" -> new DateField(name, words(plain(keys)), keys.flag("required"), when(keys));
            case "instant" -> instant(name, only(keys, "required", "counts"));
            case "number" -> number(name, only(keys, "required", "decimals", "min", "max", "unit"));
            case "rows" -> rows(name, only(keys, "required", "max", "columns"));
            case "patient" -> new PatientField(name, words(plain(keys)), keys.flag("required"), when(keys));
            case "professional" -> professional(name, only(keys, "required", "none"));
            case "consent" -> new ConsentField(name, words(plain(keys)), keys.flag("required"), when(keys));
            case "documents" -> documents(name, only(keys, "min", "max", "kinds", "needs", "checks"));
            case "place" -> place(name, only(keys, "required", "role"));
            case "line" -> new LineField(name, words(plain(keys)), keys.flag("required"), when(keys));
            default ->
                throw keys.wrongForm(
                        "kind",
                        keys.get("kind"),
                        "text, choice, flag, date, instant, number, rows, patient, professional, consent, documents, place or line");
        };
    }

    /** The title that the node has, in both languages. */
    static Words words(YamlNode.Keys owner) {
        return pair(owner.keys("title"));
    }

    static Words pair(YamlNode.Keys words) {
        words.only("fr", "en");
        return Located.within(words, () -> new Words(words.textOrEmpty("fr"), words.textOrEmpty("en")));
    }

    private static YamlNode.Keys plain(YamlNode.Keys keys) {
        return only(keys, "required");
    }

    /** The field, with no other keys than these and those that every field may have. */
    private static YamlNode.Keys only(YamlNode.Keys keys, String... more) {
        return keys.only(Stream.concat(Stream.of("kind", "title", "when"), Stream.of(more))
                .toArray(String[]::new));
    }

    private static Field text(String name, YamlNode.Keys keys) {
        return new TextField(
                name,
                words(keys),
                keys.flag("required"),
                keys.whole("max"),
                when(keys),
                keys.find("initial").isEmpty() ? null : keys.text("initial"));
    }

    private static @Nullable When when(YamlNode.Keys keys) {
        if (keys.find("when").isEmpty()) {
            return null;
        }
        YamlNode.Keys when = keys.keys("when").only("field", "is");
        return Located.within(when, () -> new When(when.text("field"), when.textOrTexts("is")));
    }

    private static Field choice(String name, YamlNode.Keys keys) {
        List<String> stops = keys.find("stops").isEmpty()
                ? List.of()
                : keys.keys("stops").only("when").textOrTexts("when");
        return new ChoiceField(
                name,
                words(keys),
                keys.flag("required"),
                options(keys.keys("options")),
                keys.flagOrNo("many"),
                stops,
                instead(keys),
                keys.find("counts").isEmpty() ? null : keys.constant("counts", FieldCount.values()),
                when(keys));
    }

    private static Field flag(String name, YamlNode.Keys keys) {
        return new FlagField(
                name, words(keys), keys.flag("required"), keys.flagOrNo("stops"), instead(keys), when(keys));
    }

    private static Field instant(String name, YamlNode.Keys keys) {
        return new InstantField(
                name,
                words(keys),
                keys.flag("required"),
                keys.find("counts").isEmpty() ? null : keys.constant("counts", MomentCount.values()),
                when(keys));
    }

    private static @Nullable Words instead(YamlNode.Keys keys) {
        return keys.find("instead").isEmpty() ? null : pair(keys.keys("instead"));
    }

    private static Field number(String name, YamlNode.Keys keys) {
        return new NumberField(
                name,
                words(keys),
                keys.flag("required"),
                keys.find("decimals").isEmpty() ? 0 : keys.whole("decimals"),
                keys.find("min").isEmpty() ? null : keys.number("min"),
                keys.find("max").isEmpty() ? null : keys.number("max"),
                unit(keys),
                when(keys));
    }

    private static @Nullable String unit(YamlNode.Keys keys) {
        String unit = keys.findText("unit").orElse(null);
        if (unit != null && !Ucum.isUnit(unit)) {
            throw keys.wrongForm("unit", keys.get("unit"), NumberField.UNIT);
        }
        return unit;
    }

    private static Field rows(String name, YamlNode.Keys keys) {
        return new RowsField(
                name, words(keys), keys.flag("required"), keys.whole("max"), fields(keys.keys("columns")), when(keys));
    }

    private static Field professional(String name, YamlNode.Keys keys) {
        return new ProfessionalField(name, words(keys), keys.flag("required"), keys.flagOrNo("none"), when(keys));
    }

    private static Field place(String name, YamlNode.Keys keys) {
        return new PlaceField(name, words(keys), keys.flag("required"), keys.text("role"), when(keys));
    }

    private static Field documents(String name, YamlNode.Keys keys) {
        return new DocumentsField(
                name,
                words(keys),
                keys.whole("min"),
                keys.whole("max"),
                options(keys.keys("kinds")),
                keys.find("needs").isEmpty() ? List.of() : needs(keys),
                checks(keys),
                when(keys));
    }

    private static Checks checks(YamlNode.Keys field) {
        if (field.find("checks").isEmpty()) {
            return Checks.NONE;
        }
        YamlNode.Keys keys = field.keys("checks").only("start", "device");
        return Located.within(keys, () -> new Checks(noted(keys, "start"), noted(keys, "device")));
    }

    private static @Nullable Noted noted(YamlNode.Keys checks, String key) {
        return checks.findText(key).map(Noted::parse).orElse(null);
    }

    private static List<Need> needs(YamlNode.Keys field) {
        var needs = new ArrayList<Need>();
        for (YamlNode.Keys keys : field.items("needs")) {
            keys.only("when", "kind", "min", "of", "say");
            needs.add(Located.within(
                    keys,
                    () -> new Need(
                            when(keys),
                            keys.text("kind"),
                            keys.whole("min"),
                            keys.find("of").isEmpty() ? null : keys.constant("of", Need.Medium.values()),
                            pair(keys.keys("say")))));
        }
        return needs;
    }

    private static List<Option> options(YamlNode.Keys keys) {
        var options = new ArrayList<Option>();
        keys.each().forEach((code, words) -> options.add(Located.within(words, () -> new Option(code, pair(words)))));
        return options;
    }
}
