package org.passerelle.letter.xdm.zip;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.passerelle.refusal.Refused;

/** Reads whole zips and says how that went. */
final class ReadZips {
    static final String READ = "read";

    private ReadZips() {}

    static String verdict(byte[] zip) {
        return verdict(zip, ZipLimits.DEFAULT);
    }

    /** The refusal's code, or {@link #READ} once each file was read to its end. */
    static String verdict(byte[] zip, ZipLimits limits) {
        try {
            ZipDirectory directory = ZipDirectory.read(new MemoryChannel(zip), limits);
            for (Zipped file : directory.files()) {
                try (InputStream octets = directory.open(file)) {
                    octets.transferTo(OutputStream.nullOutputStream());
                }
            }
            return READ;
        } catch (Refused refused) {
            return refused.code().code();
        } catch (IOException failing) {
            throw new UncheckedIOException(failing);
        }
    }
}
