package org.passerelle.port.letter;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import org.passerelle.party.MailAddress;

/** Writes and seals what goes out; opens, judges and reads what comes in. */
public interface Letters {

    /**
     * Writes a letter and seals it, streaming: the octets of the whole mail go to {@code out}.
     *
     * @throws org.passerelle.refusal.Refused when a certificate may not be encrypted to, the signing key may not sign, or the
     *     letter or a part of it would be larger than its readers take: then what was written is not a letter
     */
    SealedMail seal(Letter letter, Documents documents, OutputStream out);

    /** Writes the medical document of a step, for a record; the caller closes it. */
    WrittenDocument document(Saying saying, DocumentFormat format, Documents documents);

    /** Writes and signs a receipt. */
    SealedMail sealReceipt(Receipt receipt, Letter.Head head, OutputStream out);

    /**
     * Writes an ordinary MSSanté letter, in clear, streaming.
     *
     * @return its id and content hash are those that its reader computes (WIRE §2, clear letters)
     * @throws org.passerelle.refusal.Refused when it would be larger than a mail may be, or a header cannot be written: then what was
     *     written is not a letter
     */
    SealedMail writeClear(ClearLetter letter, Documents documents, OutputStream out);

    /** Writes what became of an ordinary mail. Its envelope's sender is to be empty (RFC 8098 §3). */
    SealedMail writeDisposition(Disposition disposition, OutputStream out);

    /**
     * Writes and signs what newcomers say to one another; a challenge is sealed too.
     *
     * @throws org.passerelle.refusal.Refused when a certificate may not be encrypted to, or the signing key may not sign
     */
    SealedMail seal(Onboarding said, Letter.Head head, OutputStream out);

    /** Writes a plain notice. */
    SealedMail write(Notice notice, OutputStream out);

    /**
     * Opens a mail: a letter, a receipt, something foreign, or a refusal. Never throws but for a bug or a dying disk.
     *
     * @param mail the mail's octets, read once
     * @param mailbox which of our addresses received it
     * @param arrivedAt INTERNALDATE, or the time of hand-over
     */
    OpenedMail open(InputStream mail, MailAddress mailbox, Instant arrivedAt);

    /**
     * Reads a mail that {@link #open} calls foreign as an ordinary MSSanté letter. Never throws but for a bug or a dying disk.
     *
     * @param mail the mail's octets, read once
     * @param mailbox which of our addresses received it
     * @return {@link OpenedMail.AClear}; {@link OpenedMail.Foreign} for what a program wrote of itself or to many, for our own mails
     *     and for what is no ordinary mail; {@link OpenedMail.Denied} for one that cannot be read or hides who wrote it
     */
    OpenedMail openClear(InputStream mail, MailAddress mailbox);
}
