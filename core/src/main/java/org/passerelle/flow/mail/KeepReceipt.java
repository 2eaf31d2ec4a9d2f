package org.passerelle.flow.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.desk.Premises;
import org.passerelle.port.keep.BlobWriter;
import org.passerelle.port.keep.Blobs;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refusal;

/** Keeps a counted receipt's very octets under its exchange's key: only they prove to others what the correspondent signed. */
public final class KeepReceipt {
    /** Longest receipt kept, in octets; a longer one counts all the same. Ours have some 8,000. */
    public static final int LONGEST = 64 * 1024;
    /** The fact that names the blob. */
    public static final String BLOB = "kept";
    /** The fact that holds the hash of the octets. */
    public static final String HASH = "sha256";

    private final Blobs blobs;
    private final Supplier<Id> ids;

    public KeepReceipt(Premises premises) {
        this(premises.blobs(), premises::newId);
    }

    /** @param ids names of new blobs */
    KeepReceipt(Blobs blobs, Supplier<Id> ids) {
        this.blobs = blobs;
        this.ids = ids;
    }

    /**
     * Writes the blob, and its id and hash into the facts that the trace tells of the receipt.
     *
     * @param exchange whose erasure destroys the blob
     * @param arrival where the whole mail lies
     */
    public Json.Builder keep(Id exchange, Arrival arrival, Json.Builder facts) {
        if (arrival.size() > LONGEST) {
            return facts;
        }
        Id blob = ids.get();
        try (InputStream mail = blobs.open(Journals.NODE, arrival.raw());
                BlobWriter out = blobs.create(exchange, blob)) {
            byte[] octets = mail.readNBytes(LONGEST);
            out.write(octets);
            out.keep();
            return facts.put(BLOB, blob).put(HASH, Sha256.hash(octets));
        } catch (IOException unwritable) {
            throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(unwritable);
        }
    }
}
