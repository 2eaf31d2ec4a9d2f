package org.passerelle.letter.xdm.zip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import org.passerelle.refusal.Refusal;

/** A zip's octets by their place. What is not there is a zip cut short; a disk that fails is neither. */
record Raw(SeekableByteChannel channel) {

    long size() {
        try {
            return channel.size();
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
    }

    /** That many octets from there, little-endian. */
    ByteBuffer at(long position, int length) {
        if (position < 0 || length < 0 || position + length > size()) {
            throw Refusal.of(ZipRefusal.NOT_A_ZIP).refused();
        }
        ByteBuffer octets = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        read(position, octets);
        return octets.flip();
    }

    /** Fills the buffer from there. */
    void read(long position, ByteBuffer octets) {
        try {
            channel.position(position);
            while (octets.hasRemaining()) {
                if (channel.read(octets) < 0) {
                    throw Refusal.of(ZipRefusal.NOT_A_ZIP).refused();
                }
            }
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
    }
}
