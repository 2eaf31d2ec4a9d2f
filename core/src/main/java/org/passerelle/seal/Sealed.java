package org.passerelle.seal;

import java.util.List;
import java.util.Map;
import org.passerelle.canon.Sha256;

/**
 * What sealing gave.
 *
 * @param letterId SHA-256 of the signed attributes
 * @param contentHash SHA-256 of the payload
 * @param size octets of the whole mail
 * @param algorithms the names of the algorithms used, for people and reports: content, each key's, signature
 */
public record Sealed(Sha256 letterId, Sha256 contentHash, long size, List<String> algorithms) {
    public Sealed {
        algorithms = List.copyOf(algorithms);
    }

    /** The same by what they protect: {@code content}, {@code key}, {@code signature}, {@code digest}. */
    public Map<String, String> algorithmsByPart() {
        int last = algorithms.size() - 1;
        return Map.of(
                "content", algorithms.get(0),
                "key", String.join(" + ", algorithms.subList(1, last)),
                "signature", algorithms.get(last),
                "digest", "SHA-256");
    }
}
