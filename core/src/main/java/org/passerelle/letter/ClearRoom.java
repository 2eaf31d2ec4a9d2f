package org.passerelle.letter;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.passerelle.canon.Sha256;
import org.passerelle.letter.clear.ClearLimits;
import org.passerelle.letter.clear.ClearReader;
import org.passerelle.letter.clear.ClearRefusal;
import org.passerelle.letter.clear.ClearWriter;
import org.passerelle.letter.clear.DispositionWriter;
import org.passerelle.letter.outer.OuterFields;
import org.passerelle.letter.paper.Papers;
import org.passerelle.party.MailAddress;
import org.passerelle.port.letter.ClearLetter;
import org.passerelle.port.letter.Disposition;
import org.passerelle.port.letter.Documents;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.letter.SealedMail;
import org.passerelle.refusal.Refused;
import org.passerelle.refusal.Untrusted;

/** Ordinary mails as {@link SealedLetters} writes and reads them. */
final class ClearRoom {
    private final ClearWriter writer;
    private final DispositionWriter dispositions;
    private final ClearReader reader;

    ClearRoom(Sealing sealing, SealedLetters.Software software, Papers.Spooling spooling) {
        this.writer = new ClearWriter(sealing.random(), software.headers(), ClearLimits.DEFAULT);
        this.dispositions = new DispositionWriter(sealing.random(), software.reportingUa(), software.headers());
        this.reader = new ClearReader(ClearLimits.DEFAULT, spooling);
    }

    SealedMail write(ClearLetter letter, Documents documents, OutputStream out) {
        String subject = letter.findSaying().map(HumanText::subject).orElse(HumanText.TIDINGS);
        try {
            return writer.write(letter, new ClearWriter.Wording(subject, HumanText.clear(letter)), documents, out);
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
    }

    SealedMail write(Disposition disposition, OutputStream out) {
        byte[] mail = dispositions.write(disposition);
        try {
            out.write(mail);
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
        return new SealedMail(Sha256.hash(mail), Sha256.hash(mail), mail.length, Map.of());
    }

    OpenedMail open(InputStream mail, MailAddress mailbox) {
        try {
            return Untrusted.read(ClearRefusal.MALFORMED, () -> opened(mail, mailbox));
        } catch (Refused refused) {
            return Unread.because(refused.refusal());
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
    }

    private OpenedMail opened(InputStream mail, MailAddress mailbox) throws IOException {
        var in = new BufferedInputStream(mail, OuterFields.SEEN);
        in.mark(OuterFields.SEEN);
        OuterFields outer = OuterFields.of(in.readNBytes(OuterFields.SEEN));
        in.reset();
        if (outer.circles() || MailKind.of(outer) != MailKind.FOREIGN) {
            return new OpenedMail.Foreign(outer.circles() || outer.automatic());
        }
        try {
            return Untrusted.read(ClearRefusal.MALFORMED, () -> read(in, mailbox, outer));
        } catch (Refused refused) {
            return Unread.because(
                    refused.refusal(),
                    reader.claimedFrom(outer.all("from").toList()).orElse(null));
        }
    }

    private OpenedMail read(InputStream in, MailAddress mailbox, OuterFields outer) throws IOException {
        return reader.read(in, mailbox)
                .<OpenedMail>map(read -> new OpenedMail.AClear(read, outer.automatic()))
                .orElseGet(() -> new OpenedMail.Foreign(true));
    }
}
