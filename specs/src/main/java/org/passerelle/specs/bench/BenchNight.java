package org.passerelle.specs.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** A recording (EDF, edfplus.info) of eight channels with as many samples each: a breath of four seconds, and noise. */
final class BenchNight {
    static final int CHANNELS = 8;
    static final int PER_SECOND = 50;
    private static final int HEAD = 256;
    private static final int BREATH = 4;
    private static final double AMPLITUDE = 20_000;
    private static final int NOISE = 2_000;

    private BenchNight() {}

    /** So many seconds of it, each a data record. */
    static byte[] edf(int seconds) {
        int head = HEAD * (CHANNELS + 1);
        var out = ByteBuffer.allocate(head + seconds * CHANNELS * PER_SECOND * Short.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        text(out, "0", 8);
        text(out, "X X X X", 80);
        text(out, "Startdate 20-NOV-2026 X X X", 80);
        text(out, "20.11.2622.00.00", 16);
        text(out, String.valueOf(head), 8);
        text(out, "", 44);
        text(out, String.valueOf(seconds), 8);
        text(out, "1", 8);
        text(out, String.valueOf(CHANNELS), 4);
        for (int channel = 0; channel < CHANNELS; channel++) {
            text(out, "Channel " + (channel + 1), 16);
        }
        each(out, "", 80);
        each(out, "a.u.", 8);
        each(out, "-100", 8);
        each(out, "100", 8);
        each(out, "-32768", 8);
        each(out, "32767", 8);
        each(out, "", 80);
        each(out, String.valueOf(PER_SECOND), 8);
        each(out, "", 32);
        var noise = new Random(1);
        for (int second = 0; second < seconds; second++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                for (int i = 0; i < PER_SECOND; i++) {
                    double phase = 2 * Math.PI * (second % BREATH + (double) i / PER_SECOND) / BREATH + channel;
                    out.putShort((short) (AMPLITUDE * Math.sin(phase) + noise.nextInt(NOISE)));
                }
            }
        }
        return out.array();
    }

    private static void each(ByteBuffer out, String text, int width) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            text(out, text, width);
        }
    }

    private static void text(ByteBuffer out, String text, int width) {
        out.put((text + " ".repeat(width - text.length())).getBytes(StandardCharsets.US_ASCII));
    }
}
