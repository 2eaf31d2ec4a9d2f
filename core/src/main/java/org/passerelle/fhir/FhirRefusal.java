package org.passerelle.fhir;

import org.passerelle.refusal.RefusalCode;

/** Why FHIR octets are not read, or not believed. */
public enum FhirRefusal implements RefusalCode {
    TOO_LARGE("fhir.too-large", "The FHIR document is larger than its limit."),
    TOO_DEEP("fhir.too-deep", "The FHIR document is nested too deeply."),
    TOO_MANY_NODES("fhir.too-many-nodes", "The FHIR document holds more values than its limit."),
    NOT_JSON("fhir.not-json", "The FHIR document is not JSON in UTF-8, or names a member twice."),
    NOT_FHIR("fhir.not-fhir", "The document is not the FHIR R4 resource that is expected here."),
    BUNDLE("fhir.bundle", "The message bundle lacks a resource that a step needs, or holds one that it may not."),
    CONTENT("fhir.content", "A resource does not hold the elements that a step is read from."),
    REPRESENTATIONS_DIFFER(
            "fhir.representations-differ",
            "The resources say otherwise than the content that is believed: nothing of it may be used.");

    private final String code;
    private final String sentence;

    FhirRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return Lasting.PERMANENT;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
