package org.passerelle.pathway.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Field.ChoiceField;
import org.passerelle.pathway.Field.ConsentField;
import org.passerelle.pathway.Field.DateField;
import org.passerelle.pathway.Field.DocumentsField;
import org.passerelle.pathway.Field.FlagField;
import org.passerelle.pathway.Field.PatientField;
import org.passerelle.pathway.Field.ProfessionalField;
import org.passerelle.pathway.Field.TextField;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Option;
import org.passerelle.pathway.When;
import org.passerelle.pathway.Words;

/** Reads forms: a mapping from each field's name to its kind, title and rules. */
final class FormReader {
    private FormReader() {}

    static Form form(YamlNode.Keys step) {
        if (step.find("form").isEmpty()) {
            return new Form(List.of());
        }
        YamlNode.Keys form = step.keys("form");
        var fields = new ArrayList<Field>();
        form.each().forEach((name, field) -> fields.add(Located.within(field, () -> field(name, field))));
        return Located.within(form, () -> new Form(fields));
    }

    private static Field field(String name, YamlNode.Keys keys) {
        return switch (keys.text("kind")) {
            case "text" -> text(name, keys.only("kind", "title", "required", "max", "when"));
            case "choice" -> choice(name, keys.only("kind", "title", "required", "options"));
            case "flag" -> flag(name, keys.only("kind", "title", "required", "stops"));
            case "date" -> new DateField(name, words(plain(keys)), keys.flag("required"));
            case "patient" -> new PatientField(name, words(plain(keys)), keys.flag("required"));
            case "professional" -> professional(name, keys.only("kind", "title", "required", "none"));
            case "consent" -> new ConsentField(name, words(plain(keys)), keys.flag("required"));
            case "documents" -> documents(name, keys.only("kind", "title", "min", "max", "kinds"));
            default ->
                throw keys.wrongForm(
                        "kind",
                        keys.get("kind"),
                        "text, choice, flag, date, patient, professional, consent or documents");
        };
    }

    /** The title that the node has, in both languages. */
    static Words words(YamlNode.Keys owner) {
        return pair(owner.keys("title"));
    }

    private static Words pair(YamlNode.Keys words) {
        words.only("fr", "en");
        return Located.within(words, () -> new Words(words.textOrEmpty("fr"), words.textOrEmpty("en")));
    }

    private static YamlNode.Keys plain(YamlNode.Keys keys) {
        return keys.only("kind", "title", "required");
    }

    private static Field text(String name, YamlNode.Keys keys) {
        return new TextField(name, words(keys), keys.flag("required"), keys.whole("max"), when(keys));
    }

    private static @Nullable When when(YamlNode.Keys keys) {
        if (keys.find("when").isEmpty()) {
            return null;
        }
        YamlNode.Keys when = keys.keys("when").only("field", "is");
        return new When(when.text("field"), when.text("is"));
    }

    private static Field choice(String name, YamlNode.Keys keys) {
        return new ChoiceField(name, words(keys), keys.flag("required"), options(keys.keys("options")));
    }

    private static Field flag(String name, YamlNode.Keys keys) {
        return new FlagField(name, words(keys), keys.flag("required"), keys.flagOrNo("stops"));
    }

    private static Field professional(String name, YamlNode.Keys keys) {
        return new ProfessionalField(name, words(keys), keys.flag("required"), keys.flagOrNo("none"));
    }

    private static Field documents(String name, YamlNode.Keys keys) {
        return new DocumentsField(name, words(keys), keys.whole("min"), keys.whole("max"), options(keys.keys("kinds")));
    }

    private static List<Option> options(YamlNode.Keys keys) {
        var options = new ArrayList<Option>();
        keys.each().forEach((code, words) -> options.add(Located.within(words, () -> new Option(code, pair(words)))));
        return options;
    }
}
