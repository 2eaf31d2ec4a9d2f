package org.passerelle.media.recording;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.media.EdfHeader.Signal;

/**
 * What one pass over a recording leaves: small, whatever its length.
 *
 * @param start first sample, by the recorder's clock
 * @param seconds from there to the end, gaps included
 * @param overviewed seconds that the overviews hold: these and, where there are gaps, some more
 * @param channels the signals that are shown, in file order
 * @param unseen how many signals there are beyond
 * @param marks its events, by time; no more than {@link #MOST_MARKS}
 * @param marked how many events there are
 * @param oxygen what its saturation comes to, or null where there is none
 * @param layout where its samples stand
 * @param timeline when
 */
public record Recording(
        LocalDateTime start,
        double seconds,
        double overviewed,
        List<Channel> channels,
        int unseen,
        List<Mark> marks,
        long marked,
        @Nullable Oxygen oxygen,
        Layout layout,
        Timeline timeline) {
    /** Signals that are shown: a polysomnography has about 30. */
    public static final int MOST_CHANNELS = 32;
    /** Events that are kept. */
    public static final int MOST_MARKS = 10_000;
    /** Columns in which the whole of it is kept: less than two seconds each in eight hours. */
    public static final int OVERVIEW = 16_384;
    /** Columns that are given at once: twice those of a large screen. */
    public static final int MOST_COLUMNS = 8_192;

    public Recording {
        channels = List.copyOf(channels);
        marks = List.copyOf(marks);
    }

    /**
     * A signal.
     *
     * @param rate samples a second
     * @param usualLow what hardly a column goes below, and likewise {@code usualHigh}: what a first view should hold; digital values
     * @param overview the whole of it
     */
    public record Channel(Signal signal, double rate, int usualLow, int usualHigh, Columns overview) {}

    /**
     * An event.
     *
     * @param at seconds from the start
     * @param seconds how long it lasts, 0 where that is not said
     * @param text free text of the recorder or its software
     */
    public record Mark(double at, double seconds, String text) {
        /** Nothing: the text is somebody's. */
        @Override
        public String toString() {
            return "Mark[…]";
        }
    }

    public Optional<Oxygen> findOxygen() {
        return Optional.ofNullable(oxygen);
    }

    /** About how much memory it holds, in octets. */
    public long weight() {
        return 4096
                + channels.size() * 4L * OVERVIEW
                + marks.size() * 300L
                + (layout.header().continuous() ? 0 : 8 * layout.records());
    }

    /** Its shape only. */
    @Override
    public String toString() {
        return "Recording[" + channels.size() + " channels]";
    }
}
