package org.passerelle.media;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * Checks the time-stamped annotation lists of an EDF+ file (edfplus.info §2.2): onset, perhaps a duration, texts, in a form that
 * any reader can follow. The texts are the recorder's and are not judged.
 */
public final class EdfAnnotations {
    private static final int TEXT = 0x14;
    private static final int LONGEST_NUMBER = 32;
    private static final Pattern ONSET = Pattern.compile("[+-][0-9]+(\\.[0-9]+)?(\\x15[0-9]+(\\.[0-9]+)?)?");

    private static final char DURATION = 0x15;

    /** Hears what the lists say. */
    @FunctionalInterface
    public interface Listener {
        /**
         * One text.
         *
         * @param onset seconds from the header's start
         * @param seconds how long it lasts, 0 where the list does not say
         * @param text free text; empty where only the time is meant
         * @param clock whether it is the time of the data record
         */
        void note(double onset, double seconds, String text, boolean clock);
    }

    private final Listener listener;
    private long count;

    /** Checks only. */
    EdfAnnotations() {
        this((onset, seconds, text, clock) -> {});
    }

    public EdfAnnotations(Listener listener) {
        this.listener = listener;
    }

    /** Annotations seen beside the clock of each data record. */
    long count() {
        return count;
    }

    /**
     * Checks one annotation signal of one data record.
     *
     * @param clock whether its first list is the record's clock, an annotation without text
     */
    public void read(byte[] octets, int from, int length, boolean clock) {
        int end = from + length;
        int at = from;
        while (at < end && octets[at] != 0) {
            at = list(octets, at, end, clock && at == from);
        }
        check(!clock || at > from);
        while (at < end) {
            check(octets[at++] == 0);
        }
    }

    /** Reads one list. Returns where the next begins. */
    private int list(byte[] octets, int from, int end, boolean clock) {
        int at = until(octets, from, Math.min(end, from + LONGEST_NUMBER));
        String when = new String(octets, from, at - from, StandardCharsets.ISO_8859_1);
        check(ONSET.matcher(when).matches());
        boolean first = true;
        while (true) {
            int start = ++at;
            at = until(octets, at, end);
            check(!clock || !first || at == start);
            if (at > start) {
                count++;
            }
            note(when, EdfText.of(octets, start, at - start), clock && first);
            first = false;
            check(at + 1 < end);
            if (octets[at + 1] == 0) {
                return at + 2;
            }
        }
    }

    private void note(String when, String text, boolean clock) {
        int end = when.indexOf(DURATION);
        double onset = Double.parseDouble(end < 0 ? when : when.substring(0, end));
        listener.note(onset, end < 0 ? 0 : Double.parseDouble(when.substring(end + 1)), text, clock);
    }

    /** Where the next text mark stands, with nothing forbidden before it. */
    private static int until(byte[] octets, int from, int end) {
        int at = from;
        while (at < end && octets[at] != TEXT) {
            check(octets[at] != 0);
            at++;
        }
        check(at < end);
        return at;
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw Refusal.of(MediaRefusal.ANNOTATIONS)
                    .with(FactKey.FORMAT, "EDF+")
                    .refused();
        }
    }
}
