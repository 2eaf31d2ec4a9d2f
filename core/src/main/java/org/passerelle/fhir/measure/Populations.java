package org.passerelle.fhir.measure;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Expression;
import org.passerelle.fhir.Systems;
import org.passerelle.pathway.Words;

/** What measures and their reports call things by. */
final class Populations {
    static final CodeSystemCode INITIAL = new CodeSystemCode("initial-population", "Initial Population");
    static final CodeSystemCode NUMERATOR = new CodeSystemCode("numerator", "Numerator");
    static final CodeSystemCode DENOMINATOR = new CodeSystemCode("denominator", "Denominator");
    static final CodeSystemCode MEASURED = new CodeSystemCode("measure-population", "Measure Population");

    private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/measure-population";
    private static final String MASKED = "masked";
    private static final String NOT_APPLICABLE = "not-applicable";

    private Populations() {}

    /** A code of FHIR's own with the words that go with it. */
    record CodeSystemCode(String code, String display) {
        CodeableConcept concept() {
            return new CodeableConcept(new Coding(SYSTEM, code, display));
        }
    }

    /** A code of ours, in French. */
    static CodeableConcept indicator(String code, Words words) {
        return indicator(code, words.fr());
    }

    static CodeableConcept indicator(String code, String words) {
        return new CodeableConcept(new Coding(Systems.INDICATOR, code, words)).setText(words);
    }

    /** Says that a number is there, and hidden. */
    static <E extends Element> E masked(E element) {
        element.addExtension(Systems.ABSENT, new CodeType(MASKED));
        return element;
    }

    /** Who belongs to a population, in words: what computes it is this program, in no language of FHIR's. */
    static Expression criteria(String words) {
        var language = new CodeType();
        language.addExtension(Systems.ABSENT, new CodeType(NOT_APPLICABLE));
        return new Expression()
                .setLanguageElement(language)
                .setDescription(words)
                .setReference(Systems.INDICATOR);
    }
}
