package org.passerelle.seal;

import java.util.List;
import org.passerelle.canon.Sha256;

/**
 * What sealing gave.
 *
 * @param letterId SHA-256 of the signed attributes
 * @param contentHash SHA-256 of the payload
 * @param size octets of the whole mail
 * @param algorithms the names of the algorithms used, for people and reports
 */
public record Sealed(Sha256 letterId, Sha256 contentHash, long size, List<String> algorithms) {
    public Sealed {
        algorithms = List.copyOf(algorithms);
    }
}
