package org.passerelle.media.recording;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.media.MediaLimits;
import org.passerelle.media.MediaRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/**
 * Reads EDF and EDF+ for people to look at. One pass gives an overview of the whole, whose size is bounded; a stretch so short that the
 * overview is too coarse for it is read from the file again, and only that stretch.
 */
public final class RecordingReader {
    private final MediaLimits limits;

    public RecordingReader(MediaLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads it once, from its first octet. The caller closes the stream.
     *
     * @throws org.passerelle.refusal.Refused {@link MediaRefusal}, when it is no recording or breaks the rules of its format
     */
    public Recording read(InputStream in) throws IOException {
        Layout layout = Layout.read(in, limits);
        if (layout.headerOctets() + layout.records() * layout.recordOctets() > limits.recordingOctets()) {
            throw Refusal.of(MediaRefusal.TOO_LARGE)
                    .with(FactKey.LIMIT, limits.recordingOctets())
                    .refused();
        }
        return new OnePass(layout).over(in);
    }

    /**
     * A stretch of a recording, each of its channels in so many columns.
     *
     * @param file the same file from its first octet; asked only when it is needed, and closed
     * @param from second, at least 0
     * @param until second, later, at most the recording's end
     * @param columns at most {@link Recording#MOST_COLUMNS}
     */
    public List<Columns> stretch(Recording recording, Opening file, double from, double until, int columns)
            throws IOException {
        if (!(from >= 0 && from < until && until <= recording.seconds())
                || columns < 1
                || columns > Recording.MOST_COLUMNS) {
            throw new HouseBug("no such stretch");
        }
        double scale = Recording.OVERVIEW / recording.overviewed();
        if ((until - from) * scale >= columns) {
            return recording.channels().stream()
                    .map(channel -> channel.overview().part(from * scale, until * scale, columns))
                    .toList();
        }
        try (InputStream in = file.open()) {
            return closer(recording, in, new Screen(from, until, columns));
        }
    }

    /** Opens the file again. */
    @FunctionalInterface
    public interface Opening {
        InputStream open() throws IOException;
    }

    private static List<Columns> closer(Recording recording, InputStream in, Screen screen) throws IOException {
        Layout layout = recording.layout();
        Timeline timeline = recording.timeline();
        var given = new ArrayList<Columns>();
        recording.channels().forEach(channel -> given.add(new Columns(screen.columns())));
        long number = timeline.recordAt(screen.from());
        in.skipNBytes(layout.headerOctets() + number * layout.recordOctets());
        byte[] record = new byte[layout.recordOctets()];
        for (; number < layout.records() && timeline.start(number) < screen.until(); number++) {
            fill(in, record);
            lay(layout, record, timeline.start(number), screen, given);
        }
        return given;
    }

    private static void lay(Layout layout, byte[] record, double begins, Screen screen, List<Columns> onto) {
        for (int channel = 0; channel < onto.size(); channel++) {
            screen.lay(record, layout.channels().get(channel), begins, layout.recordSeconds(), onto.get(channel));
        }
    }

    static void fill(InputStream in, byte[] record) throws IOException {
        if (in.readNBytes(record, 0, record.length) < record.length) {
            throw Refusal.of(MediaRefusal.TRUNCATED).refused();
        }
    }
}
