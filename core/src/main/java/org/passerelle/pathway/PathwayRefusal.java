package org.passerelle.pathway;

import org.passerelle.refusal.RefusalCode;

/** What a step may be refused for, and what makes a pathway's file unusable. */
public enum PathwayRefusal implements RefusalCode {
    // what a step says
    EMERGENCY(
            "pathway.emergency",
            "Danger to life is not a matter for a letter: call 15 or 112 now, then the line's phone number."),
    CONSENT_REFUSED(
            "pathway.consent-refused",
            "The patient refused; nothing is sent, and the refusal is kept under the reference that is given."),
    FIELD_MISSING("pathway.field-missing", "A field that the form requires is missing or blank; fill it in."),
    FIELD_UNKNOWN("pathway.field-unknown", "The content holds a member that the form does not have; remove it."),
    FIELD_TYPE("pathway.field-type", "A field's value is not of the field's type and form."),
    FIELD_TOO_LONG("pathway.field-too-long", "A text is longer than its field allows; shorten it."),
    FIELD_CHARACTERS("pathway.field-characters", "A text holds control characters other than line ends and tabs."),
    CHOICE_UNKNOWN("pathway.choice-unknown", "A choice is not one of the field's codes."),
    DOCUMENTS_MISSING("pathway.documents-missing", "The form requires more documents; attach them."),
    DOCUMENTS_TOO_MANY("pathway.documents-too-many", "There are more documents than the form allows; send fewer."),
    DOCUMENTS_NEEDED(
            "pathway.documents-needed",
            "Documents of a kind that is needed here are missing; the form says which, attach them."),
    EXCLUDED(
            "pathway.excluded",
            "The form says that this must not leave; do what it says instead, and nothing is sent."),
    FIELD_RANGE("pathway.field-range", "A number is outside its field's bounds, or has more decimals; mend it."),
    ROWS_TOO_MANY("pathway.rows-too-many", "A table has more rows than its field allows; send fewer."),
    DOCUMENT_TWICE("pathway.document-twice", "Two documents have the same id."),

    // which step is done
    UNKNOWN_PATHWAY("pathway.unknown-pathway", "This node does not know this pathway in this version."),
    UNKNOWN_STEP("pathway.unknown-step", "The pathway has no such step."),
    NOT_ALLOWED("pathway.not-allowed", "An earlier step did not allow this one; ask who took it."),
    NOT_IN_STATE("pathway.not-in-state", "The step is not possible in the state that the exchange is in."),

    // how a pathway's file is written
    UNREADABLE("pathway.unreadable", "The file cannot be read; check that it exists and may be read."),
    YAML(
            "pathway.yaml",
            "The file is not well-formed YAML in UTF-8 at this place; mend the indentation or the quotes."),
    YAML_FEATURE(
            "pathway.yaml-feature",
            "Tags, anchors, aliases, complex keys and further documents may not stand in a pathway; write it out."),
    LIMIT("pathway.limit", "A limit is exceeded here; make it smaller."),
    KEY_UNKNOWN("pathway.key-unknown", "This key means nothing here; check its spelling or remove it."),
    KEY_MISSING("pathway.key-missing", "A key is missing or empty here; add it."),
    KEY_TWICE("pathway.key-twice", "This key stands twice in the same place; remove one."),
    VALUE_FORM("pathway.value-form", "The value has not the form that its key wants."),
    NAME_FORM(
            "pathway.name-form",
            "A name is lower-case ASCII letters, digits and hyphens, a field's name letters and digits, from a letter, 40 at most."),
    NAME_TWICE("pathway.name-twice", "This name or kind of field stands twice where it may stand once; remove one."),
    NAME_RESERVED(
            "pathway.name-reserved",
            "The content's member of this name says which line's form was used, or which exchange is followed; call the field otherwise."),
    WORDS_MISSING("pathway.words-missing", "A translation is missing; give both the French and the English words."),
    SIDE_MISSING("pathway.side-missing", "The requester's or the expert's side has no role; add one."),

    // who acts
    RIGHT_SIDE("pathway.right-side", "Only a role on the expert's side has a right; remove it, or mend the side."),
    ROLE_NOT_THIRD(
            "pathway.role-not-third", "A place is named for a role of a third place; mend the role, or its side."),
    PLACE_UNNAMED(
            "pathway.place-unnamed",
            "This third place may have to act before any step names it: add a required field of kind place to a step before, by somebody else, or let others go on too."),
    ADDRESSEE_OWN(
            "pathway.addressee-own",
            "The step is for the very place that does it, which has the letter anyway; name another place's role."),

    // forms of lines
    NO_PATHWAY("pathway.no-pathway", "This file holds a line's form, no pathway; name a pathway's file."),
    NO_FORM("pathway.no-form", "This is a pathway, no line's form; write one that begins with form:."),
    FORM_UNKNOWN(
            "pathway.form-unknown",
            "The content was written with a line's form that this node does not know for this step."),
    FORM_LACKS(
            "pathway.form-lacks",
            "A line's form has every field that the step's own form requires or that stops it, by name and kind; add this one."),

    // scripts
    STORY_ORDER(
            "pathway.story-order", "The scenes of a story stand in the order of time; put this one where it belongs."),
    STORY_OTHER(
            "pathway.story-other",
            "The story is of another pathway or version than the one that it is to be played against; name that one in it."),

    // versions
    KNOWN_OTHERWISE(
            "pathway.known-otherwise",
            "This node has known this name and version with other content; give the file the next version."),

    // its clock's ladder
    RUNG_ORDER("pathway.rung-order", "The shares rise from rung to rung, each once; put them in order."),
    RUNG_DUE("pathway.rung-due", "The due date, 100, is missing among the rungs; add it."),

    // what a pathway must hold
    ROLE_UNKNOWN("pathway.role-unknown", "The pathway has no such role; declare it or mend its name."),
    STATE_UNKNOWN("pathway.state-unknown", "The pathway has no such state; declare it or mend its name."),
    CONDITION_UNKNOWN(
            "pathway.condition-unknown",
            "The condition names no choice or flag that stands before it in this form, or a value that it cannot have; mend the name or the code."),
    EARLIER_UNKNOWN(
            "pathway.earlier-unknown",
            "No step that comes before has such a field, of the kind that is needed here; mend the names."),
    NEED_UNKNOWN(
            "pathway.need-unknown",
            "What is needed is of no kind that the field has, or more than it may hold; mend the kind or the number."),
    COLUMN_KIND(
            "pathway.column-kind",
            "A table's column is a text, choice, flag, date, instant or number that stops nothing, and no moment that is counted; change its kind."),
    DOCUMENT_TYPE(
            "pathway.document-type",
            "A document's type is a LOINC code, check digit included, and a letter names one; mend it."),
    DOCUMENT_FIELD(
            "pathway.document-field",
            "A document's part names no text or choice of this form, or one that says another part; mend the name."),
    DOCUMENT_PATIENT(
            "pathway.document-patient",
            "A medical document is about a patient; let the opening step's form require one."),
    OPENING_NONE("pathway.opening-none", "No step leaves the initial state; add the one that opens the exchange."),
    OPENING_SEVERAL(
            "pathway.opening-several", "Several steps leave the initial state; keep the one that opens the exchange."),
    OPENING_FORM(
            "pathway.opening-form",
            "The opening step is the requester's or the line's, leaves the initial state only, and no step leads back to that state."),
    STATE_UNREACHABLE("pathway.state-unreachable", "No way leads to this state; add a step to it or remove it."),
    STATE_WITHOUT_EXIT("pathway.state-without-exit", "Nothing leaves this state; add a step or declare it an end."),
    END_WITH_EXIT("pathway.end-with-exit", "A step leaves an end; remove the step's from, or the end."),
    END_UNREACHABLE(
            "pathway.end-unreachable",
            "No way leads from this state to an end; add a step that gets out of the circle."),
    URGENCY_MISSING(
            "pathway.urgency-missing",
            "A step that starts or changes the clock has a required choice named urgency that nothing hides, by which the line's card sets its targets; or it starts one by a name, or by the opening's: request.urgency."),
    CLOCK_ORDER(
            "pathway.clock-order",
            "On some way here the clock is not in the condition that this step needs: start when none runs, pause what runs, resume what is paused, stop or change what was started."),
    MAPPING_UNKNOWN(
            "pathway.mapping-unknown",
            "The FHIR mapping names an urgency, or a step with a form, that the pathway does not have; mend the name."),
    COUNTS(
            "pathway.counts",
            "What is counted has the words of its vocabulary, so that lines can be compared; use its codes, several only of defects, once in a form."),
    CLOCK_NOT_STOPPED("pathway.clock-not-stopped", "On some way to this end the clock is never stopped; add a stop."),
    CLOCK_NOT_RESUMED(
            "pathway.clock-not-resumed",
            "From the pause that this step makes, no way resumes the clock; add a resume.");

    private final String code;
    private final String sentence;

    PathwayRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return this == UNREADABLE ? Lasting.TEMPORARY : Lasting.PERMANENT;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
