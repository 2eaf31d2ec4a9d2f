package org.passerelle.letter.xdm.zip;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Octets as a channel. */
public final class MemoryChannel implements SeekableByteChannel {
    private final byte[] octets;
    private int position;

    public MemoryChannel(byte[] octets) {
        this.octets = octets;
    }

    @Override
    public int read(ByteBuffer target) {
        if (position >= octets.length) {
            return -1;
        }
        int read = Math.min(target.remaining(), octets.length - position);
        target.put(octets, position, read);
        position += read;
        return read;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long place) {
        position = Math.toIntExact(place);
        return this;
    }

    @Override
    public long size() {
        return octets.length;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // nothing to close
    }
}
