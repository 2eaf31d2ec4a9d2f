package org.passerelle.party;

import org.passerelle.refusal.RefusalCode;

/** What makes an identity unusable. */
public enum PartyRefusal implements RefusalCode {
    ADDRESS("party.address", "The mail address is not a plain ASCII addr-spec (local@domain)."),
    RPPS("party.rpps", "An RPPS number has 11 digits."),
    PERSON(
            "party.person",
            "A person is named by an RPPS number of 11 digits, or, without one, by a kind digit and the establishment's number, a slash, and the establishment's number for them (3550000012/1042)."),
    FINESS("party.finess", "A FINESS number has 9 characters: digits, or 2A/2B then digits."),
    STRUCTURE("party.structure", "A structure id is IDNST or IDNPS: a kind digit followed by its number."),
    INS_VALUE("party.ins-value", "An INS has 15 characters: 13 of the NIR or NIA and a two-digit key."),
    INS_KEY(
            "party.ins-key",
            "The INS's two-digit key does not match its 13 first characters; check it against the patient's card."),
    INS_OID("party.ins-oid", "The INS's OID is not one of INS-NIR, INS-NIA or their test and demonstration values."),
    INS_OR_REASON("party.ins-or-reason", "A patient has an INS, or a stated reason for having none, and not both."),
    NAME("party.name", "A name is missing, too long or holds control characters."),
    PHONE("party.phone", "A phone number has 4 to 20 digits, spaces, dots, or a leading +."),
    MOBILE("party.mobile", "A mobile number is written in international form: + and 8 to 15 digits."),
    BIRTH_DATE("party.birth-date", "The birth date is missing, in the future or before 1880."),
    BIRTH_PLACE("party.birth-place", "The birth place is a 5-character INSEE (COG) code."),
    POSTAL_ADDRESS("party.postal-address", "The postal address is missing or too long.");

    private final String code;
    private final String sentence;

    PartyRefusal(String code, String sentence) {
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
