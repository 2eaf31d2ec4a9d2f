package org.passerelle.letter.clear;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A stretch of a channel as a channel of its own, read-only. */
final class Slice implements SeekableByteChannel {
    private final SeekableByteChannel whole;
    private final long from;
    private final long size;
    private long position;

    /** @param whole closed with this one */
    Slice(SeekableByteChannel whole, long from, long size) {
        this.whole = whole;
        this.from = from;
        this.size = size;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        long left = size - position;
        if (left <= 0) {
            return target.hasRemaining() ? -1 : 0;
        }
        int limit = target.limit();
        target.limit((int) Math.min(limit, target.position() + left));
        try {
            int read = whole.position(from + position).read(target);
            position += Math.max(0, read);
            return read;
        } finally {
            target.limit(limit);
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long place) {
        if (place < 0) {
            throw new IllegalArgumentException("a place before the first");
        }
        position = place;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long length) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return whole.isOpen();
    }

    @Override
    public void close() throws IOException {
        whole.close();
    }
}
