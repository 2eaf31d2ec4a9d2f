package org.passerelle.port.letter;

/** How a step's medical document is written, for records that file it. */
public enum DocumentFormat {
    /** PDF/A-1b, for people. */
    PDF("application/pdf"),
    /** CDA R2, TLM-DA or TLM-CR (CI-SIS, volet Télémédecine 2022.01). */
    CDA("text/xml"),
    /** IHE_XDM.zip: the CDA, what is attached, and their metadata. */
    XDM("application/zip");

    private final String mediaType;

    DocumentFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }
}
