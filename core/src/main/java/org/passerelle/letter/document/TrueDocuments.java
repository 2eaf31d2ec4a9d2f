package org.passerelle.letter.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.pathway.Document;
import org.passerelle.port.letter.Documents;
import org.passerelle.refusal.HouseBug;

/** Documents that are what the content says of them, or our own store is broken: such a letter never leaves. */
public final class TrueDocuments implements Documents {
    private final List<Attached> named;
    private final Documents stored;

    public TrueDocuments(List<Attached> named, Documents stored) {
        this.named = List.copyOf(named);
        this.stored = stored;
    }

    @Override
    public InputStream open(Id document) {
        return named.stream()
                .map(Attached::document)
                .filter(one -> one.id().equals(document))
                .findFirst()
                .map(one -> (InputStream) new Compared(stored.open(document), one))
                .orElseThrow(() -> new HouseBug("a document was asked for that the content does not name"));
    }

    /** Compares when it comes to its end. */
    private static final class Compared extends FilterInputStream {
        private final MessageDigest digest = Sha256.digest();
        private final Document named;
        private long size;
        private boolean compared;

        Compared(InputStream stored, Document named) {
            super(stored);
            this.named = named;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] octets, int offset, int length) throws IOException {
            int read = in.read(octets, offset, length);
            if (read >= 0) {
                digest.update(octets, offset, read);
                size += read;
            } else if (!compared) {
                requireSame();
                compared = true;
            }
            return read;
        }

        private void requireSame() {
            if (size != named.size() || !Sha256.of(digest.digest()).equals(named.sha256())) {
                throw new HouseBug("a stored document is not the one that the content names");
            }
        }

        @Override
        public long skip(long octets) {
            throw new UnsupportedOperationException("what is compared is read");
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
