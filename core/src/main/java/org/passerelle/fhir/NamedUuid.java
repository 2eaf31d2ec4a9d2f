package org.passerelle.fhir;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.passerelle.canon.Sha256;

/** Stable {@code urn:uuid:} names, for what has no address (RFC 9562 §5.8). */
public final class NamedUuid {
    private NamedUuid() {}

    /**
     * A name made by a rule of our own.
     *
     * @param tag what kind of thing is named
     * @param parts what tells it from others of its kind
     */
    public static String of(String tag, byte[]... parts) {
        byte[] hash = Sha256.tagged(tag, parts).bytes();
        // version 8 and variant
        hash[6] = (byte) (hash[6] & 0x0f | 0x80);
        hash[8] = (byte) (hash[8] & 0x3f | 0x80);
        ByteBuffer octets = ByteBuffer.wrap(hash);
        return "urn:uuid:" + new UUID(octets.getLong(), octets.getLong());
    }
}
