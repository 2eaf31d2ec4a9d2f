package org.passerelle.fhir.measure;

import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.passerelle.fhir.NamedUuid;

/** FHIR R4 scores a measure one way as a whole, so each pathway has three of them. */
enum Scoring {
    /** How many requests there were and how they fall into parts. */
    COUNTS("cohort", "Cohort", "Volumes"),
    /** Shares of those parts. */
    SHARES("proportion", "Proportion", "Parts et taux"),
    /** How long things took. */
    TIMES("continuous-variable", "Continuous Variable", "Délais");

    private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/measure-scoring";

    private final String code;
    private final String display;
    private final String title;

    Scoring(String code, String display, String title) {
        this.code = code;
        this.display = display;
        this.title = title;
    }

    CodeableConcept concept() {
        return new CodeableConcept(new Coding(SYSTEM, code, display));
    }

    String title() {
        return title;
    }

    /** The measure's name: there is nothing to be fetched under it. */
    String url(String pathway) {
        return NamedUuid.of("passerelle/measure/1", (code + " " + pathway).getBytes(StandardCharsets.US_ASCII));
    }
}
