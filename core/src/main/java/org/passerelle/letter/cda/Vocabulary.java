package org.passerelle.letter.cda;

/** The object identifiers and codes that our documents and their readers share. */
final class Vocabulary {
    /** CDA R2. */
    static final String CDA = "urn:hl7-org:v3";

    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    static final String LOINC = "2.16.840.1.113883.6.1";
    static final String NGAP = "1.2.250.1.215.200.3.3";
    static final String CONFIDENTIALITY = "2.16.840.1.113883.5.25";
    static final String GENDER = "2.16.840.1.113883.5.1";
    static final String ACT_CODE = "2.16.840.1.113883.5.4";
    static final String NO_MEDICATION = "2.16.840.1.113883.5.1150.1";
    /** TRE_A02-ProfessionSavFaire-CISIS. */
    static final String SPECIALTY = "1.2.250.1.213.1.1.4.5";
    /** Professionals, IDNPS. */
    static final String IDNPS = "1.2.250.1.71.4.2.1";
    /** Structures, IDNST. */
    static final String IDNST = "1.2.250.1.71.4.2.2";

    static final String TLM_DA = "75496-0";
    static final String TLM_CR = "85208-7";

    static final String FACTORS = "46612-8";
    static final String HISTORY = "34117-2";
    static final String TREATMENT = "10160-0";
    static final String ADDED = "55107-7";

    private Vocabulary() {}
}
