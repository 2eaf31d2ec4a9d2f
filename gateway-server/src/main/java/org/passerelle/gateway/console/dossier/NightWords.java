package org.passerelle.gateway.console.dossier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.media.recording.Oxygen;
import org.passerelle.media.recording.Recording;
import org.passerelle.pathway.Document;

/** Says a recording in words. */
final class NightWords {
    /** Events that a page lists. */
    static final int MOST_LISTED = 2000;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Recording recording;
    private final Speech speech;

    NightWords(Recording recording, Speech speech) {
        this.recording = recording;
        this.speech = speech;
    }

    Night night(Frame frame, String exchange, Document document) {
        return new Night(
                frame,
                exchange,
                exchange + "/documents/" + document.id().hex(),
                frame.path() + "/stretch",
                document.title(),
                document.findConfirmed().orElse(null),
                DAY.format(recording.start()),
                recording.start().toLocalTime().toSecondOfDay(),
                plain(recording.seconds()),
                duration(recording.seconds()),
                IntStream.range(0, recording.channels().size())
                        .mapToObj(this::channel)
                        .toList(),
                recording.unseen(),
                recording.findOxygen().map(this::saturation).orElse(null),
                tallies(),
                recording.marks().stream().limit(MOST_LISTED).map(this::event).toList(),
                recording.marked());
    }

    private Night.Channel channel(int number) {
        Recording.Channel channel = recording.channels().get(number);
        var signal = channel.signal();
        double step = (signal.high() - signal.low()) / (signal.digitalHigh() - signal.digitalLow());
        double zero = signal.low() - signal.digitalLow() * step;
        String range = channel.usualLow() > channel.usualHigh()
                ? ""
                : speech.say(
                        "night.range",
                        figure(zero + step * (step < 0 ? channel.usualHigh() : channel.usualLow())),
                        figure(zero + step * (step < 0 ? channel.usualLow() : channel.usualHigh())));
        return new Night.Channel(
                signal.label(),
                signal.unit(),
                figure(channel.rate()),
                range,
                channel.usualLow(),
                channel.usualHigh(),
                zero,
                step);
    }

    private Night.Saturation saturation(Oxygen oxygen) {
        return new Night.Saturation(
                oxygen.channel(),
                figure(oxygen.least()),
                figure(oxygen.mean()),
                figure(oxygen.below90()),
                figure(oxygen.plausible()));
    }

    /** Events that were not kept cannot be counted by their text. */
    private List<Night.Tally> tallies() {
        if (recording.marked() > recording.marks().size()) {
            return List.of();
        }
        Map<String, double[]> counts = new LinkedHashMap<>();
        for (Recording.Mark mark : recording.marks()) {
            double[] count = counts.computeIfAbsent(mark.text(), text -> new double[2]);
            count[0]++;
            count[1] += mark.seconds();
        }
        return counts.entrySet().stream()
                .sorted((one, other) -> Double.compare(other.getValue()[0], one.getValue()[0]))
                .limit(MOST_LISTED)
                .map(each -> new Night.Tally(
                        each.getKey(),
                        (int) each.getValue()[0],
                        each.getValue()[1] > 0 ? duration(each.getValue()[1]) : ""))
                .toList();
    }

    private Night.Event event(Recording.Mark mark) {
        return new Night.Event(
                plain(mark.at()),
                plain(mark.seconds()),
                HOUR.format(recording.start().plusNanos((long) (mark.at() * 1e9))),
                mark.seconds() > 0 ? speech.say("night.seconds", figure(mark.seconds())) : "",
                mark.text());
    }

    private String duration(double seconds) {
        long whole = Math.round(seconds);
        return speech.say("night.duration", whole / 3600, two(whole / 60 % 60), two(whole % 60));
    }

    private static String two(long number) {
        return String.format(Locale.ROOT, "%02d", number);
    }

    /** For the page's script. */
    private static String plain(double number) {
        return BigDecimal.valueOf(number)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** For people: three figures are enough of a signal. */
    private String figure(double number) {
        double size = Math.abs(number);
        int decimals = size >= 100 || size == Math.rint(size) ? 0 : size >= 1 ? 1 : 3;
        return String.format(speech == Speech.FR ? Locale.FRENCH : Locale.ENGLISH, "%." + decimals + "f", number);
    }
}
