package org.passerelle.port.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of one mail (RFC 5322, CRLF line ends), readable from the start any number of times. */
public interface MailBytes {

    /** Octets in all. */
    long size();

    /** A new stream from the first octet; the caller closes it. */
    InputStream open() throws IOException;

    /** Bytes held in memory. */
    static MailBytes of(byte[] bytes) {
        byte[] own = bytes.clone();
        return new MailBytes() {
            @Override
            public long size() {
                return own.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(own);
            }
        };
    }
}
