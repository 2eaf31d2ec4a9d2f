package org.passerelle.mail;

import org.passerelle.refusal.RefusalCode;

/** What can stand between us and a mail server, and what makes a mail unfit to be sent. */
public enum MailRefusal implements RefusalCode {
    UNREACHABLE("mail.unreachable", Lasting.TEMPORARY, "The mail server cannot be reached, or the connection broke."),
    TIMEOUT("mail.timeout", Lasting.TEMPORARY, "The mail server was too slow; the connection was given up."),
    TRY_LATER("mail.try-later", Lasting.TEMPORARY, "The mail server asks to try again later."),
    PROTOCOL(
            "mail.protocol",
            Lasting.TEMPORARY,
            "The mail server said something that the protocol does not allow, or said too much."),
    NOT_TRUSTED(
            "mail.certificate-not-trusted",
            Lasting.PERMANENT,
            "The mail server's certificate is expired or does not lead to a trust anchor; check the anchors in the settings."),
    WRONG_HOST(
            "mail.host-name-mismatch",
            Lasting.PERMANENT,
            "The mail server's certificate is not for the host name in the settings."),
    TLS("mail.tls-failed", Lasting.PERMANENT, "No TLS 1.2 or later could be agreed with the mail server."),
    STARTTLS_MISSING(
            "mail.starttls-missing",
            Lasting.PERMANENT,
            "The mail server offers no STARTTLS; use its implicit TLS port. Nothing is ever sent in clear."),
    LOGIN_REFUSED("mail.login-refused", Lasting.PERMANENT, "The mail server refuses the login; log in again."),
    LOGIN_NOT_OFFERED(
            "mail.login-not-offered",
            Lasting.PERMANENT,
            "The mail server does not offer the kind of login that the settings ask for."),
    TOKEN_MISSING("mail.token-missing", Lasting.PERMANENT, "The host software has no access token; log in again."),
    REFUSED_BY_SERVER("mail.refused-by-server", Lasting.PERMANENT, "The mail server refuses the mail for good."),
    RECIPIENT_REFUSED("mail.recipient-refused", Lasting.PERMANENT, "The mail server refuses a recipient."),
    TOO_MANY_RECIPIENTS(
            "mail.too-many-recipients", Lasting.PERMANENT, "The mail has more recipients than one envelope may name."),
    TOO_LARGE("mail.too-large", Lasting.PERMANENT, "The mail is larger than the mail server takes."),
    LINE_BREAK("mail.bare-line-break", Lasting.PERMANENT, "The mail holds a CR or LF outside a CRLF."),
    LINE_TOO_LONG("mail.line-too-long", Lasting.PERMANENT, "The mail holds a line of more than 998 octets."),
    UNFINISHED("mail.unfinished-line", Lasting.PERMANENT, "The mail is empty or its last line has no CRLF."),
    EIGHT_BIT(
            "mail.eight-bit",
            Lasting.PERMANENT,
            "The mail holds octets above 127 or NUL and the mail server takes none (8BITMIME)."),
    BYTES_UNREADABLE("mail.bytes-unreadable", Lasting.TEMPORARY, "The mail's stored bytes could not be read in full."),
    FOLDER("mail.folder", Lasting.PERMANENT, "The mailbox has no folder of the name in the settings."),
    SETTING("mail.setting", Lasting.PERMANENT, "A setting of the mail account is missing or out of range.");

    private final String code;
    private final Lasting lasting;
    private final String sentence;

    MailRefusal(String code, Lasting lasting, String sentence) {
        this.code = code;
        this.lasting = lasting;
        this.sentence = sentence;
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
