package org.passerelle.seal.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes the same octets to several streams, in their order; it closes none. */
public final class Fork extends OutputStream {
    private final List<OutputStream> branches;

    private Fork(List<OutputStream> branches) {
        this.branches = List.copyOf(branches);
    }

    /** All of them as one stream; the only one itself. */
    public static OutputStream of(List<OutputStream> branches) {
        return branches.size() == 1 ? branches.get(0) : new Fork(branches);
    }

    @Override
    public void write(int octet) throws IOException {
        for (OutputStream branch : branches) {
            branch.write(octet);
        }
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        for (OutputStream branch : branches) {
            branch.write(octets, from, length);
        }
    }

    @Override
    public void flush() throws IOException {
        for (OutputStream branch : branches) {
            branch.flush();
        }
    }
}
