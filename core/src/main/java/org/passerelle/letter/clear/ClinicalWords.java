package org.passerelle.letter.clear;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.letter.cda.CdaDocument;
import org.passerelle.letter.cda.CdaDocument.Section;
import org.passerelle.letter.cda.narrative.Narrative;
import org.passerelle.letter.cda.narrative.Narrative.Block;
import org.passerelle.letter.cda.narrative.Narrative.Kind;
import org.passerelle.letter.cda.narrative.NarrativeText;
import org.passerelle.pathway.ClinicalModel.Part;

/**
 * What a CDA tells, sorted into the parts that a pathway knows: by the section's LOINC code; inside the anamnesis of a request, where
 * free text stands, by the heading that its author gave it.
 */
final class ClinicalWords {
    private static final String ANAMNESIS = "34117-2";

    private static final Map<String, Part> BY_CODE = Map.ofEntries(
            Map.entry("29299-5", Part.QUESTION), // reason for visit
            Map.entry("42349-1", Part.QUESTION), // reason for referral
            Map.entry(ANAMNESIS, Part.HISTORY),
            Map.entry("10164-2", Part.HISTORY), // history of present illness
            Map.entry("11450-4", Part.HISTORY), // problems
            Map.entry("11348-0", Part.HISTORY), // past illness
            Map.entry("48765-2", Part.HISTORY), // allergies
            Map.entry("10157-6", Part.HISTORY), // family
            Map.entry("47519-4", Part.HISTORY), // procedures of the past
            Map.entry("10160-0", Part.TREATMENT),
            Map.entry("18776-5", Part.RECOMMENDATION), // plan
            Map.entry("51847-2", Part.RECOMMENDATION), // assessment and plan
            Map.entry("55110-1", Part.RECOMMENDATION), // conclusions
            Map.entry("29554-3", Part.ACTS),
            Map.entry("55109-3", Part.INCIDENTS)); // complications

    /** Without accents, in small letters. */
    private static final Map<String, Part> BY_WORD = words();

    private final Map<Part, List<String>> told = new LinkedHashMap<>();
    /** The anamnesis's own text without a heading that says what it is. */
    private final List<String> free = new ArrayList<>();

    private ClinicalWords() {}

    /** By the part's name in small letters; those that it says nothing of are absent. */
    static Map<String, String> of(CdaDocument cda) {
        var words = new ClinicalWords();
        cda.sections().forEach(words::section);
        if (!words.free.isEmpty()) {
            // a request's free text is what it asks, unless it says elsewhere what that is
            words.add(words.told.containsKey(Part.QUESTION) ? Part.HISTORY : Part.QUESTION, words.free);
        }
        return words.told.entrySet().stream()
                .collect(Collectors.toMap(
                        part -> part.getKey().name().toLowerCase(Locale.ROOT),
                        part -> String.join("\n", part.getValue())));
    }

    private static Map<String, Part> words() {
        Map<String, Part> words = new LinkedHashMap<>();
        words.put("question", Part.QUESTION);
        words.put("antecedent", Part.HISTORY);
        words.put("histoire", Part.HISTORY);
        words.put("traitement", Part.TREATMENT);
        words.put("conduite", Part.RECOMMENDATION);
        words.put("recommandation", Part.RECOMMENDATION);
        words.put("incident", Part.INCIDENTS);
        return words;
    }

    private void section(Section section) {
        String code = section.code().code();
        if (code.equals(ANAMNESIS)) {
            anamnesis(section.narrative());
        } else {
            List<String> lines = NarrativeText.lines(section.narrative());
            add(BY_CODE.getOrDefault(code, Part.OTHER), titled(section.title(), lines));
        }
        section.sections().forEach(this::section);
    }

    private void anamnesis(List<Narrative> narrative) {
        for (Narrative each : narrative) {
            List<String> lines = NarrativeText.lines(List.of(each));
            String heading = heading(each);
            Part part = byWords(heading);
            if (part != null) {
                add(part, lines.subList(Math.min(1, lines.size()), lines.size()));
            } else if (heading.isEmpty() || plain(heading).contains("anamnese")) {
                free.addAll(heading.isEmpty() || lines.size() < 2 ? lines : lines.subList(1, lines.size()));
            } else {
                add(Part.OTHER, lines);
            }
        }
    }

    /** The one heading of a table of one column; of anything else none. */
    private static String heading(Narrative narrative) {
        if (!(narrative instanceof Block table) || table.kind() != Kind.TABLE) {
            return "";
        }
        List<Narrative> heads = table.content().stream()
                .filter(each -> each instanceof Block block && block.kind() == Kind.HEAD)
                .toList();
        List<String> lines = NarrativeText.lines(heads);
        return lines.size() == 1 ? lines.get(0) : "";
    }

    private static @Nullable Part byWords(String heading) {
        String plain = plain(heading);
        return BY_WORD.entrySet().stream()
                .filter(word -> plain.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String plain(String words) {
        return ClearWords.plain(words).toLowerCase(Locale.ROOT);
    }

    private static List<String> titled(String title, List<String> lines) {
        if (lines.isEmpty() || title.isEmpty() || lines.get(0).equals(title)) {
            return lines;
        }
        List<String> titled = new ArrayList<>(lines.size() + 1);
        titled.add(title + " :");
        titled.addAll(lines);
        return titled;
    }

    private void add(Part part, List<String> lines) {
        if (!lines.isEmpty()) {
            told.computeIfAbsent(part, none -> new ArrayList<>()).addAll(lines);
        }
    }
}
