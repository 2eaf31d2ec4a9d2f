package org.passerelle.fhir;

/** The systems and extensions that resources name. Ours hang under the arc of our signed attribute, which nobody else has. */
public final class Systems {
    private static final String ARC = "urn:oid:2.25.194847284413728886052259803560215413333.";

    /** Exchanges, by id. */
    public static final String EXCHANGE = ARC + "10.1";
    /** Steps taken, by id. */
    public static final String STEP_ID = ARC + "10.2";
    /** Documents, by id. */
    public static final String DOCUMENT = ARC + "10.3";
    /** Pathways; the version is the pathway's. */
    public static final String PATHWAY = ARC + "11.1";
    /** Steps of a pathway; the version is the pathway with its version, {@code avis/1}. */
    public static final String STEP = ARC + "11.2";
    /** States of a pathway, versioned like steps. */
    public static final String STATE = ARC + "11.3";
    /** Codes of a form's choices and kinds, versioned like steps. */
    public static final String OPTION = ARC + "11.4";
    /** Refusal codes. */
    public static final String REFUSAL = ARC + "11.5";
    /** How letters travel: {@code clear} where nobody signs those of the other side. */
    public static final String CARRIAGE = ARC + "11.6";
    /** Indicators, their parts and what each is timed by. */
    public static final String INDICATOR = ARC + "11.8";
    /** Reports of indicators, by line, pathway and month. */
    public static final String INDICATOR_REPORT = ARC + "10.8";
    /** Extension of an item: whether it is an object or a list. */
    public static final String SHAPE = ARC + "12.1";
    /** Extension of an item: a text of nothing but blanks, behind an equals sign. */
    public static final String BLANK = ARC + "12.2";
    /** Extension of an attachment: SHA-256 of its octets; R4's own hash is SHA-1 by definition. */
    public static final String SHA256 = ARC + "12.3";
    /** Extension of an attachment: its pages, as R5 has them. */
    public static final String PAGES = "http://hl7.org/fhir/5.0/StructureDefinition/extension-Attachment.pages";
    /** Extension of a task: the due date that the requester was shown before sending, where the line's clock says another. */
    public static final String PROMISED_DUE = ARC + "12.4";
    /** Where a message comes from, for those who want a URL: none to be called. */
    public static final String SOURCE = ARC + "13";

    /** RPPS numbers. */
    public static final String RPPS = "https://rpps.esante.gouv.fr";
    /** Structures, IDNST. */
    public static final String IDNST = "urn:oid:1.2.250.1.71.4.2.2";
    /** Persons as structures, IDNPS. */
    public static final String IDNPS = "urn:oid:1.2.250.1.71.4.2.1";
    /** Establishments. */
    public static final String FINESS = "https://finess.esante.gouv.fr";
    /** Author specialties of the CI-SIS ({@code G15_10/SM26}). */
    public static final String SPECIALTY = "urn:oid:1.2.250.1.213.1.1.4.5";
    /** INSEE (COG) codes. */
    public static final String INSEE = "https://mos.esante.gouv.fr/NOS/TRE_R13-CommuneOM/FHIR/TRE-R13-CommuneOM";

    /** Extension of an address: its INSEE code (Fr Core). */
    public static final String INSEE_EXTENSION =
            "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code";
    /** Extension of a patient: where they were born. */
    public static final String BIRTH_PLACE = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace";
    /** Extension of what is absent: why. */
    public static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    /** URIs as identifiers. */
    public static final String URI = "urn:ietf:rfc:3986";

    private Systems() {}

    /** An INS's system: its OID as a URN. */
    static String ins(String oid) {
        return "urn:oid:" + oid;
    }
}
