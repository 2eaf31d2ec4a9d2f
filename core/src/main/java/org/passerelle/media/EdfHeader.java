package org.passerelle.media;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * The header of an EDF or EDF+ file (edfplus.info, specifications of 1992 and 2003): 256 octets for the recording, 256 for each
 * signal, numbers and texts in fixed columns. Numbers are read strictly; texts may hold what the format forbids (real recorders
 * write µV and °C) and are then written in ASCII.
 */
public final class EdfHeader {
    public static final int FIXED = 256;
    public static final int PER_SIGNAL = 256;
    /** Width of the patient field and of the recording field. */
    static final int IDENTIFICATION = 80;

    private static final int PATIENT = 8;
    private static final int RECORDING = 88;
    private static final int START_DATE = 168;
    private static final int START_TIME = 176;
    private static final int HEADER_OCTETS = 184;
    private static final int RESERVED = 192;
    private static final int RESERVED_WIDTH = 44;
    private static final int RECORDS = 236;
    private static final int RECORD_DURATION = 244;
    private static final int SIGNALS = 252;
    private static final int CLIP_YEAR = 85;

    /** The columns of the signals: label, transducer, dimension, physical and digital range, filter, samples, reserved. */
    private static final int[] WIDTHS = {16, 80, 8, 8, 8, 8, 8, 80, 8, 32};

    private static final int LABEL = 0;
    private static final int DIMENSION = 2;
    private static final int PHYSICAL_MIN = 3;
    private static final int PHYSICAL_MAX = 4;
    private static final int DIGITAL_MIN = 5;
    private static final int DIGITAL_MAX = 6;
    private static final int SAMPLES = 8;
    private static final int SIGNAL_RESERVED = 9;
    private static final int[] TEXTS = {0, 1, 2, 7};
    private static final String ANNOTATIONS = "EDF Annotations";

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,8}");
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,7}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,2})?");
    private static final Pattern TRIPLE = Pattern.compile("([0-9]{2})\\.([0-9]{2})\\.([0-9]{2})");

    private final byte[] octets;
    private final int signals;

    /** @param octets the whole header */
    public EdfHeader(byte[] octets) {
        this.octets = octets;
        this.signals = signals(octets);
    }

    /** How many signals the fixed part announces. */
    public static int signals(byte[] fixed) {
        return (int) count(fixed, SIGNALS, 4, "signals");
    }

    public int signals() {
        return signals;
    }

    /** The patient field, without its padding on the right unless it is full. */
    String patient() {
        return text(PATIENT, IDENTIFICATION);
    }

    String recording() {
        return text(RECORDING, IDENTIFICATION);
    }

    public LocalDateTime start() {
        Matcher day = TRIPLE.matcher(text(START_DATE, 8));
        Matcher hour = TRIPLE.matcher(text(START_TIME, 8));
        check(day.matches(), "startdate");
        check(hour.matches(), "starttime");
        int year = number(day, 3) + (number(day, 3) < CLIP_YEAR ? 2000 : 1900);
        LocalDate date = date(year, number(day, 2), number(day, 1));
        check(number(hour, 1) < 24 && number(hour, 2) < 60 && number(hour, 3) < 60, "starttime");
        if (date == null) {
            throw refused("startdate");
        }
        return date.atTime(LocalTime.of(number(hour, 1), number(hour, 2), number(hour, 3)));
    }

    boolean plus() {
        return text(RESERVED, 5).startsWith("EDF+");
    }

    /** EDF+D says that there are gaps between the data records. */
    public boolean continuous() {
        String kind = text(RESERVED, 5);
        check(!plus() || kind.equals("EDF+C") || kind.equals("EDF+D"), "reserved");
        return !kind.equals("EDF+D");
    }

    /** Data records; refused when the recorder has not written their number (−1). */
    public long records() {
        if (text(RECORDS, 8).equals("-1")) {
            throw Refusal.of(MediaRefusal.RECORDING_UNFINISHED).refused();
        }
        long records = count(octets, RECORDS, 8, "records");
        check(records > 0, "records");
        return records;
    }

    /** Seconds of a data record; zero only where there is nothing but annotations. */
    public BigDecimal recordSeconds() {
        BigDecimal seconds = decimal(RECORD_DURATION, "duration");
        boolean samples = false;
        for (int signal = 0; signal < signals; signal++) {
            samples |= !annotation(signal);
        }
        check(seconds.signum() > 0 || seconds.signum() == 0 && !samples, "duration");
        return seconds;
    }

    String label(int signal) {
        return text(column(LABEL, signal), WIDTHS[LABEL]);
    }

    public boolean annotation(int signal) {
        return plus() && label(signal).equals(ANNOTATIONS);
    }

    /**
     * What the columns of a signal say.
     *
     * @param label free text
     * @param unit free text
     * @param low the physical value of {@code digitalLow}, and likewise {@code high}; it may be the larger one
     */
    public record Signal(String label, String unit, double low, double high, int digitalLow, int digitalHigh) {}

    /** That signal, of a header that was {@link #check checked}. */
    public Signal signal(int signal) {
        return new Signal(
                label(signal),
                text(column(DIMENSION, signal), WIDTHS[DIMENSION]),
                decimal(column(PHYSICAL_MIN, signal), "physical minimum").doubleValue(),
                decimal(column(PHYSICAL_MAX, signal), "physical maximum").doubleValue(),
                (int) integer(column(DIGITAL_MIN, signal), "digital minimum"),
                (int) integer(column(DIGITAL_MAX, signal), "digital maximum"));
    }

    /** Samples of a signal in a data record, two octets each. */
    public long samples(int signal) {
        long samples = count(octets, column(SAMPLES, signal), WIDTHS[SAMPLES], "samples");
        check(samples > 0, "samples");
        return samples;
    }

    /** Refuses a header whose size or ranges cannot be. */
    public void check() {
        check(count(octets, HEADER_OCTETS, 8, "header size") == octets.length, "header size");
        boolean annotations = false;
        for (int signal = 0; signal < signals; signal++) {
            long least = integer(column(DIGITAL_MIN, signal), "digital minimum");
            long most = integer(column(DIGITAL_MAX, signal), "digital maximum");
            check(least < most && least >= Short.MIN_VALUE && most <= Short.MAX_VALUE, "digital range");
            BigDecimal low = decimal(column(PHYSICAL_MIN, signal), "physical minimum");
            BigDecimal high = decimal(column(PHYSICAL_MAX, signal), "physical maximum");
            check(low.compareTo(high) != 0, "physical range");
            annotations |= annotation(signal);
        }
        check(annotations || !plus(), "annotations");
    }

    /**
     * This header with other identification fields, its texts in ASCII, and in the reserved fields only the mark of EDF+. All
     * numbers stay.
     */
    byte[] with(String patient, String recording) {
        byte[] other = octets.clone();
        put(other, RESERVED, mark(), RESERVED_WIDTH);
        for (int signal = 0; signal < signals; signal++) {
            put(other, column(SIGNAL_RESERVED, signal), "", WIDTHS[SIGNAL_RESERVED]);
        }
        put(other, PATIENT, patient, IDENTIFICATION);
        put(other, RECORDING, recording, IDENTIFICATION);
        for (int field : TEXTS) {
            for (int signal = 0; signal < signals; signal++) {
                int at = column(field, signal);
                if (!EdfText.printable(octets, at, WIDTHS[field])) {
                    put(other, at, EdfText.ascii(text(at, WIDTHS[field])), WIDTHS[field]);
                }
            }
        }
        return other;
    }

    private String mark() {
        return plus() ? text(RESERVED, 5) : "";
    }

    /** Whether the reserved fields hold more than the mark of EDF+, where anything could be hidden. */
    boolean reservedUsed() {
        boolean used = !text(RESERVED, RESERVED_WIDTH).equals(mark());
        for (int signal = 0; signal < signals; signal++) {
            used |= !text(column(SIGNAL_RESERVED, signal), WIDTHS[SIGNAL_RESERVED])
                    .isEmpty();
        }
        return used;
    }

    /** Whether the texts of the signals are as the format asks. */
    boolean printable() {
        boolean printable = true;
        for (int field : TEXTS) {
            for (int signal = 0; signal < signals; signal++) {
                printable &= EdfText.printable(octets, column(field, signal), WIDTHS[field]);
            }
        }
        return printable;
    }

    /** This date, or null when there is none such. */
    static @Nullable LocalDate date(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private int column(int field, int signal) {
        int before = Arrays.stream(WIDTHS, 0, field).sum();
        return FIXED + before * signals + signal * WIDTHS[field];
    }

    private String text(int at, int width) {
        return EdfText.of(octets, at, width);
    }

    private static long count(byte[] octets, int at, int width, String field) {
        String text = EdfText.of(octets, at, width);
        check(COUNT.matcher(text).matches(), field);
        return Long.parseLong(text);
    }

    private long integer(int at, String field) {
        String text = text(at, 8);
        check(INTEGER.matcher(text).matches(), field);
        return Long.parseLong(text);
    }

    private BigDecimal decimal(int at, String field) {
        String text = text(at, 8);
        check(DECIMAL.matcher(text).matches(), field);
        return new BigDecimal(text);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static void put(byte[] octets, int at, String ascii, int width) {
        Arrays.fill(octets, at, at + width, (byte) ' ');
        byte[] text = ascii.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, octets, at, Math.min(width, text.length));
    }

    static void check(boolean holds, String field) {
        if (!holds) {
            throw refused(field);
        }
    }

    static RuntimeException refused(String field) {
        return Refusal.of(MediaRefusal.RECORDING_HEADER)
                .with(FactKey.FIELD, field)
                .refused();
    }
}
