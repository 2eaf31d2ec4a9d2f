package org.passerelle.mail;

import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.HeaderTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** Takes one mail out of an open folder by its Message-ID, and no other. */
final class TakingOut {
    private final IMAPFolder folder;
    private final long most;

    TakingOut(IMAPFolder folder, long most) {
        this.folder = folder;
        this.most = most;
    }

    Optional<ImapIntake.TakenOut> take(String messageId) throws MessagingException {
        try {
            Message[] found = folder.search(new HeaderTerm("Message-ID", messageId));
            if (found.length == 0) {
                return Optional.empty();
            }
            var mail = (IMAPMessage) found[0];
            var taken = new ImapIntake.TakenOut(mail.getReceivedDate().toInstant(), octets(mail));
            Message[] one = {mail};
            folder.setFlags(one, new Flags(Flags.Flag.DELETED), true);
            if (ImapIntake.offers(folder, "UIDPLUS")) {
                folder.expunge(one); // only ours: without UIDPLUS everybody's deleted mail would go
            }
            return Optional.of(taken);
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            throw ImapScan.broken(broken);
        }
    }

    private byte[] octets(IMAPMessage mail) throws IOException, MessagingException {
        mail.setPeek(true);
        var octets = new ByteArrayOutputStream();
        try (InputStream in = mail.getMimeStream()) {
            byte[] block = new byte[8192];
            for (int read = in.read(block); read >= 0 && octets.size() <= most; read = in.read(block)) {
                octets.write(block, 0, read);
            }
        }
        return octets.toByteArray();
    }
}
