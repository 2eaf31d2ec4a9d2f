package org.passerelle.client.testing;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;

/**
 * A mail in GreenMail's store. GreenMail writes it out and parses it again when it is stored, and writes the parsed headers and
 * the body when it is fetched; this changes nothing in a mail that has a blank line after its headers.
 */
final class StoredBytes extends MimeMessage {
    private final byte[] bytes;

    StoredBytes(byte[] bytes) throws MessagingException {
        super(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        this.bytes = bytes.clone();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }
}
