package org.passerelle.port.letter;

import java.util.Map;
import org.passerelle.canon.Sha256;

/**
 * What sealing yields beside the bytes.
 *
 * @param letter SHA-256 of the DER signed attributes (for a receipt, of its own)
 * @param contentHash the messageDigest
 * @param size the mail's octets
 * @param algorithms what was used, by role ({@code content}, {@code key}, {@code signature}, {@code digest})
 */
public record SealedMail(Sha256 letter, Sha256 contentHash, long size, Map<String, String> algorithms) {
    public SealedMail {
        algorithms = Map.copyOf(algorithms);
    }
}
