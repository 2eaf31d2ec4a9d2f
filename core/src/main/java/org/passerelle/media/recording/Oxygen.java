package org.passerelle.media.recording;

import java.util.Locale;
import java.util.regex.Pattern;
import org.passerelle.media.EdfHeader.Signal;

/**
 * What a night's oxygen saturation comes to, sample by sample, for orientation: nobody has looked for artefacts.
 *
 * @param channel which channel it is
 * @param least lowest plausible value, in percent
 * @param mean of the plausible values, in percent
 * @param below90 share of the plausible time below 90 % (T90), in percent
 * @param plausible share of the samples that are plausible, in percent
 */
public record Oxygen(int channel, double least, double mean, double below90, double plausible) {
    /** No finger sensor is calibrated below: such values are a sensor that slipped. */
    public static final double LEAST_PLAUSIBLE = 50;

    static final double MOST_PLAUSIBLE = 100.5;
    private static final double NINETY = 90;
    private static final Pattern LABEL = Pattern.compile(".*(spo2|sao2|o2 ?sat).*");
    private static final Pattern OTHER = Pattern.compile(".*(pleth|wave|quality|status|pulse).*");

    /** Whether a signal is a saturation in percent, by its label. */
    static boolean is(Signal signal) {
        String label = signal.label().toLowerCase(Locale.ROOT);
        String unit = signal.unit().strip();
        return LABEL.matcher(label).matches()
                && !OTHER.matcher(label).matches()
                && (unit.isEmpty() || unit.startsWith("%"));
    }

    /** Counts samples. */
    static final class Count {
        private final int channel;
        private final Signal signal;
        private long all;
        private long plausible;
        private long under;
        private double sum;
        private double least = Double.MAX_VALUE;

        Count(int channel, Signal signal) {
            this.channel = channel;
            this.signal = signal;
        }

        int channel() {
            return channel;
        }

        void take(byte[] octets, int at, int until) {
            double step = (signal.high() - signal.low()) / (signal.digitalHigh() - signal.digitalLow());
            for (int i = at; i < until; i += 2) {
                short sample = (short) (octets[i] & 0xff | octets[i + 1] << 8);
                double value = signal.low() + (sample - signal.digitalLow()) * step;
                all++;
                if (value >= LEAST_PLAUSIBLE && value <= MOST_PLAUSIBLE) {
                    plausible++;
                    sum += value;
                    least = Math.min(least, value);
                    under += value < NINETY ? 1 : 0;
                }
            }
        }

        boolean any() {
            return plausible > 0;
        }

        Oxygen result() {
            return new Oxygen(channel, least, sum / plausible, 100.0 * under / plausible, 100.0 * plausible / all);
        }
    }
}
