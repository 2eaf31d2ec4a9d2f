package org.passerelle.letter.xdm;

/** What XDS calls its attributes in ebRIM (ITI TF-3 §4.2.5.2): UUIDs of schemes and nodes, types of associations, names of slots. */
final class Schemes {
    static final String SET = "a54d6aa5-d40d-43f9-88c5-b4633d873bdd";
    static final String SET_AUTHOR = "a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d";
    static final String SET_CONTENT = "aa543740-bdda-424e-8c96-df4873be8500";
    static final String SET_PATIENT = "6b5aea1a-874d-4603-a4bc-96a0a7b38446";
    static final String SET_SOURCE = "554ac39e-e3fe-47fe-b233-965d2a147832";
    static final String SET_ID = "96fdda7c-d067-4183-912e-bf5ee74998a8";

    static final String DOCUMENT = "7edca82f-054d-47f2-a032-9b2a5b5186c1";
    static final String AUTHOR = "93606bcf-9494-43ec-9b4e-a7748d1a838d";
    static final String CLASS = "41a5887f-8865-4c09-adf7-e362475b143a";
    static final String CONFIDENTIALITY = "f4f85eac-e6cb-4883-b524-f2705394840f";
    static final String FORMAT = "a09d5840-386c-46f2-b5ad-9c3699a4309d";
    static final String FACILITY = "f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1";
    static final String PATIENT = "58a6f841-87b3-4a3e-92fd-a8ffeff98427";
    static final String PRACTICE = "cccf5598-8b07-4b77-a05e-ae952c785ead";
    static final String TYPE = "f0306f51-975f-434e-a61c-c59651d33983";
    static final String UNIQUE_ID = "2e82c1f6-a085-4c72-9da3-8640a32e42ab";

    static final String HAS_MEMBER = "urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember";
    static final String REPLACES = "urn:ihe:iti:2007:AssociationType:RPLC";

    /** A slot of our own, as XDS allows (ITI TF-3 §4.2.3.1.6): the hash that may be believed. */
    static final String SHA_256 = "urn:x-passerelle:sha256";

    private Schemes() {}
}
