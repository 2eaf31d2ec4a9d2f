package org.passerelle.client;

import org.passerelle.refusal.RefusalCode;

/** Why the SDK itself says no; everything else keeps the code of the room that refused. */
enum ClientRefusal implements RefusalCode {
    FILE("client.file", "A file that the settings name cannot be read; check its path and who may read it."),
    KEYS("client.keys", "The key store cannot be opened or holds no usable key; check its password and what it holds."),
    NO_SIGNING_KEY(
            "client.no-signing-key", "The settings name no key that may sign; add the organisation's signing key."),
    SERVER(
            "client.server",
            "A mail server is written smtps://host:port or imaps://host:port, or without the s for STARTTLS."),
    CATALOGUE(
            "client.catalogue",
            "A catalogue is fetched from https:// at one of the hosts that the settings name; name its host in hosts or innerHosts."),
    TO_COMPLETE(
            "client.to-complete",
            "An ordinary mail began this exchange and holds no request yet; read its mails and enter the request."),
    UNKNOWN_FORM(
            "client.unknown-form",
            "The line asks with a form whose file is not here, or that its card does not offer; put the line's file into the settings' pathways folder, or name one of its forms."),
    UNKNOWN_LINE(
            "client.unknown-line",
            "No confirmed card of a line has this address; get the card from the hospital (Practice.introduce asks for it), then learn it or add it to the settings."),
    NOT_OUR_LINE(
            "client.not-our-line", "No own card of a line has this address; add it to the settings as an own card.");

    private final String code;
    private final String sentence;

    ClientRefusal(String code, String sentence) {
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
