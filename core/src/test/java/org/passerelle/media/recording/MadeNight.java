package org.passerelle.media.recording;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** A recording of one data record a second, whose signals are given by rule. */
public final class MadeNight {
    private static final int LIST = 120;

    private final int records;
    private final String kind;
    private final List<Made> signals;
    private final String[] lists;

    /**
     * A signal.
     *
     * @param rule its digital value by sample, from the first one
     */
    public record Made(String label, String unit, int low, int high, int rate, IntToDoubleFunction rule) {}

    /** @param lists for each data record what follows its clock, and the record's own clock where it begins with {@code @} */
    public MadeNight(String kind, int records, List<Made> signals, String... lists) {
        this.kind = kind;
        this.records = records;
        this.signals = signals;
        this.lists = lists;
    }

    /** Eight channels over some hours, with an apnoea every two minutes. */
    public static MadeNight polygraphy(int seconds, int rate) {
        Made effort = new Made("Thorax", "uV", -100, 100, rate, i -> 8000 * Math.sin(i * 1.6 / rate));
        return new MadeNight(
                "EDF+C",
                seconds,
                List.of(
                        new Made(
                                "Flow",
                                "cmH2O",
                                -10,
                                10,
                                rate,
                                i -> i / rate % 120 < 20 ? 0 : 9000 * Math.sin(i * 1.7 / rate)),
                        effort,
                        new Made("Abdomen", "uV", -100, 100, rate, effort.rule()),
                        new Made("Snore", "V", -1, 1, rate, i -> i * 7919L % 2000 - 1000),
                        new Made("Position", "", 0, 10, rate, i -> i / rate / 3600 * 1000),
                        new Made("Pleth", "", -100, 100, rate, i -> 5000 * Math.sin(i * 7.0 / rate)),
                        new Made("Pulse", "bpm", 0, 250, rate, i -> -16000 + 500 * Math.sin(i / 50.0 / rate)),
                        new Made("SpO2", "%", 0, 100, rate, i -> (i / rate % 120 < 30 ? 85 : 95) * 655.35 - 32768)),
                note(seconds));
    }

    private static String[] note(int seconds) {
        String[] notes = new String[seconds];
        for (int i = 0; i < seconds; i++) {
            notes[i] = i % 120 == 0 ? "+" + i + "\u001520\u0014Apnée obstructive\u0014\0" : "";
        }
        return notes;
    }

    /** The file's octets. */
    public byte[] octets() {
        int count = signals.size() + 1;
        var out = new ByteArrayOutputStream();
        field(out, "0", 8);
        field(out, "X X X X", 80);
        field(out, "Startdate 05-MAY-2026 X X X", 80);
        field(out, "05.05.2622.30.00", 16);
        field(out, String.valueOf(256 * (count + 1)), 8);
        field(out, kind, 44);
        field(out, String.valueOf(records), 8);
        field(out, "1", 8);
        field(out, String.valueOf(count), 4);
        column(out, 16, "EDF Annotations", Made::label);
        column(out, 80, "", made -> "");
        column(out, 8, "", Made::unit);
        column(out, 8, "-1", made -> String.valueOf(made.low()));
        column(out, 8, "1", made -> String.valueOf(made.high()));
        column(out, 8, "-32768", made -> "-32768");
        column(out, 8, "32767", made -> "32767");
        column(out, 80, "", made -> "");
        column(out, 8, String.valueOf(LIST / 2), made -> String.valueOf(made.rate()));
        column(out, 32, "", made -> "");
        for (int record = 0; record < records; record++) {
            for (Made made : signals) {
                samples(out, made, record);
            }
            String more = record < lists.length ? lists[record] : "";
            int own = more.startsWith("@") ? more.indexOf(' ') : -1;
            String clock = own < 0 ? String.valueOf(record) : more.substring(1, own);
            String list =
                    String.format(Locale.ROOT, "+%s\u0014\u0014\0%s", clock, own < 0 ? more : more.substring(own + 1));
            out.writeBytes(Arrays.copyOf(list.getBytes(StandardCharsets.UTF_8), LIST));
        }
        return out.toByteArray();
    }

    private static void samples(ByteArrayOutputStream out, Made made, int record) {
        byte[] octets = new byte[2 * made.rate()];
        for (int i = 0; i < made.rate(); i++) {
            int value = (int) Math.round(made.rule().applyAsDouble(record * made.rate() + i));
            octets[2 * i] = (byte) value;
            octets[2 * i + 1] = (byte) (value >> 8);
        }
        out.writeBytes(octets);
    }

    private void column(
            ByteArrayOutputStream out, int width, String annotations, java.util.function.Function<Made, String> of) {
        signals.forEach(made -> field(out, of.apply(made), width));
        field(out, annotations, width);
    }

    private static void field(ByteArrayOutputStream out, String text, int width) {
        out.writeBytes(Arrays.copyOf((text + " ".repeat(width)).getBytes(StandardCharsets.US_ASCII), width));
    }
}
