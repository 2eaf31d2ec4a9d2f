package org.passerelle.seal.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a spool holds in memory, in blocks that are wiped when it lets go of them. */
final class SpoolBlocks {
    /** Octets of one block. */
    static final int BLOCK = 32 * 1024;

    private final SpoolMemory memory;
    private final List<byte[]> blocks = new ArrayList<>();
    private long size;

    SpoolBlocks(SpoolMemory memory) {
        this.memory = memory;
    }

    /** Appends as many octets as there is memory for, and says how many. */
    int append(byte[] source, int offset, int length) {
        int done = 0;
        while (done < length) {
            int at = (int) (size % BLOCK);
            if (at == 0 && !another()) {
                break;
            }
            int taken = Math.min(length - done, BLOCK - at);
            System.arraycopy(source, offset + done, blocks.get(blocks.size() - 1), at, taken);
            done += taken;
            size += taken;
        }
        return done;
    }

    private boolean another() {
        byte[] block = new byte[BLOCK];
        boolean room = memory.take(BLOCK);
        if (room) {
            blocks.add(block);
        }
        return room;
    }

    InputStream reader() {
        return new Reader();
    }

    void forget() {
        memory.give((long) BLOCK * blocks.size());
        blocks.forEach(block -> Arrays.fill(block, (byte) 0));
        blocks.clear();
        size = 0;
    }

    private final class Reader extends InputStream {
        private long position;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            int taken = Math.min(length, here());
            if (taken == 0) {
                return -1;
            }
            System.arraycopy(block(), (int) (position % BLOCK), target, offset, taken);
            position += taken;
            return taken;
        }

        @Override
        public long transferTo(OutputStream out) throws IOException {
            long from = position;
            for (int here = here(); here > 0; here = here()) {
                out.write(block(), (int) (position % BLOCK), here);
                position += here;
            }
            return position - from;
        }

        /** Octets from here to the end of the block, or of everything. */
        private int here() {
            return (int) Math.min(size - position, BLOCK - position % BLOCK);
        }

        private byte[] block() {
            return blocks.get((int) (position / BLOCK));
        }
    }
}
