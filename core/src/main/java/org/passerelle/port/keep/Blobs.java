package org.passerelle.port.keep;

import java.io.InputStream;
import java.util.function.Predicate;
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

    /** Removes every blob that the predicate does not want; what is being written stays. */
    void sweep(Predicate<Id> wanted);
}
