package org.passerelle.port.letter;

import java.util.Map;
import org.passerelle.canon.Sha256;

/**
 * What sealing yields beside the bytes.
 *
 * @param letter SHA-256 of the DER signed attributes, of a receipt its own; of a notice, which nobody signs, of its octets
 * @param contentHash the messageDigest; of a notice the same as its id
 * @param size the mail's octets
 * @param algorithms what was used, by role ({@code content}, {@code key}, {@code signature}, {@code digest})
 */
public record SealedMail(Sha256 letter, Sha256 contentHash, long size, Map<String, String> algorithms) {
    public SealedMail {
        algorithms = Map.copyOf(algorithms);
    }
}
