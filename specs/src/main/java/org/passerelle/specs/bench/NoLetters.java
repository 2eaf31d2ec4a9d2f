package org.passerelle.specs.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.port.letter.ClearLetter;
import org.passerelle.port.letter.Disposition;
import org.passerelle.port.letter.DocumentFormat;
import org.passerelle.port.letter.Documents;
import org.passerelle.port.letter.Letter;
import org.passerelle.port.letter.Letters;
import org.passerelle.port.letter.Notice;
import org.passerelle.port.letter.Onboarding;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.letter.Receipt;
import org.passerelle.port.letter.Saying;
import org.passerelle.port.letter.SealedMail;
import org.passerelle.port.letter.WrittenDocument;
import org.passerelle.refusal.HouseBug;

/** No sealed letter is ever written: what a bench of the clocks measures tells only our own people. */
final class NoLetters implements Letters {
    @Override
    public SealedMail seal(Letter letter, Documents documents, OutputStream out) {
        throw none();
    }

    @Override
    public WrittenDocument document(Saying saying, DocumentFormat format, Documents documents) {
        throw none();
    }

    @Override
    public SealedMail sealReceipt(Receipt receipt, Letter.Head head, OutputStream out) {
        throw none();
    }

    @Override
    public SealedMail writeClear(ClearLetter letter, Documents documents, OutputStream out) {
        throw none();
    }

    @Override
    public SealedMail writeDisposition(Disposition disposition, OutputStream out) {
        throw none();
    }

    @Override
    public SealedMail seal(Onboarding said, Letter.Head head, OutputStream out) {
        throw none();
    }

    @Override
    public SealedMail write(Notice notice, OutputStream out) {
        String mail = "From: " + notice.from() + "\r\nTo: " + notice.to() + "\r\nDate: " + notice.date()
                + "\r\nMessage-ID: <" + notice.messageId() + ">\r\nSubject: " + notice.subject() + "\r\n\r\n"
                + notice.text() + "\r\n";
        byte[] octets = mail.getBytes(StandardCharsets.UTF_8);
        try {
            out.write(octets);
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
        Sha256 hash = Sha256.hash(octets);
        return new SealedMail(hash, hash, octets.length, Map.of());
    }

    @Override
    public OpenedMail open(InputStream mail, MailAddress mailbox, Instant arrivedAt) {
        throw none();
    }

    @Override
    public OpenedMail openClear(InputStream mail, MailAddress mailbox) {
        throw none();
    }

    private static HouseBug none() {
        return new HouseBug("nobody is written to here");
    }
}
