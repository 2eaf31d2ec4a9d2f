package org.passerelle.pathway.yaml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.yaml.YamlNode.Keys;
import org.passerelle.pathway.yaml.YamlNode.Place;
import org.passerelle.pathway.yaml.YamlNode.Text;

/**
 * A form of a line while somebody writes it. What an editor of fields cannot say (bounds, conditions, what stops) stays as it stands
 * in the file.
 */
public final class FormDraft {
    private final Keys root;

    private FormDraft(Keys root) {
        this.root = root;
    }

    /**
     * A choice's option, or a kind of document.
     *
     * @param fr empty for none yet, as {@code en}
     */
    public record Choice(String code, String fr, String en) {}

    /**
     * A field as an editor of fields shows it.
     *
     * @param kind as files write it
     * @param must whether the field says itself that it is required; a field of documents says how many
     * @param choices of a choice or of documents
     */
    public record DraftField(String name, String kind, String fr, String en, boolean must, List<Choice> choices) {
        public DraftField {
            choices = List.copyOf(choices);
        }
    }

    /**
     * Reads a text as far as it is YAML.
     *
     * @throws org.passerelle.refusal.Refused with its first mistake and place
     */
    public static FormDraft read(String text) {
        return new FormDraft(YamlReader.read(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The form that cards call so for that step: a line's, or the step's own, which bears the pathway's name and version. */
    public static Optional<FormDraft> of(Pathways known, Pathway pathway, String step, PathwayRef form) {
        if (!form.equals(pathway.ref())) {
            return known.source("form " + form).map(source -> new FormDraft(source.root()));
        }
        return known.source("pathway " + form)
                .map(source -> source.root().keys("steps").keys(step))
                .map(own -> {
                    var made = new LinkedHashMap<String, YamlNode>();
                    made.put("form", text(form.name()));
                    made.put("version", text("1"));
                    made.put("title", own.get("title"));
                    made.put("pathway", text(pathway.ref().toString()));
                    made.put("step", text(step));
                    made.put("fields", own.find("form").orElse(keys(Map.of())));
                    return new FormDraft(keys(made));
                });
    }

    /** The same under another name and version. */
    public FormDraft named(PathwayRef ref) {
        Map<String, YamlNode> made = values(root);
        made.put("form", text(ref.name()));
        made.put("version", text(String.valueOf(ref.version())));
        return new FormDraft(keys(made));
    }

    /** As a file. */
    public String text() {
        return YamlWriter.write(root);
    }

    /** What people call it. */
    public Choice title() {
        return words("", root);
    }

    /** Its fields, in their order. */
    public List<DraftField> fields() {
        List<DraftField> fields = new ArrayList<>();
        root.keys("fields").each().forEach((name, field) -> {
            Choice title = words(name, field);
            fields.add(new DraftField(
                    name,
                    field.text("kind"),
                    title.fr(),
                    title.en(),
                    field.find("required").isPresent() && field.flag("required"),
                    choices(field)));
        });
        return fields;
    }

    private static List<Choice> choices(Keys field) {
        List<Choice> choices = new ArrayList<>();
        optionsKey(field.text("kind"))
                .filter(key -> field.find(key).isPresent())
                .ifPresent(key -> field.keys(key)
                        .each()
                        .forEach((code, words) ->
                                choices.add(new Choice(code, words.textOrEmpty("fr"), words.textOrEmpty("en")))));
        return choices;
    }

    private static Optional<String> optionsKey(String kind) {
        return switch (kind) {
            case "choice" -> Optional.of("options");
            case "documents" -> Optional.of("kinds");
            default -> Optional.empty();
        };
    }

    /** With these fields alone, in this order, and that title; what else stands in those that were there stays. */
    public FormDraft with(Choice title, List<DraftField> fields) {
        Keys before = root.keys("fields");
        var after = new LinkedHashMap<String, YamlNode>();
        for (DraftField field : fields) {
            Optional<YamlNode> old = before.find(field.name());
            after.put(
                    field.name(),
                    old.isPresent() && old.get() instanceof Keys there ? changed(there, field) : fresh(field));
        }
        Map<String, YamlNode> made = values(root);
        made.put("title", pair(title));
        made.put("fields", keys(after));
        return new FormDraft(keys(made));
    }

    private static Keys changed(Keys field, DraftField said) {
        Map<String, YamlNode> made = values(field);
        made.put("title", pair(new Choice("", said.fr(), said.en())));
        if (field.find("required").isPresent()) {
            made.put("required", text(String.valueOf(said.must())));
        }
        optionsKey(field.text("kind")).ifPresent(key -> made.put(key, options(said.choices())));
        return keys(made);
    }

    private static Keys fresh(DraftField said) {
        var made = new LinkedHashMap<String, YamlNode>();
        made.put("kind", text(said.kind()));
        made.put("title", pair(new Choice("", said.fr(), said.en())));
        if (said.kind().equals("documents")) {
            made.put("min", text(said.must() ? "1" : "0"));
            made.put("max", text("10"));
        } else {
            made.put("required", text(String.valueOf(said.must())));
        }
        if (said.kind().equals("text")) {
            made.put("max", text("2000"));
        }
        optionsKey(said.kind()).ifPresent(key -> made.put(key, options(said.choices())));
        return keys(made);
    }

    private static Keys options(List<Choice> choices) {
        var options = new LinkedHashMap<String, YamlNode>();
        choices.forEach(choice -> options.put(choice.code(), pair(choice)));
        return keys(options);
    }

    private static Choice words(String code, Keys owner) {
        Keys title = owner.keys("title");
        return new Choice(code, title.textOrEmpty("fr"), title.textOrEmpty("en"));
    }

    private static Keys pair(Choice words) {
        var pair = new LinkedHashMap<String, YamlNode>();
        pair.put("fr", text(words.fr()));
        pair.put("en", text(words.en()));
        return keys(pair);
    }

    private static Map<String, YamlNode> values(Keys keys) {
        return new LinkedHashMap<>(keys.values());
    }

    private static Keys keys(Map<String, YamlNode> values) {
        return new Keys(values, Map.of(), Place.START);
    }

    private static Text text(String value) {
        return new Text(value, Place.START);
    }

    @Override
    public String toString() {
        return "FormDraft[…]";
    }
}
