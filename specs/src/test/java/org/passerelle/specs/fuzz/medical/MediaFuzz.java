package org.passerelle.specs.fuzz.medical;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.passerelle.media.CleanedMedia;
import org.passerelle.media.Expected;
import org.passerelle.media.MediaGate;
import org.passerelle.media.MediaLimits;
import org.passerelle.media.RecordingIdentity;
import org.passerelle.media.RecordingIdentity.Sex;
import org.passerelle.specs.fuzz.FuzzTarget;

/** Pictures, recordings and PDF at the gate: refused, or clean for good. */
abstract class MediaFuzz extends FuzzTarget {
    private static final Expected EXPECTED = Expected.of(new RecordingIdentity(
            "279035121518989", Sex.FEMALE, LocalDate.of(1979, 3, 8), List.of("Durand-Essai"), List.of("Alice")));

    private final MediaGate gate = new MediaGate(MediaLimits.defaults());

    @Override
    protected void read(byte[] octets) throws IOException {
        byte[] once = clean(octets, false);
        require(Arrays.equals(clean(once, true), once), "what was cleaned is clean");
    }

    private byte[] clean(byte[] file, boolean cleaned) throws IOException {
        var out = new ByteArrayOutputStream();
        CleanedMedia media = gate.clean(new ByteArrayInputStream(file), out, EXPECTED);
        require(media.sizeBefore() == file.length && media.sizeAfter() == out.size(), "its sizes are told");
        require(!cleaned || media.removed().isEmpty(), "nothing is left to remove");
        return out.toByteArray();
    }
}
