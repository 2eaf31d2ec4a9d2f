package org.passerelle.specs.demo.drawn;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * A ventilatory polygraphy that nobody slept: an EDF+ file (edfplus.info) whose signals are computed and whose events are known, each
 * annotated. The file names no patient.
 *
 * @param start first sample, by the recorder's clock
 * @param device its number, or {@code X} for one that does not say it
 * @param seconds length of the recording
 * @param recordSeconds length of a data record, which divides that of the recording
 * @param happenings what happens, in order
 */
public record DrawnNight(
        LocalDateTime start, String device, int seconds, int recordSeconds, List<Happening> happenings) {
    /** Length of the short recording, in seconds. */
    public static final int SECONDS = 600;

    /** What happens in it, in order: seconds from the start, seconds it lasts, what it is. */
    public static final List<Happening> HAPPENINGS = List.of(
            new Happening(62, 18, Kind.OBSTRUCTIVE),
            new Happening(141, 22, Kind.HYPOPNOEA),
            new Happening(236, 26, Kind.OBSTRUCTIVE),
            new Happening(330, 16, Kind.CENTRAL),
            new Happening(455, 24, Kind.HYPOPNOEA));

    private static final int WHOLE_NIGHT = 8 * 3600;
    private static final int WHOLE_RECORD = 10;
    /** How far an event is seen in the signals, in seconds; the saturation comes back last. */
    private static final int REACH = 90;

    private static final int ANNOTATION_SAMPLES = 32;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.uuHH.mm.ss", Locale.ROOT);
    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("dd-MMM-uuuu", Locale.ENGLISH);

    private static final List<Channel> CHANNELS = List.of(
            new Channel("Flow nasal", "cannula", "a.u.", 10, -100, 100),
            new Channel("Effort thorax", "belt", "a.u.", 10, -100, 100),
            new Channel("Effort abdomen", "belt", "a.u.", 10, -100, 100),
            new Channel("Snore", "cannula", "a.u.", 10, -100, 100),
            new Channel("SaO2", "oximeter", "%", 1, 0, 100),
            new Channel("Pulse", "oximeter", "bpm", 1, 0, 250),
            new Channel("Position", "accelerometer", "", 1, 0, 5));

    /** Ten minutes with the happenings of the short recording. */
    public DrawnNight(LocalDateTime start, String device) {
        this(start, device, SECONDS, 1, HAPPENINGS);
    }

    /** The events of the recording, by what stops. */
    public enum Kind {
        OBSTRUCTIVE("Apnée obstructive", 0.03, 0.6),
        CENTRAL("Apnée centrale", 0.03, 0.03),
        HYPOPNOEA("Hypopnée", 0.4, 0.6);

        private final String title;
        private final double flow;
        private final double effort;

        Kind(String title, double flow, double effort) {
            this.title = title;
            this.flow = flow;
            this.effort = effort;
        }
    }

    /** One event. */
    public record Happening(int at, int lasts, Kind kind) {
        boolean covers(double second) {
            return second >= at && second < at + lasts;
        }

        /** Saturation falls some seconds after breathing does, and comes back. */
        double desaturation(double second) {
            double since = second - at - 12;
            double full = lasts + 10;
            return since <= 0 || since >= full ? 0 : 6 * Math.sin(Math.PI * since / full);
        }

        private String annotation() {
            return "+" + at + "\u0015" + lasts + "\u0014" + kind.title + "\u0014\0";
        }
    }

    private record Channel(String label, String transducer, String unit, int perSecond, int least, int most) {}

    /** The file's octets. */
    public byte[] edf(RandomGenerator random) {
        var out = new ByteArrayOutputStream();
        header(out);
        for (int second = 0; second < seconds; second += recordSeconds) {
            List<Happening> near = near(second);
            for (Channel channel : CHANNELS) {
                for (int i = 0; i < channel.perSecond() * recordSeconds; i++) {
                    sample(out, channel, second + (double) i / channel.perSecond(), near, random);
                }
            }
            annotations(out, second, near);
        }
        return out.toByteArray();
    }

    /** Oxygen saturation at that second, in percent, as the recording's signal has it but for its noise. */
    double saturation(int second) {
        return value("SaO2", second, near(second));
    }

    private List<Happening> near(int second) {
        return happenings.stream()
                .filter(happening -> happening.at() < second + REACH && happening.at() > second - REACH)
                .toList();
    }

    private void header(ByteArrayOutputStream out) {
        int signals = CHANNELS.size() + 1;
        field(out, "0", 8);
        field(out, "X X X X", 80);
        field(out, "Startdate " + START.format(start).toUpperCase(Locale.ROOT) + " X X " + device, 80);
        field(out, DATE.format(start), 16);
        field(out, String.valueOf(256 * (signals + 1)), 8);
        field(out, "EDF+C", 44);
        field(out, String.valueOf(seconds / recordSeconds), 8);
        field(out, String.valueOf(recordSeconds), 8);
        field(out, String.valueOf(signals), 4);
        CHANNELS.forEach(channel -> field(out, channel.label(), 16));
        field(out, "EDF Annotations", 16);
        CHANNELS.forEach(channel -> field(out, channel.transducer(), 80));
        field(out, "", 80);
        CHANNELS.forEach(channel -> field(out, channel.unit(), 8));
        field(out, "", 8);
        CHANNELS.forEach(channel -> field(out, String.valueOf(channel.least()), 8));
        field(out, "-1", 8);
        CHANNELS.forEach(channel -> field(out, String.valueOf(channel.most()), 8));
        field(out, "1", 8);
        repeated(out, "-32768", 8);
        repeated(out, "32767", 8);
        repeated(out, "", 80);
        CHANNELS.forEach(channel -> field(out, String.valueOf(channel.perSecond() * recordSeconds), 8));
        field(out, String.valueOf(ANNOTATION_SAMPLES), 8);
        repeated(out, "", 32);
    }

    private static void repeated(ByteArrayOutputStream out, String text, int width) {
        for (int i = 0; i <= CHANNELS.size(); i++) {
            field(out, text, width);
        }
    }

    private static void sample(
            ByteArrayOutputStream out, Channel channel, double second, List<Happening> near, RandomGenerator random) {
        double value = value(channel.label(), second, near) + 0.4 * random.nextGaussian();
        double share = (value - channel.least()) / (channel.most() - channel.least());
        long digital = Math.round(-32768 + 65535 * Math.min(1, Math.max(0, share)));
        out.write((int) digital & 0xff);
        out.write((int) (digital >> 8) & 0xff);
    }

    private static double value(String label, double second, List<Happening> near) {
        double breath = Math.sin(2 * Math.PI * second / 4.2);
        double flow = 1;
        double effort = 1;
        double fall = 0;
        for (Happening happening : near) {
            flow = happening.covers(second) ? happening.kind().flow : flow;
            effort = happening.covers(second) ? happening.kind().effort : effort;
            fall += happening.desaturation(second);
        }
        boolean paradox = flow < 1 && effort > 0.5;
        return switch (label) {
            case "Flow nasal" -> 62 * flow * breath;
            case "Effort thorax" -> 50 * effort * breath;
            case "Effort abdomen" -> 44 * effort * (paradox ? -breath : breath);
            case "Snore" -> flow == 1 ? 12 * Math.abs(breath) * Math.sin(40 * second) : 0;
            case "SaO2" -> 95.5 - fall;
            case "Pulse" -> 64 + 1.8 * fall;
            default -> second < 300 ? 1 : 2;
        };
    }

    /** The record's clock, then what begins in it (EDF+ §2.2). */
    private void annotations(ByteArrayOutputStream out, int second, List<Happening> near) {
        var text = new StringBuilder("+" + second + "\u0014\u0014\0");
        for (Happening happening : near) {
            if (happening.at() >= second && happening.at() < second + recordSeconds) {
                text.append(happening.annotation());
            }
        }
        byte[] list = text.toString().getBytes(StandardCharsets.UTF_8);
        out.writeBytes(Arrays.copyOf(list, 2 * ANNOTATION_SAMPLES));
    }

    private static void field(ByteArrayOutputStream out, String text, int width) {
        byte[] field = new byte[width];
        Arrays.fill(field, (byte) ' ');
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(octets, 0, field, 0, octets.length);
        out.writeBytes(field);
    }

    /** Ten minutes of the night before a day, from half past ten in the evening, of a device that does not say its number. */
    public static DrawnNight before(LocalDate day) {
        return new DrawnNight(day.minusDays(1).atTime(22, 30), "X");
    }

    /** Eight hours, with obstructive events for the most part; the same randomness draws the same events. */
    public static DrawnNight whole(LocalDateTime start, String device, RandomGenerator random) {
        List<Happening> happenings = new ArrayList<>();
        int at = 600;
        while (at < WHOLE_NIGHT - 2 * REACH) {
            int kind = random.nextInt(10);
            happenings.add(new Happening(
                    at,
                    12 + random.nextInt(20),
                    kind < 6 ? Kind.OBSTRUCTIVE : kind < 9 ? Kind.HYPOPNOEA : Kind.CENTRAL));
            at += 75 + random.nextInt(150);
        }
        return new DrawnNight(start, device, WHOLE_NIGHT, WHOLE_RECORD, List.copyOf(happenings));
    }

    /** The same night as another device would have recorded it. */
    public DrawnNight by(String other) {
        return new DrawnNight(start, other, seconds, recordSeconds, happenings);
    }
}
