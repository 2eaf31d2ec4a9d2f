package org.passerelle.media;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.media.CleanedMedia.NamedPatient;
import org.passerelle.media.CleanedMedia.RecordingFacts;
import org.passerelle.media.CleanedMedia.Removed;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * One pass over a recording in EDF or EDF+. Whom it names is compared with whose it should be before anything is written; then
 * this patient's identity takes the place of what the file said, hospital code, technician and equipment become unknown, and
 * every sample and annotation is copied as it stands.
 */
final class EdfCleaner {
    private static final String START = "Startdate";
    private static final String UNKNOWN = "X";
    /** Seconds of a year: no recorder runs longer, and no arithmetic overflows below. */
    private static final BigDecimal LONGEST =
            BigDecimal.valueOf(Duration.ofDays(366).toSeconds());

    private final Source source;
    private final Sink sink;
    private final MediaLimits limits;
    private final Set<Removed> removed;

    EdfCleaner(Source source, Sink sink, MediaLimits limits, Set<Removed> removed) {
        this.source = source;
        this.sink = sink;
        this.limits = limits;
        this.removed = removed;
    }

    RecordingFacts clean(Expected expected) throws IOException {
        RecordingIdentity patient = expected.findPatient()
                .orElseThrow(() -> Refusal.of(MediaRefusal.PATIENT_NEEDED).refused());
        EdfHeader header = header();
        LocalDateTime start = header.start();
        Duration duration = duration(header);
        String recording = recording(header.recording(), start.toLocalDate());
        NamedPatient named = compare(header, patient, expected.confirmation());
        boolean elsewhere = elsewhere(header, start, expected);
        write(header, patient.edfField(), recording);
        long annotations = copy(header);
        boolean confirmed = named == NamedPatient.ANOTHER || elsewhere;
        return new RecordingFacts(
                start,
                duration,
                labels(header),
                header.plus(),
                header.continuous(),
                annotations,
                named,
                confirmed ? expected.confirmation() : null);
    }

    private EdfHeader header() throws IOException {
        byte[] fixed = source.bytes(EdfHeader.FIXED);
        int signals = EdfHeader.signals(fixed);
        if (signals > limits.signals()) {
            throw Refusal.of(MediaRefusal.TOO_COMPLEX)
                    .with(FactKey.LIMIT, limits.signals())
                    .refused();
        }
        EdfHeader.check(signals > 0, "signals");
        byte[] whole = Arrays.copyOf(fixed, fixed.length + signals * EdfHeader.PER_SIGNAL);
        byte[] more = source.bytes(signals * EdfHeader.PER_SIGNAL);
        System.arraycopy(more, 0, whole, fixed.length, more.length);
        var header = new EdfHeader(whole);
        header.check();
        return header;
    }

    private static NamedPatient compare(
            EdfHeader header, RecordingIdentity patient, Expected.@Nullable Confirmation confirmation) {
        var comparison = new IdentityComparison(patient);
        NamedPatient named = comparison.judge(header.patient());
        if (named == NamedPatient.ANOTHER && confirmation == null) {
            throw Refusal.of(MediaRefusal.OTHER_PATIENT)
                    .with(FactKey.FIELD, comparison.difference())
                    .refused();
        }
        return named;
    }

    /** Whether it was made at another time, or by another device, than was noted. */
    private static boolean elsewhere(EdfHeader header, LocalDateTime start, Expected expected) {
        Optional<MediaRefusal> difference =
                expected.findOrigin().flatMap(origin -> origin.difference(start, header.recording()));
        if (difference.isPresent() && expected.confirmation() == null) {
            throw Refusal.of(difference.get()).refused();
        }
        return difference.isPresent();
    }

    /**
     * The recording field to write: {@code Startdate}, the date, then hospital code, technician and equipment unknown. The full
     * year that the field may state must be the header's own, or say that it is unknown.
     */
    private static String recording(String field, LocalDate start) {
        String[] parts = field.split(" +", 3);
        String date = RecordingIdentity.edfDate(start);
        if (parts.length > 1 && parts[0].equals(START)) {
            if (parts[1].equals(UNKNOWN)) {
                date = UNKNOWN;
            } else {
                EdfHeader.check(start.equals(RecordingIdentity.parseEdfDate(parts[1])), "recording startdate");
            }
        }
        return String.join(" ", START, date, UNKNOWN, UNKNOWN, UNKNOWN);
    }

    private void write(EdfHeader header, String patient, String recording) throws IOException {
        if (!header.patient().equals(patient)) {
            removed.add(Removed.PATIENT_FIELD);
        }
        if (!header.recording().equals(recording)) {
            removed.add(Removed.RECORDING_FIELD);
        }
        if (!header.printable()) {
            removed.add(Removed.FOREIGN_CHARACTERS);
        }
        if (header.reservedUsed()) {
            removed.add(Removed.OTHER_PART);
        }
        sink.write(header.with(patient, recording));
    }

    /** Copies the data records. Returns how many annotations they hold. */
    private long copy(EdfHeader header) throws IOException {
        long records = header.records();
        long size = 0;
        List<int[]> lists = new ArrayList<>();
        for (int signal = 0; signal < header.signals(); signal++) {
            long length = 2 * header.samples(signal);
            checkRecord(size + length);
            if (header.annotation(signal)) {
                lists.add(new int[] {(int) size, (int) length});
            }
            size += length;
        }
        var annotations = new EdfAnnotations();
        byte[] record = new byte[(int) size];
        for (long i = 0; i < records; i++) {
            source.fill(record);
            for (int[] list : lists) {
                annotations.read(record, list[0], list[1], list == lists.get(0));
            }
            sink.write(record);
        }
        if (source.read() >= 0) {
            throw Refusal.of(MediaRefusal.RECORDING_LENGTH)
                    .with(FactKey.EXPECTED, source.offset() - 1)
                    .refused();
        }
        return annotations.count();
    }

    private void checkRecord(long octets) {
        if (octets > limits.recordOctets()) {
            throw Refusal.of(MediaRefusal.TOO_COMPLEX)
                    .with(FactKey.LIMIT, limits.recordOctets())
                    .refused();
        }
    }

    private static Duration duration(EdfHeader header) {
        BigDecimal seconds = header.recordSeconds().multiply(BigDecimal.valueOf(header.records()));
        EdfHeader.check(seconds.compareTo(LONGEST) <= 0, "duration");
        return Duration.ofNanos(seconds.movePointRight(9).longValue());
    }

    private static List<String> labels(EdfHeader header) {
        List<String> labels = new ArrayList<>();
        for (int signal = 0; signal < header.signals(); signal++) {
            if (!header.annotation(signal)) {
                labels.add(EdfText.ascii(header.label(signal)).strip());
            }
        }
        return labels;
    }
}
