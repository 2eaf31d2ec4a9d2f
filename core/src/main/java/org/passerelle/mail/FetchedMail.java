package org.passerelle.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.mail.MailBytes;

/** The bytes of a mail as they come off the IMAP connection, piece by piece, never more than the limit. */
final class FetchedMail implements MailBytes {
    private final IMAPMessage message;
    private final long most;
    private long claimed;
    private long seen;
    private @Nullable Throwable lostBy;

    FetchedMail(IMAPMessage message, long most) {
        this.message = message;
        this.most = most;
    }

    void claims(long size) {
        claimed = size;
    }

    @Override
    public long size() {
        return claimed;
    }

    /** What failed on the connection when the mail was last read; null when nothing did. */
    @Nullable
    Throwable lostBy() {
        return lostBy;
    }

    /** Whether the server sent more than the limit. */
    boolean overflowed() {
        return seen > most;
    }

    long seen() {
        return seen;
    }

    @Override
    public InputStream open() throws IOException {
        seen = 0;
        lostBy = null;
        try {
            message.setPeek(true);
            return new Counted(message.getMimeStream());
        } catch (MessagingException | RuntimeException | StackOverflowError trouble) {
            throw lost(trouble);
        }
    }

    private IOException lost(Throwable trouble) {
        lostBy = trouble;
        return new IOException(trouble);
    }

    private final class Counted extends InputStream {
        private final InputStream in;

        Counted(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int octets;
            try {
                octets = in.read(into, at, length);
            } catch (IOException | RuntimeException | StackOverflowError trouble) {
                throw lost(trouble);
            }
            if (octets < 0 && seen == 0 && claimed > 0) {
                // Jakarta Mail ends the stream where the server answers NIL
                throw lost(new IOException("the server sends nothing of a mail that it announced"));
            }
            seen += Math.max(octets, 0);
            if (seen > most) {
                throw new IOException("the server sends more than the limit");
            }
            return octets;
        }
    }
}
