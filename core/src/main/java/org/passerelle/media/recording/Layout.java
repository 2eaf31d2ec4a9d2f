package org.passerelle.media.recording;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.passerelle.media.EdfHeader;
import org.passerelle.media.MediaLimits;
import org.passerelle.media.MediaRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * Where a recording's samples stand.
 *
 * @param headerOctets octets before the first data record
 * @param recordOctets octets of a data record
 * @param records data records
 * @param recordSeconds how long one is
 * @param channels the signals that are shown
 * @param lists the annotation signals
 * @param unseen signals beyond those that are shown
 */
record Layout(
        EdfHeader header,
        int headerOctets,
        int recordOctets,
        long records,
        double recordSeconds,
        List<Place> channels,
        List<Place> lists,
        int unseen) {

    /** Seconds of a year: no recorder runs longer. */
    static final double LONGEST = Duration.ofDays(366).toSeconds();

    /**
     * A signal's octets in each data record.
     *
     * @param signal its number in the header
     * @param at where they begin
     * @param samples of two octets each
     */
    record Place(int signal, int at, int samples) {
        int octets() {
            return 2 * samples;
        }
    }

    Layout {
        channels = List.copyOf(channels);
        lists = List.copyOf(lists);
    }

    /** Reads the header off a stream, which stands at the first data record afterwards. */
    static Layout read(InputStream in, MediaLimits limits) throws IOException {
        byte[] fixed = all(in, EdfHeader.FIXED);
        int signals = EdfHeader.signals(fixed);
        requireAtMost(signals, limits.signals());
        byte[] more = all(in, signals * EdfHeader.PER_SIGNAL);
        byte[] whole = Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, whole, fixed.length, more.length);
        var header = new EdfHeader(whole);
        header.check();
        BigDecimal seconds = header.recordSeconds();
        if (seconds.multiply(BigDecimal.valueOf(header.records())).doubleValue() > LONGEST) {
            throw Refusal.of(MediaRefusal.RECORDING_HEADER)
                    .with(FactKey.FIELD, "duration")
                    .refused();
        }
        return of(header, whole.length, seconds.doubleValue(), limits);
    }

    private static Layout of(EdfHeader header, int headerOctets, double seconds, MediaLimits limits) {
        var channels = new ArrayList<Place>();
        var lists = new ArrayList<Place>();
        int unseen = 0;
        long at = 0;
        for (int signal = 0; signal < header.signals(); signal++) {
            long samples = header.samples(signal);
            requireAtMost(at + 2 * samples, limits.recordOctets());
            var place = new Place(signal, (int) at, (int) samples);
            if (header.annotation(signal)) {
                lists.add(place);
            } else if (channels.size() < Recording.MOST_CHANNELS) {
                channels.add(place);
            } else {
                unseen++;
            }
            at += 2 * samples;
        }
        return new Layout(header, headerOctets, (int) at, header.records(), seconds, channels, lists, unseen);
    }

    private static byte[] all(InputStream in, int count) throws IOException {
        byte[] octets = in.readNBytes(count);
        if (octets.length < count) {
            throw Refusal.of(MediaRefusal.TRUNCATED).refused();
        }
        return octets;
    }

    private static void requireAtMost(long count, int limit) {
        if (count > limit) {
            throw Refusal.of(MediaRefusal.TOO_COMPLEX)
                    .with(FactKey.LIMIT, limit)
                    .refused();
        }
    }
}
