package org.passerelle.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Runs of one octet, and stretches of several (ISO 32000-1, 7.4.5). */
final class RunLengthStream extends PulledStream {
    private static final int END = 128;

    RunLengthStream(InputStream in) {
        super(in);
    }

    @Override
    byte[] more() throws IOException {
        int length = packed();
        if (length < 0 || length == END) {
            return new byte[0];
        }
        byte[] run = new byte[length < END ? length + 1 : 257 - length];
        if (length > END) {
            Arrays.fill(run, (byte) need());
            return run;
        }
        for (int i = 0; i < run.length; i++) {
            run[i] = (byte) need();
        }
        return run;
    }

    private int need() throws IOException {
        int octet = packed();
        if (octet < 0) {
            throw Work.damaged("run");
        }
        return octet;
    }
}
