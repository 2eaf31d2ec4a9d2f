package org.passerelle.port.keep;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.function.BiPredicate;
import org.passerelle.canon.Id;
import org.passerelle.refusal.Refusal;

/** Large octets, encrypted under their exchange's key: sealed letters and attachments. */
public interface Blobs {

    /** Begins a blob; it exists once {@link BlobWriter#keep} returned, and replaces one of the same id in that exchange. */
    BlobWriter create(Id exchange, Id blob);

    /** What writes a blob, and what it tells of what it wrote. */
    @FunctionalInterface
    interface Writing<T> {
        T write(OutputStream out) throws IOException;
    }

    /**
     * Writes a whole blob; what throws leaves none.
     *
     * @throws org.passerelle.refusal.Refused {@link StoreRefusal#UNAVAILABLE} when it cannot be read or written
     */
    default <T> T write(Id exchange, Id blob, Writing<T> writing) {
        try (BlobWriter out = create(exchange, blob)) {
            T written = writing.write(out);
            out.keep();
            return written;
        } catch (IOException failing) {
            throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(failing);
        }
    }

    /**
     * Opens a blob for reading, in clear. Altered octets are refused before they are handed out.
     *
     * @throws org.passerelle.refusal.Refused {@link StoreRefusal#BLOB_MISSING} or {@link StoreRefusal#ALTERED}
     */
    InputStream open(Id exchange, Id blob);

    /** Number of octets, in clear. */
    long size(Id exchange, Id blob);

    /** Removes one blob, if it is there. */
    void drop(Id exchange, Id blob);

    /**
     * Removes every blob that was kept, or begun and left, before an instant and that nobody wants; what is being written stays.
     *
     * @param wanted whether a blob (exchange, id) must stay; asked only of those that are old enough
     * @return how many were removed
     */
    int sweep(Instant keptBefore, BiPredicate<Id, Id> wanted);
}
