package org.passerelle.gateway.console.dossier;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.gateway.console.frame.Frame;

/**
 * A recording on one page: in words for everybody, and what the page's script draws it from.
 *
 * @param back the exchange's page
 * @param file where the file itself is fetched
 * @param path where stretches of it are fetched
 * @param name what its sender called it
 * @param warning why somebody attached it although it named somebody else, or null
 * @param start by the recorder's clock, in words
 * @param startSecond the same as a second of its day
 * @param seconds from start to end
 * @param duration in words
 * @param channels what is recorded
 * @param unseen how many further signals there are
 * @param oxygen what its saturation comes to, or null
 * @param tallies its events by their text, empty where there are too many to count
 * @param events its events, the first ones
 * @param marked how many there are
 */
public record Night(
        Frame frame,
        String back,
        String file,
        String path,
        String name,
        @Nullable String warning,
        String start,
        long startSecond,
        String seconds,
        String duration,
        List<Channel> channels,
        int unseen,
        @Nullable Saturation oxygen,
        List<Tally> tallies,
        List<Event> events,
        long marked) {
    public Night {
        channels = List.copyOf(channels);
        tallies = List.copyOf(tallies);
        events = List.copyOf(events);
    }

    public Optional<String> findWarning() {
        return Optional.ofNullable(warning);
    }

    public Optional<Saturation> findOxygen() {
        return Optional.ofNullable(oxygen);
    }

    /**
     * A signal.
     *
     * @param rate samples a second, in words
     * @param range what it usually is, in words
     * @param usualLow digital value, likewise {@code usualHigh}
     * @param zero physical value of the digital value 0
     * @param step physical value of one digital step; below zero for a signal whose larger values are drawn lower
     */
    public record Channel(
            String label,
            String unit,
            String rate,
            String range,
            int usualLow,
            int usualHigh,
            double zero,
            double step) {}

    /**
     * In words.
     *
     * @param channel which channel it is
     */
    public record Saturation(int channel, String least, String mean, String below90, String plausible) {}

    /** Events of one text. */
    public record Tally(String text, int count, String duration) {}

    /**
     * An event.
     *
     * @param at seconds from the start, likewise {@code lasts}
     * @param when by the recorder's clock
     */
    public record Event(String at, String lasts, String when, String duration, String text) {}
}
