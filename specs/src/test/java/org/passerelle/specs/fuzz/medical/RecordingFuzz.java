package org.passerelle.specs.fuzz.medical;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.passerelle.media.MediaLimits;
import org.passerelle.media.recording.Columns;
import org.passerelle.media.recording.Recording;
import org.passerelle.media.recording.RecordingReader;
import org.passerelle.specs.fuzz.FuzzTarget;

/** Recordings as people look at them. */
final class RecordingFuzz extends FuzzTarget {
    private static final int COLUMNS = 300;
    private static final int YEAR = 366 * 24 * 3600;

    private final RecordingReader reader = new RecordingReader(MediaLimits.defaults());

    @Override
    protected List<byte[]> seeds() {
        return new EdfFuzz().seeds();
    }

    @Override
    protected void read(byte[] octets) throws IOException {
        Recording recording = reader.read(new ByteArrayInputStream(octets));
        double seconds = recording.seconds();
        require(seconds >= 0 && seconds <= 2 * YEAR, "its length is a length");
        require(recording.marks().size() <= Recording.MOST_MARKS, "its events are bounded");
        if (seconds > 0) {
            look(recording, octets, 0, seconds);
            look(recording, octets, seconds * 0.4, seconds * 0.41);
        }
    }

    private void look(Recording recording, byte[] octets, double from, double until) throws IOException {
        List<Columns> shown = reader.stretch(recording, () -> new ByteArrayInputStream(octets), from, until, COLUMNS);
        require(shown.size() == recording.channels().size(), "each channel is shown");
        for (Columns channel : shown) {
            require(channel.count() == COLUMNS, "in as many columns as were asked for");
        }
    }
}
