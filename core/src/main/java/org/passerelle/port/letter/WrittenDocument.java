package org.passerelle.port.letter;

import java.io.InputStream;

/** A medical document that was written. Closing it destroys its octets. */
public interface WrittenDocument extends AutoCloseable {

    /** In octets. */
    long size();

    /** From the first octet. */
    InputStream open();

    /** From the first octet; closing the stream closes the document. */
    default InputStream once() {
        return new OwnedStream(open(), this::close);
    }

    @Override
    void close();
}
