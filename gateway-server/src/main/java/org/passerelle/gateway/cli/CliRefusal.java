package org.passerelle.gateway.cli;

import org.passerelle.refusal.RefusalCode;

/** What stops a command beside what the rooms refuse. */
public enum CliRefusal implements RefusalCode {
    FILE("gateway.cli.file", "A file named on the command line cannot be read or written; check its path and rights."),
    ADDRESS(
            "gateway.cli.address",
            "Neither the certificate nor the entity's headers name the one mail address, so the command line must: --from, --as, or --to ADDRESS=FILE."),
    FROM_DIFFERS(
            "gateway.cli.from-differs",
            "The sender is not the same for the signer's certificate, the entity's From and --from; make them agree."),
    TO_DIFFERS(
            "gateway.cli.to-differs",
            "The recipients are not the same for the certificates of --to and the entity's To and Cc; make them agree."),
    ENTITY_HEADER(
            "gateway.cli.entity-header",
            "A header of the entity cannot stand in a sealed letter: it stands twice, names no plain address, or is Bcc."),
    STREAM("gateway.cli.stream", "Standard input or output failed."),
    NOT_EMPTY("gateway.cli.not-empty", "The folder already holds such files; give an empty one."),
    GATEWAY_AWAY(
            "gateway.cli.gateway-away",
            "The gateway does not answer there, or its certificate does not lead to --anchors; check --gateway and that it serves."),
    GATEWAY_REFUSED(
            "gateway.cli.gateway-refused",
            "The gateway refused; check= is its reason, which the table of refusals explains."),
    NO_CONSOLE(
            "gateway.cli.no-console",
            "These settings have no console, so nobody logs in; write its part first (docs/console.md)."),
    PASSWORDS_DIFFER(
            "gateway.cli.passwords-differ",
            "The password was not typed the same twice; nothing was changed. Try again."),
    NOT_A_LINE(
            "gateway.cli.not-a-line",
            "The card is a practice's, and a catalogue holds cards of lines only; leave it out."),
    OTHER_ORGANISATION(
            "gateway.cli.other-organisation",
            "The card is another organisation's than the certificate of --cert, so nobody would believe it: sign with the organisation's own certificate, or mend organisation.structure in the draft."),
    OTHER_SIGNER(
            "gateway.cli.other-signer",
            "The certificate of --cert is none of those that the card names under signing, so nobody would believe it: add it there, or sign with the key of one of them."),
    KEY_PAIR("gateway.cli.key-pair", "The key given by --key is not that of the certificate given by --cert.");

    private final String code;
    private final String sentence;

    CliRefusal(String code, String sentence) {
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
