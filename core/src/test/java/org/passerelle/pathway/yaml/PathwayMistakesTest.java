package org.passerelle.pathway.yaml;

import static org.passerelle.pathway.yaml.LoanFile.GIVE_UP;
import static org.passerelle.pathway.yaml.LoanFile.SOUND;
import static org.passerelle.pathway.yaml.LoanFile.refuses;
import static org.passerelle.pathway.yaml.LoanFile.refusesAll;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.pathway.PathwayRefusal;

/** Each test makes one mistake that a writer could make. */
class PathwayMistakesTest {
    @Test
    void refusesAnUnknownKeyAtEachLevel() {
        refuses(PathwayRefusal.KEY_UNKNOWN, "version: 3", "version: 3\n§colour: red");
        refuses(PathwayRefusal.KEY_UNKNOWN, "{ side: requester,", "{ side: requester, §colour: red,");
        refuses(PathwayRefusal.KEY_UNKNOWN, "en: Done }, end: true", "en: Done }, §ends: true");
        refuses(PathwayRefusal.KEY_UNKNOWN, "    clock: stop", "    §clok: stop");
        refuses(PathwayRefusal.KEY_UNKNOWN, "        max: 100", "        max: 100\n        §maximum: 100");
        refuses(PathwayRefusal.KEY_UNKNOWN, "en: Lender", "en: Lender, §de: Leiher");
        refuses(PathwayRefusal.KEY_UNKNOWN, "is: fast }", "is: fast, §not: slow }");
    }

    @ParameterizedTest
    @CsvSource({"pathway: loan", "version: 3", "initial: new"})
    void refusesAMissingKeyOfTheFile(String line) {
        refusesAll(PathwayRefusal.KEY_MISSING, "§" + SOUND.replaceFirst(line + "\n", ""));
    }

    @Test
    void refusesAMissingKeyWhereItsOwnerStands() {
        refuses(PathwayRefusal.KEY_MISSING, "asker: { side: requester, ", "§asker: { ");
        refuses(PathwayRefusal.KEY_MISSING, "go-on:\n    title: { fr: Reprendre, en: Go on }", "§go-on:");
        refuses(
                PathwayRefusal.KEY_MISSING,
                "wait:\n    title: { fr: Attendre, en: Wait }\n    by: lender",
                "§wait:\n    title: { fr: Attendre, en: Wait }");
        refuses(PathwayRefusal.KEY_MISSING, "why:\n        kind: text", "§why:");
        refuses(PathwayRefusal.KEY_MISSING, "initial: new", "initial:§");
        refuses(PathwayRefusal.KEY_MISSING, "initial: new", "initial: §''");
        refuses(PathwayRefusal.KEY_MISSING, "when: { field: urgency, is: fast }", "§when: { field: urgency }");
        refuses(PathwayRefusal.KEY_MISSING, "from: [asked]", "§from: []");
    }

    @Test
    void refusesAMissingTranslation() {
        refuses(PathwayRefusal.WORDS_MISSING, "title: { fr: Prêt, en: Loan }", "§title: { fr: Prêt }");
        refuses(PathwayRefusal.WORDS_MISSING, "    title: { fr: Prêter, en: Lend }", "    §title: { en: Lend }");
        refuses(PathwayRefusal.WORDS_MISSING, "en: Asked", "en: §''");
        refuses(PathwayRefusal.WORDS_MISSING, "slow: { fr: Lent, en: Slow }", "§slow: { fr: Lent }");
        refuses(PathwayRefusal.KEY_MISSING, "lend:\n    title: { fr: Prêter, en: Lend }", "§lend:");
    }

    @Test
    void refusesValuesOfAnotherForm() {
        refuses(PathwayRefusal.VALUE_FORM, "version: 3", "version: §three");
        refuses(PathwayRefusal.VALUE_FORM, "version: 3", "version: §-3");
        refuses(PathwayRefusal.VALUE_FORM, "max: 100", "max: §1000000000");
        refuses(PathwayRefusal.VALUE_FORM, "version: 3", "§version: [3]");
        refuses(PathwayRefusal.VALUE_FORM, "end: true", "end: §yes");
        refuses(PathwayRefusal.VALUE_FORM, "side: expert", "side: §hospital");
        refuses(PathwayRefusal.VALUE_FORM, "clock: pause", "clock: §sleep");
        refuses(PathwayRefusal.VALUE_FORM, "kind: text", "kind: §prose");
        refuses(PathwayRefusal.VALUE_FORM, "from: [new]", "from: §new");
        refuses(PathwayRefusal.VALUE_FORM, "from: [new]", "from: [§[new]]");
        refuses(PathwayRefusal.VALUE_FORM, "    title: { fr: Demander, en: Ask }", "    title: §Ask");
    }

    @Test
    void refusesAMappingToFhirThatSaysNothing() {
        String mapped = "version: 3\nfhir:\n  ";
        refuses(PathwayRefusal.KEY_UNKNOWN, "version: 3", mapped + "§codes: {}");
        refuses(PathwayRefusal.VALUE_FORM, "version: 3", mapped + "priority: { slow: §low }");
        refuses(PathwayRefusal.MAPPING_UNKNOWN, "version: 3", mapped + "priority: { fast: stat, never: §stat }");
        refuses(PathwayRefusal.KEY_MISSING, "version: 3", mapped + "§code: { code: '1' }");
        refuses(PathwayRefusal.KEY_MISSING, "version: 3", mapped + "§code: { system: 'urn:oid:1.2.3' }");
        refuses(PathwayRefusal.VALUE_FORM, "version: 3", mapped + "code: { code: '1', system: §loinc.org }");
        refuses(PathwayRefusal.VALUE_FORM, "version: 3", mapped + "code: { code: §'a,b', system: 'urn:oid:1.2.3' }");
        refuses(PathwayRefusal.VALUE_FORM, "version: 3", mapped + "questionnaires: { ask: §forms/1 }");
        refuses(PathwayRefusal.MAPPING_UNKNOWN, "version: 3", mapped + "questionnaires: { wait: §'urn:oid:1.2.3' }");
    }

    @Test
    void refusesNamesOfAnotherForm() {
        refuses(PathwayRefusal.NAME_FORM, "pathway: loan", "pathway: §Loan");
        refuses(PathwayRefusal.NAME_FORM, "  asker:", "  §demandé:");
        refuses(PathwayRefusal.NAME_FORM, "  waiting: {", "  §wait_ing: {");
        refuses(PathwayRefusal.NAME_FORM, "  go-on:", "  §2nd:");
        refuses(PathwayRefusal.NAME_FORM, "      why:", "      §why-not:");
        refuses(PathwayRefusal.NAME_FORM, "slow: {", "§SLOW: {");
    }

    @Test
    void refusesUnknownNames() {
        refuses(PathwayRefusal.ROLE_UNKNOWN, "by: lender\n    from: [asked]", "by: §bank\n    from: [asked]");
        refuses(PathwayRefusal.STATE_UNKNOWN, "from: [asked, waiting]", "from: [asked, §hoping]");
        refuses(PathwayRefusal.STATE_UNKNOWN, "to: done", "to: §finished");
        refuses(PathwayRefusal.STATE_UNKNOWN, "initial: new", "initial: §start");
        refuses(
                PathwayRefusal.CONDITION_UNKNOWN,
                "when: { field: urgency, is: fast }",
                "§when: { field: speed, is: fast }");
        refuses(
                PathwayRefusal.CONDITION_UNKNOWN,
                "when: { field: urgency, is: fast }",
                "§when: { field: urgency, is: faster }");
        refuses(
                PathwayRefusal.CONDITION_UNKNOWN,
                "when: { field: urgency, is: fast }",
                "§when: { field: papers, is: deed }");
    }

    @Test
    void refusesAPathwayInWhichOneSideHasNobody() {
        refuses(PathwayRefusal.SIDE_MISSING, "roles:\n  asker: { side: requester", "§roles:\n  asker: { side: expert");
    }

    @Test
    void refusesAnythingButOneOpeningStep() {
        refuses(PathwayRefusal.OPENING_NONE, "  new: {", "  §new: {", "from: [new]", "from: [waiting]");
        refuses(PathwayRefusal.OPENING_SEVERAL, "from: [asked, waiting]", "from: [asked, waiting, §new]");
        refuses(PathwayRefusal.OPENING_FORM, "from: [new]", "from: [new, §waiting]");
        refuses(PathwayRefusal.OPENING_FORM, "to: waiting", "to: §new");
    }

    @Test
    void refusesStatesThatLeadNowhereOrComeFromNowhere() {
        refuses(
                PathwayRefusal.STATE_WITHOUT_EXIT,
                "  done: {",
                "  §lost: { title: { fr: Perdu, en: Lost } }\n  done: {");
        refuses(
                PathwayRefusal.STATE_WITHOUT_EXIT,
                "done: { title: { fr: Fini, en: Done }, end: true }",
                "§done: { title: { fr: Fini, en: Done } }");
        refuses(
                PathwayRefusal.STATE_UNREACHABLE,
                "  done: {",
                "  §lost: { title: { fr: Perdu, en: Lost }, end: true }\n  done: {");
        refuses(PathwayRefusal.END_WITH_EXIT, "from: [asked]", "from: [asked, §done]");
        refuses(
                PathwayRefusal.END_UNREACHABLE,
                "  waiting: {",
                "  §waiting: {",
                "from: [asked, waiting]",
                "from: [asked]",
                "to: asked\n    clock: resume",
                "to: waiting");
    }

    @Test
    void refusesAClockThatIsNotStoppedOnEveryWay() {
        refuses(PathwayRefusal.CLOCK_NOT_STOPPED, "  done: {", "  §done: {", "    clock: stop\n", "");
        refuses(
                PathwayRefusal.CLOCK_NOT_STOPPED,
                "  done: {",
                "  §done: {",
                "clock: stop\n",
                "clock: stop\n" + GIVE_UP);
    }

    @Test
    void refusesAPauseThatNothingResumes() {
        refuses(
                PathwayRefusal.CLOCK_NOT_RESUMED,
                "clock: pause",
                "clock: §pause",
                "to: asked\n    clock: resume",
                "to: done\n    clock: stop");
    }

    @Test
    void refusesAClockUsedOutOfOrder() {
        refuses(PathwayRefusal.CLOCK_ORDER, "clock: pause", "clock: §resume");
        refuses(PathwayRefusal.CLOCK_ORDER, "clock: resume", "clock: §pause");
        refuses(PathwayRefusal.CLOCK_ORDER, "clock: start", "clock: §stop");
        refuses(PathwayRefusal.CLOCK_ORDER, "clock: pause\n", "clock: §pause\n", "    clock: start\n", "");
        refuses(PathwayRefusal.URGENCY_MISSING, "clock: pause", "clock: §start");
    }

    @Test
    void refusesAStartThatChoosesNoTarget() {
        refuses(
                PathwayRefusal.URGENCY_MISSING,
                "clock: start",
                "clock: §start",
                "      urgency:",
                "      speed:",
                "field: urgency",
                "field: speed");
        refuses(
                PathwayRefusal.URGENCY_MISSING,
                "clock: start",
                "clock: §start",
                "required: true\n        options",
                "required: false\n        options");
    }

    @Test
    void refusesADocumentWhosePartsTheFormDoesNotSay() {
        refuses(PathwayRefusal.DOCUMENT_FIELD, "    form:\n", document("§parts: { question: whom }"));
        refuses(PathwayRefusal.DOCUMENT_FIELD, "    form:\n", document("§parts: { question: papers }"));
        refuses(PathwayRefusal.DOCUMENT_FIELD, "    form:\n", document("§parts: { question: why, history: why }"));
        refuses(PathwayRefusal.KEY_UNKNOWN, "    form:\n", document("parts: { question: why, §other: why }"));
        refuses(PathwayRefusal.KEY_MISSING, "    form:\n", document("§parts: {}"));
        refuses(
                PathwayRefusal.VALUE_FORM,
                "    form:\n",
                document("parts: { question: why }").replace("kind: request", "kind: §leaflet"));
    }

    @Test
    void refusesADocumentAboutNobody() {
        refuses(
                PathwayRefusal.DOCUMENT_PATIENT,
                "    form:\n",
                document("parts: { question: why }").replace("    document:", "    §document:"));
    }

    private static String document(String parts) {
        return """
                    document:
                      kind: request
                      title: { fr: Demande, en: Request }
                      %s
                    form:
                """.formatted(parts);
    }
}
