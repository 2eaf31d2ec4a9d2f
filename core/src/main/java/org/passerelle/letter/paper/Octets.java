package org.passerelle.letter.paper;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.passerelle.canon.Sha256;
import org.passerelle.pathway.Document;

/** Size and hash of what was read. */
public record Octets(long size, Sha256 hash) {
    private static final int CHUNK = 16 * 1024;

    /** Reads to the end. */
    public static Octets of(InputStream in) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            digest.update(chunk, 0, read);
            size += read;
        }
        return new Octets(size, Sha256.of(digest.digest()));
    }

    /** Whether this is what the content says of a document. */
    public boolean are(Document document) {
        return size == document.size() && hash.equals(document.sha256());
    }
}
