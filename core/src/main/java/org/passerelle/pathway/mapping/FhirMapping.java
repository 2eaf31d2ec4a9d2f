package org.passerelle.pathway.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.HouseBug;

/**
 * How FHIR resources call what a pathway does, for software that knows other words than ours. It is a translation: no node judges a
 * letter by it, and two houses may have different ones.
 *
 * @param code what a Task of this pathway is besides the pathway's own code, or null
 * @param priorities the priority of each urgency that has one of its own
 * @param questionnaires of each step, by name, the canonical URL of the Questionnaire that its form is made from
 */
public record FhirMapping(@Nullable Code code, Map<String, Priority> priorities, Map<String, String> questionnaires) {
    /** Of a pathway that says nothing of FHIR. */
    public static final FhirMapping NONE = new FhirMapping(null, Map.of(), Map.of());

    /** What {@link #isSystem} wants, for people. */
    public static final String SYSTEM_FORM =
            "an absolute URL, http, https, urn:oid or urn:uuid, of 300 characters at most";
    /** What {@link #isCanonical} wants, for people. */
    public static final String CANONICAL_FORM = SYSTEM_FORM + ", then | and a version or nothing";
    /** What a code looks like, for people. */
    public static final String CODE_FORM = "a code of 80 characters at most, without blanks, commas and bars";
    /** What a code's words look like, for people. */
    public static final String DISPLAY_FORM = "a text of 400 characters at most, on one line";

    private static final String ABSOLUTE =
            "(?=.{1,300}(\\||$))(https?://[A-Za-z0-9]|urn:(oid|uuid):[0-9A-Fa-f])[!-{}~]*";
    private static final Pattern SYSTEM = Pattern.compile(ABSOLUTE);
    private static final Pattern CANONICAL = Pattern.compile(ABSOLUTE + "(\\|[!-{}~]{1,40})?");
    private static final Pattern CODE = Pattern.compile("[!-+\\--{}~]{1,80}");
    private static final Pattern DISPLAY = Pattern.compile("[^\\x00-\\x1f\\x7f]{1,400}");

    public FhirMapping {
        priorities = Map.copyOf(priorities);
        questionnaires = Map.copyOf(questionnaires);
        if (!questionnaires.values().stream().allMatch(FhirMapping::isCanonical)) {
            throw new HouseBug("a questionnaire's canonical URL is absolute");
        }
    }

    /**
     * A coding.
     *
     * @param system an absolute URL
     * @param code a code of it
     * @param display its words there, or null
     */
    public record Code(String system, String code, @Nullable String display) {
        public Code {
            if (!isSystem(system) || !isCode(code) || display != null && !isDisplay(display)) {
                throw new HouseBug("a coding has a system, a code and words of their form");
            }
        }

        public Optional<String> findDisplay() {
            return Optional.ofNullable(display);
        }
    }

    /** FHIR R4's request-priority, all of it. */
    public enum Priority {
        ROUTINE,
        URGENT,
        ASAP,
        STAT;

        /** The code that FHIR and pathway files write. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a code system may be called so. */
    public static boolean isSystem(String written) {
        return SYSTEM.matcher(written).matches();
    }

    /** Whether a Questionnaire may be called so: its URL, with or without a version. */
    public static boolean isCanonical(String written) {
        return CANONICAL.matcher(written).matches();
    }

    public static boolean isCode(String written) {
        return CODE.matcher(written).matches();
    }

    public static boolean isDisplay(String written) {
        return DISPLAY.matcher(written).matches();
    }

    public Optional<Code> findCode() {
        return Optional.ofNullable(code);
    }

    /** The Questionnaire that a step's own form is made from. */
    public Optional<String> questionnaire(String step) {
        return Optional.ofNullable(questionnaires.get(step));
    }

    /**
     * The priority of an urgency: what the pathway says of it; else, since a form lists its urgencies from the least, routine for the
     * first and urgent for every other one; routine where the form does not have it.
     *
     * @param urgency the code chosen
     * @param listed the form's codes, in order
     */
    public Priority priority(String urgency, List<String> listed) {
        Priority said = priorities.get(urgency);
        if (said != null) {
            return said;
        }
        return listed.indexOf(urgency) > 0 ? Priority.URGENT : Priority.ROUTINE;
    }
}
