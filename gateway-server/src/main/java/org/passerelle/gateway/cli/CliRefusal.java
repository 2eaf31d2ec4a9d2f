package org.passerelle.gateway.cli;

import org.passerelle.refusal.RefusalCode;

/** What stops a command beside what the rooms refuse. */
public enum CliRefusal implements RefusalCode {
    FILE("gateway.cli.file", "A file named on the command line cannot be read or written; check its path and rights."),
    ADDRESS(
            "gateway.cli.address",
            "The certificate names no mail address, so the command line must: --from, --as, or --to ADDRESS=FILE."),
    STREAM("gateway.cli.stream", "Standard input or output failed."),
    NOT_EMPTY("gateway.cli.not-empty", "The folder already holds such files; give an empty one."),
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
