package org.passerelle.specs.demo.world;

import org.passerelle.refusal.RefusalCode;

/** Why a demonstration does not play on a mail server of one's own, or did not play as it is told. */
public enum DemoRefusal implements RefusalCode {
    MAIL_CONFIG(
            "specs.demo.mail-config",
            "The mail configuration does not serve; see docs/demo-mail.md for what each line is, and mend the one named."),
    MAILBOX_UNREACHABLE(
            "specs.demo.mailbox-unreachable",
            "A mailbox of the play cannot be read; check the server, its certificate's authorities and the login named."),
    MAILBOX_NOT_EMPTY(
            "specs.demo.mailbox-not-empty",
            "A mailbox of the play holds mail; the demonstration wants mailboxes of its own, so empty it first."),
    MAIL_LATE(
            "specs.demo.mail-late",
            "A mail that the server took did not arrive in time; look into its log and its queue."),
    STORY(
            "specs.demo.story",
            "Something of the story did not hold; the lines marked with a cross say what. Please report it.");

    private final String code;
    private final String sentence;

    DemoRefusal(String code, String sentence) {
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
