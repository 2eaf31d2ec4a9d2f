package org.passerelle.media.recording;

import java.util.Arrays;
import org.passerelle.media.MediaRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** When each data record begins, in seconds from the header's start: one after the other, or with gaps where the file says so (EDF+D). */
final class Timeline {
    /** Data records of a recording with gaps: two days and more of one a second. */
    static final int MOST_RECORDS = 200_000;

    private final long records;
    private final double seconds;
    private final double[] starts;
    private final boolean gaps;

    Timeline(Layout layout) {
        records = layout.records();
        seconds = layout.recordSeconds();
        gaps = !layout.header().continuous();
        if (gaps && records > MOST_RECORDS) {
            throw Refusal.of(MediaRefusal.TOO_COMPLEX)
                    .with(FactKey.LIMIT, MOST_RECORDS)
                    .refused();
        }
        starts = new double[gaps ? (int) records : 0];
    }

    /** What a data record of a recording with gaps says of itself; it begins no earlier than the one before ends, but for rounding. */
    void begins(long record, double at) {
        if (!gaps) {
            return;
        }
        double earliest = record == 0 ? 0 : starts[(int) record - 1] + seconds * 0.999;
        if (at < earliest || at > Layout.LONGEST) {
            throw Refusal.of(MediaRefusal.ANNOTATIONS)
                    .with(FactKey.FORMAT, "EDF+D")
                    .refused();
        }
        starts[(int) record] = at;
    }

    double start(long record) {
        return gaps ? starts[(int) record] : record * seconds;
    }

    /** Where the last data record ends. */
    double end() {
        return start(records - 1) + seconds;
    }

    /** The last data record that begins at that second or before it, else the first one. */
    long recordAt(double second) {
        if (!gaps) {
            return seconds == 0 ? 0 : Math.max(0, Math.min(records - 1, (long) (second / seconds)));
        }
        int found = Arrays.binarySearch(starts, second);
        return Math.max(0, found >= 0 ? found : -found - 2);
    }
}
