package org.passerelle.mail;

import jakarta.mail.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.mail.MailBytes;
import org.passerelle.refusal.Refusal;

/** A mail that Jakarta Mail sends without looking at it. */
final class RawMail extends SMTPMessage {
    private static final int PIECE = 64 * 1024;

    private final MailBytes mail;
    private final long octets;

    /** @param octets that must come, or the connection is dropped before the mail is complete */
    RawMail(Session session, MailBytes mail, long octets) {
        super(session);
        this.mail = mail;
        this.octets = octets;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        writeTo(out, new String[0]);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
        byte[] piece = new byte[PIECE];
        long sent = 0;
        try (InputStream in = mail.open()) {
            for (int n = next(in, piece); n >= 0; n = next(in, piece)) {
                out.write(piece, 0, n);
                sent += n;
            }
        }
        if (sent != octets) {
            throw unreadable(null);
        }
    }

    private static int next(InputStream in, byte[] piece) throws IOException {
        try {
            return in.read(piece);
        } catch (IOException broken) {
            throw unreadable(broken);
        }
    }

    /** An {@link IOException} is what makes the transport drop the connection before the mail is complete. */
    private static IOException unreadable(@Nullable Throwable cause) {
        return new IOException(Refusal.of(MailRefusal.BYTES_UNREADABLE)
                .refused(cause == null ? new IOException("changed while it was sent") : cause));
    }
}
