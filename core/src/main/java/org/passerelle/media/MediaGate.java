package org.passerelle.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.media.CleanedMedia.ImageFacts;
import org.passerelle.media.CleanedMedia.PaperFacts;
import org.passerelle.media.CleanedMedia.RecordingFacts;
import org.passerelle.media.CleanedMedia.Removed;
import org.passerelle.pdf.PdfFacts;
import org.passerelle.pdf.PdfGate;
import org.passerelle.refusal.Untrusted;

/**
 * The door through which a file becomes an attachment (WIRE §7). It tells the format by the bytes, checks that the file is whole
 * and well formed, and writes it again without what tells too much. Pixels and samples are copied, never decoded into anything
 * kept nor encoded again; memory does not grow with the file, but for a PDF, which is held up to its limit. Cleaning a cleaned file changes nothing.
 */
public final class MediaGate {
    private final MediaLimits limits;

    public MediaGate(MediaLimits limits) {
        this.limits = limits;
    }

    /** The most octets that a file may have, whatever it is. */
    public long most() {
        return Math.max(limits.documentOctets(), Math.max(limits.imageOctets(), limits.recordingOctets()));
    }

    /**
     * Cleans one file, read to its end. Neither stream is closed.
     *
     * @param out receives the cleaned file while it is still being judged: only when this method returns may it be used, so
     *     callers write to a temporary blob and drop it on any exception
     * @throws org.passerelle.refusal.Refused with a {@link MediaRefusal} when the file may not travel
     * @throws IOException when a stream fails; says nothing about the file
     */
    public CleanedMedia clean(InputStream in, OutputStream out, Expected expected) throws IOException {
        return Untrusted.read(MediaRefusal.MALFORMED, () -> cleaned(in, out, expected));
    }

    private CleanedMedia cleaned(InputStream in, OutputStream out, Expected expected) throws IOException {
        var source = new Source(in, most());
        var sink = new Sink(out);
        Set<Removed> removed = EnumSet.noneOf(Removed.class);
        MediaKind kind = MediaKind.recognise(source.peek(MediaKind.HEAD));
        source.limit(
                switch (kind) {
                    case JPEG, PNG -> limits.imageOctets();
                    case EDF, EDF_PLUS -> limits.recordingOctets();
                    case PDF -> limits.documentOctets();
                });
        @Nullable ImageFacts image = null;
        @Nullable RecordingFacts recording = null;
        @Nullable PaperFacts paper = null;
        switch (kind) {
            case JPEG -> image = new JpegCleaner(source, sink, limits, removed).clean();
            case PNG -> image = new PngCleaner(source, sink, limits, removed).clean();
            case EDF, EDF_PLUS -> recording = new EdfCleaner(source, sink, limits, removed).clean(expected);
            case PDF -> paper = paper(source, sink, removed);
        }
        if (source.drain() > 0) {
            removed.add(Removed.TRAILING_BYTES);
        }
        Sha256 after = sink.finish();
        return new CleanedMedia(
                kind,
                source.hash(),
                after,
                source.offset(),
                sink.size(),
                image,
                recording,
                paper,
                List.copyOf(removed));
    }

    private PaperFacts paper(Source source, Sink sink, Set<Removed> removed) throws IOException {
        PdfFacts told = PdfGate.clean(source.rest(), sink.stream(), limits.pdf());
        told.removed().forEach(one -> removed.add(Removed.valueOf(one.name())));
        return new PaperFacts(told.pages(), told.title(), told.archive(), told.signed());
    }
}
