package org.passerelle.letter.clear;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.passerelle.canon.Sha256;
import org.passerelle.letter.paper.Papers;
import org.passerelle.party.MailAddress;
import org.passerelle.port.letter.ClearMail;
import org.passerelle.refusal.Refusal;

/**
 * Reads an ordinary mail of anybody, in one pass: memory holds its texts, never its files. Exactly one From; forwarded mails stay
 * closed; what it brings is listed as it came where it cannot be read.
 */
public final class ClearReader {
    private final ClearLimits limits;
    private final Papers.Spooling spooling;

    /** @param spooling where its decoded files wait, encrypted, while it is open */
    public ClearReader(ClearLimits limits, Papers.Spooling spooling) {
        this.limits = limits;
        this.spooling = spooling;
    }

    /**
     * Reads.
     *
     * @param mail read to its end unless it is refused before
     * @param mailbox which of our addresses received it
     * @return to be closed; nothing when it names that very mailbox as its From: our own mail, or nobody's
     * @throws org.passerelle.refusal.Refused with a {@link ClearRefusal}
     * @throws IOException when the spool cannot be opened
     */
    public Optional<ClearMail> read(InputStream mail, MailAddress mailbox) throws IOException {
        var shelf = new Shelf(spooling.open());
        boolean kept = false;
        try {
            ReadParts parts = parts(mail, shelf);
            if (parts.head().from().equals(mailbox)) {
                return Optional.empty();
            }
            Sha256 id = parts.id();
            Contents contents = Contents.of(id, parts.files(), shelf, limits);
            kept = true;
            return Optional.of(new ReadMail(id, parts.head(), parts.text(), contents, shelf));
        } finally {
            if (!kept) {
                shelf.close();
            }
        }
    }

    /** What a mail claims to come from, where that is one address, however little else can be read of it. */
    public Optional<MailAddress> claimedFrom(List<String> from) {
        return from.size() == 1 ? Mailboxes.single(from.get(0)) : Optional.empty();
    }

    private ReadParts parts(InputStream mail, Shelf shelf) throws IOException {
        var parts = new ReadParts(limits, shelf);
        try {
            parts.read(mail);
        } catch (MimeException | IOException malformed) {
            // what the disk throws rises unchecked: this is the mail
            throw Refusal.of(ClearRefusal.MALFORMED).refused(malformed);
        }
        return parts;
    }
}
