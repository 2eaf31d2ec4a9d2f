package org.passerelle.media;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When, and by which device, a recording should have been made, as it was noted when the device was fitted (WIRE §7). The danger is
 * the previous patient's night on the same device, which began a day or more before.
 *
 * @param start when it was noted to begin, in the local time of the place, or null when nothing was noted
 * @param device the device's number as people wrote it down, or null when nothing was noted
 */
public record RecordingOrigin(
        @Nullable LocalDateTime start, @Nullable String device) {
    /**
     * How far a recording's start may be from what was noted: a recorder's clock may keep winter time or UTC, and a patient may start it
     * later than planned; another night is a day away.
     */
    public static final Duration START_TOLERANCE = Duration.ofHours(3);

    /** EDF+ hides a date by this one. */
    private static final LocalDate HIDDEN = LocalDate.of(1985, 1, 1);
    /** Where EDF+ names the equipment: after the label, the date, the hospital's code and the technician. */
    private static final int EQUIPMENT = 4;

    private static final String LABEL = "Startdate";
    private static final String UNKNOWN = "X";
    /** Fewer digits are a model's name (T3, Air 10): they do not say which device it was. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{3}");

    /** Which of both differs, {@code start} or {@code device}; empty where neither does, or the file says nothing. */
    Optional<MediaRefusal> difference(LocalDateTime started, String recordingField) {
        String[] parts = recordingField.split(" +");
        boolean labelled = parts[0].equals(LABEL);
        boolean dated = !(labelled && parts.length > 1 && parts[1].equals(UNKNOWN))
                && !started.toLocalDate().equals(HIDDEN);
        if (dated && start != null && Duration.between(start, started).abs().compareTo(START_TOLERANCE) > 0) {
            return Optional.of(MediaRefusal.OTHER_START);
        }
        boolean otherDevice =
                labelled && parts.length > EQUIPMENT && device != null && differs(parts[EQUIPMENT], device);
        return otherDevice ? Optional.of(MediaRefusal.OTHER_DEVICE) : Optional.empty();
    }

    /** A number that holds the other is the same one, written with its model or without its zeros. */
    private static boolean differs(String equipment, String noted) {
        String said = folded(equipment);
        String awaited = folded(noted);
        return NUMBER.matcher(said).find() && !awaited.isEmpty() && !said.contains(awaited) && !awaited.contains(said);
    }

    private static String folded(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    /** Nothing: a device's number leads to who wore it. */
    @Override
    public String toString() {
        return "RecordingOrigin[…]";
    }
}
