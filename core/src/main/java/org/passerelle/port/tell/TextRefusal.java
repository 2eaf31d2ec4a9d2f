package org.passerelle.port.tell;

import org.passerelle.refusal.RefusalCode;

/** Why a short message was not taken. */
public enum TextRefusal implements RefusalCode {
    TEMPLATE(
            "sms.template",
            "The body is no template: {to} or {digits}, and {text}, stand in it, and what is filled in makes valid JSON or a form.",
            Lasting.PERMANENT),
    BUSY("sms.busy", "The provider of short messages asks to try again later.", Lasting.TEMPORARY),
    REFUSED(
            "sms.refused",
            "The provider of short messages refused this one, or leads elsewhere; redirects are not followed.",
            Lasting.PERMANENT),
    NOT_LET_IN(
            "sms.not-let-in",
            "The provider of short messages does not let us in: mend the token, or the header that carries it.",
            Lasting.PERMANENT);

    private final String code;
    private final String sentence;
    private final Lasting lasting;

    TextRefusal(String code, String sentence, Lasting lasting) {
        this.code = code;
        this.sentence = sentence;
        this.lasting = lasting;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return lasting;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
