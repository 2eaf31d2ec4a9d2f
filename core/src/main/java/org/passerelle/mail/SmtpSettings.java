package org.passerelle.mail;

/**
 * A submission account.
 *
 * @param server where
 * @param greeting what EHLO says (RFC 5321 §4.1.3); nothing about the machine
 * @param mostRecipients in one envelope
 */
public record SmtpSettings(MailServer server, String greeting, int mostRecipients) {
    /** Every server takes that many (RFC 5321 §4.5.3.1.8). */
    public static final int MOST_RECIPIENTS = 100;

    private static final String GREETING = "[127.0.0.1]";

    public SmtpSettings {
        if (greeting.isBlank() || greeting.chars().anyMatch(c -> c <= ' ' || c >= 127)) {
            throw MailServer.wrong("greeting");
        }
        if (mostRecipients < 1) {
            throw MailServer.wrong("most-recipients");
        }
    }

    public SmtpSettings(MailServer server) {
        this(server, GREETING, MOST_RECIPIENTS);
    }
}
