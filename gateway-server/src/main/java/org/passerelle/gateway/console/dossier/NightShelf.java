package org.passerelle.gateway.console.dossier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.passerelle.canon.Id;
import org.passerelle.media.MediaLimits;
import org.passerelle.media.recording.Recording;
import org.passerelle.media.recording.RecordingReader;

/**
 * What was read of recordings that people look at: a few megabytes of overviews in memory, never on a disk, for as long as somebody
 * looks. One recording is read at a time.
 */
final class NightShelf {
    /** How much is held, in octets: some thirty nights. */
    static final long MOST_HELD = 64L << 20;
    /** How long one is held that nobody looks at. */
    static final Duration HELD = Duration.ofMinutes(15);

    private final RecordingReader reader = new RecordingReader(MediaLimits.defaults());
    private final InstantSource clock;
    private final long most;
    private final Map<Key, Held> held = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(Id exchange, Id document) {}

    private record Held(Recording recording, Instant looked) {}

    NightShelf(InstantSource clock, long most) {
        this.clock = clock;
        this.most = most;
    }

    RecordingReader reader() {
        return reader;
    }

    /** That recording, read from its file where it is not at hand. */
    synchronized Recording get(Id exchange, Id document, RecordingReader.Opening file) {
        Instant now = clock.instant();
        held.values().removeIf(one -> one.looked().plus(HELD).isBefore(now));
        var key = new Key(exchange, document);
        Held known = held.get(key);
        Recording recording = known == null ? read(file) : known.recording();
        held.put(key, new Held(recording, now));
        shorten();
        return recording;
    }

    private Recording read(RecordingReader.Opening file) {
        try (var in = file.open()) {
            return reader.read(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Those that were looked at longest ago go first. */
    private void shorten() {
        long weight = held.values().stream()
                .mapToLong(one -> one.recording().weight())
                .sum();
        Iterator<Held> oldest = held.values().iterator();
        while (weight > most && oldest.hasNext()) {
            weight -= oldest.next().recording().weight();
            oldest.remove();
        }
    }

    /** How many are held. */
    synchronized int size() {
        return held.size();
    }
}
