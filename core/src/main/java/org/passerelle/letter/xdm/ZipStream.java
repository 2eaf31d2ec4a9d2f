package org.passerelle.letter.xdm;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip that is written as it comes: no size is known before its file is written, no octet goes back. Every file has the same date,
 * the document's.
 */
final class ZipStream extends ZipOutputStream {
    private final LocalDateTime at;

    /** How a file's octets are folded. */
    enum Folding {
        /** Not at all: they are compressed already. */
        PLAIN,
        /**
         * Letter by letter: at most eight times smaller, so that no file of ours, a black photograph or a flat recording, can be
         * taken for a bomb.
         */
        LETTERS,
        /** As small as can be: for what we write ourselves. */
        SMALL
    }

    ZipStream(OutputStream out, Instant at) {
        super(out);
        this.at = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    void start(String name, Folding folding) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(at);
        setLevel(folding == Folding.PLAIN ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
        def.setStrategy(folding == Folding.LETTERS ? Deflater.HUFFMAN_ONLY : Deflater.DEFAULT_STRATEGY);
        putNextEntry(entry);
    }
}
