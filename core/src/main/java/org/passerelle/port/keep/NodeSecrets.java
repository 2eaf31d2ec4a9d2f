package org.passerelle.port.keep;

import java.util.Optional;

/** Small secrets of the node, kept encrypted under its key: the ledger key, its incarnation. */
public interface NodeSecrets {
    Optional<byte[]> secret(String name);
}
