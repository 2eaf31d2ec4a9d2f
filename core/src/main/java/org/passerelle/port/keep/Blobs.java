package org.passerelle.port.keep;

import java.io.InputStream;
import java.time.Instant;
import java.util.function.BiPredicate;
import org.passerelle.canon.Id;

/** Large octets, encrypted under their exchange's key: sealed letters and attachments. */
public interface Blobs {

    /** Begins a blob; it exists once {@link BlobWriter#keep} returned, and replaces one of the same id in that exchange. */
    BlobWriter create(Id exchange, Id blob);

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
