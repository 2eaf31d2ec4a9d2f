package org.passerelle.letter.xdm;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.HouseBug;

/**
 * Size and hashes of a document.
 *
 * @param sha1 40 lower-case hexadecimal digits: the hash that XDS metadata have (ITI TF-3 §4.2.3.2.10)
 * @param sha256 the one that we believe
 */
record Measured(long size, String sha1, Sha256 sha256) {

    /** SHA-1, because the standard says so; nothing is decided by it that SHA-256 could decide. */
    static MessageDigest sha1Digest() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException absent) {
            throw new HouseBug("every Java platform has SHA-1", absent);
        }
    }

    /** Measures what passes; never closes what is under it. */
    static final class Meter extends FilterOutputStream {
        private final MessageDigest sha1 = sha1Digest();
        private final MessageDigest sha256 = Sha256.digest();
        private long size;

        Meter(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            out.write(source, offset, length);
            sha1.update(source, offset, length);
            sha256.update(source, offset, length);
            size += length;
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }

        Measured measured() {
            return new Measured(size, HexFormat.of().formatHex(sha1.digest()), Sha256.of(sha256.digest()));
        }
    }
}
