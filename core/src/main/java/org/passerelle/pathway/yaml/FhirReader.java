package org.passerelle.pathway.yaml;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.passerelle.pathway.mapping.FhirMapping;

/** Reads what a file says of FHIR: a mapping under {@value #KEY}, of a pathway or of a line's form. */
final class FhirReader {
    /** Where it stands. It is no part of what a version means. */
    static final String KEY = "fhir";

    private FhirReader() {}

    /** A pathway's. */
    static FhirMapping pathway(YamlNode.Keys root) {
        if (root.find(KEY).isEmpty()) {
            return FhirMapping.NONE;
        }
        YamlNode.Keys keys = root.keys(KEY).only("code", "priority", "questionnaires");
        return new FhirMapping(code(keys), priorities(keys), questionnaires(keys));
    }

    /** The Questionnaire that a line's form is made from, or null. */
    static @Nullable String form(YamlNode.Keys root) {
        if (root.find(KEY).isEmpty()) {
            return null;
        }
        return canonical(root.keys(KEY).only("questionnaire"), "questionnaire");
    }

    private static FhirMapping.@Nullable Code code(YamlNode.Keys keys) {
        if (keys.find("code").isEmpty()) {
            return null;
        }
        YamlNode.Keys code = keys.keys("code").only("system", "code", "display");
        String display = code.find("display").isEmpty()
                ? null
                : formed(code, "display", FhirMapping::isDisplay, FhirMapping.DISPLAY_FORM);
        return new FhirMapping.Code(
                formed(code, "system", FhirMapping::isSystem, FhirMapping.SYSTEM_FORM),
                formed(code, "code", FhirMapping::isCode, FhirMapping.CODE_FORM),
                display);
    }

    private static Map<String, FhirMapping.Priority> priorities(YamlNode.Keys keys) {
        var priorities = new TreeMap<String, FhirMapping.Priority>();
        if (keys.find("priority").isPresent()) {
            YamlNode.Keys urgencies = keys.keys("priority");
            for (String urgency : urgencies.values().keySet()) {
                priorities.put(urgency, urgencies.constant(urgency, FhirMapping.Priority.values()));
            }
        }
        return priorities;
    }

    private static Map<String, String> questionnaires(YamlNode.Keys keys) {
        var questionnaires = new TreeMap<String, String>();
        if (keys.find("questionnaires").isPresent()) {
            YamlNode.Keys steps = keys.keys("questionnaires");
            for (String step : steps.values().keySet()) {
                questionnaires.put(step, canonical(steps, step));
            }
        }
        return questionnaires;
    }

    private static String canonical(YamlNode.Keys keys, String key) {
        return formed(keys, key, FhirMapping::isCanonical, FhirMapping.CANONICAL_FORM);
    }

    private static String formed(YamlNode.Keys keys, String key, Predicate<String> fits, String form) {
        String text = keys.text(key);
        if (!fits.test(text)) {
            throw keys.wrongForm(key, keys.get(key), form);
        }
        return text;
    }
}
