package org.passerelle.port.keep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;

/**
 * A card as this node holds it.
 *
 * @param card its id
 * @param version its version
 * @param hash SHA-256 of its canonical octets
 * @param signed the CMS around them
 * @param confirmation who confirmed its addresses, canonical octets; null until someone does
 * @param replacedAt when a higher version came, null while it is the highest
 */
public record CardRow(
        Id card,
        long version,
        Sha256 hash,
        byte[] signed,
        byte @Nullable [] confirmation,
        @Nullable Instant replacedAt) {}
