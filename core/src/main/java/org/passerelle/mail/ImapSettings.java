package org.passerelle.mail;

import org.jspecify.annotations.Nullable;

/**
 * A mailbox to be read.
 *
 * @param server where
 * @param folder which folder is read
 * @param receipts where our own receipts are filed away; none to leave them in the folder
 * @param mostOctets the largest mail that is fetched; a larger one is reported only
 * @param mostMails how many mails one poll gives
 */
public record ImapSettings(
        MailServer server, String folder, @Nullable String receipts, long mostOctets, int mostMails) {
    /** 25 MiB of content, as base64, and what stands around it. */
    public static final long MOST_OCTETS = 36L * 1024 * 1024;

    public static final int MOST_MAILS = 100;

    public ImapSettings {
        if (folder.isBlank() || (receipts != null && (receipts.isBlank() || receipts.equals(folder)))) {
            throw MailServer.wrong("folder");
        }
        if (mostOctets < 1 || mostMails < 1) {
            throw MailServer.wrong("limit");
        }
    }

    /** The inbox; receipts are left in it. */
    public ImapSettings(MailServer server) {
        this(server, "INBOX", null, MOST_OCTETS, MOST_MAILS);
    }
}
