package org.passerelle.letter.xdm;

import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.Party;
import org.passerelle.letter.document.Setting;
import org.passerelle.pathway.ClinicalModel;

/**
 * A code of the metadata, in its scheme. Types are of JDV_J07, classes of JDV_J06 (TRE_A03-ClasseDocument), formats of JDV_J10.
 *
 * @param name as the value set words it
 */
record Coded(String code, String scheme, String name) {
    static final Coded NORMAL = new Coded("N", "2.16.840.1.113883.5.25", "Normal");
    /** TRE_R209-TypeActivite: care without a stay; nothing says more of a téléexpertise. */
    static final Coded CONTENT = new Coded("07", "1.2.250.1.213.2.2", "Consultations, soins externes");

    private static final String LOINC = "2.16.840.1.113883.6.1";
    private static final String CLASSES = "1.2.250.1.213.1.1.4.1";
    private static final String IHE_FORMATS = "1.3.6.1.4.1.19376.1.2.3";
    private static final String FRENCH_FORMATS = "1.2.250.1.213.1.1.4.2.282";

    private static final Coded IMAGE =
            new Coded("52040-3", LOINC, "Document encapsulant une image d'illustration non DICOM");
    private static final Coded IMAGING = new Coded("31", CLASSES, "Imagerie médicale");

    /** As JDV_J07 words it, or, of another document than téléexpertise's two, as the pathway does. */
    static Coded type(ClinicalDocument document) {
        if (!document.isTelemedicine()) {
            return new Coded(document.loinc(), LOINC, document.title());
        }
        return document.kind() == ClinicalModel.Kind.REQUEST
                ? new Coded(document.loinc(), LOINC, "Demande d'acte de télémédecine")
                : new Coded(document.loinc(), LOINC, "CR de télémédecine");
    }

    /**
     * The class that goes with a type (ASS_X04). That of a request is not confirmed: the table could not be read, and of its classes a
     * request for an act is nearest to a prescription.
     */
    static Coded classOf(ClinicalModel.Kind kind) {
        return switch (kind) {
            case REQUEST -> new Coded("42", CLASSES, "Prescription");
            case REPORT, LETTER -> new Coded("10", CLASSES, "Compte rendu");
        };
    }

    /** ASS_A11 for the structured request (model 1.2.250.1.213.1.1.1.38), ASS_A12 for the PDF in a CDA. */
    static Coded format(ClinicalModel.Kind kind) {
        return switch (kind) {
            case REQUEST -> new Coded("urn:asip:ci-sis:tlm-da:2020", FRENCH_FORMATS, "Demande d'acte de télémédecine");
            case REPORT, LETTER ->
                new Coded("urn:ihe:iti:xds-sd:pdf:2008", IHE_FORMATS, "Document à corps non structuré en Pdf/A-1");
        };
    }

    /** An attached image has a type of its own; any other file has that of the document that it goes with, for the lack of a better. */
    static Coded typeOf(String mediaType, ClinicalDocument with) {
        return isImage(mediaType) ? IMAGE : type(with);
    }

    static Coded classOf(String mediaType, ClinicalModel.Kind with) {
        return isImage(mediaType) ? IMAGING : classOf(with);
    }

    /** IHE's code for a file that its media type describes: France has none for a file that is not a CDA. */
    static Coded plainFormat() {
        return new Coded("urn:ihe:iti:xds:2017:mimeTypeSufficient", IHE_FORMATS, "mimeType Sufficient");
    }

    static Coded practice(Party party) {
        Setting setting = Setting.of(party);
        return new Coded(setting.practice(), Setting.PRACTICE_SYSTEM, setting.practiceName());
    }

    static Coded facility(Party party) {
        Setting setting = Setting.of(party);
        return new Coded(setting.facility(), Setting.FACILITY_SYSTEM, setting.facilityName());
    }

    private static boolean isImage(String mediaType) {
        return mediaType.startsWith("image/");
    }
}
