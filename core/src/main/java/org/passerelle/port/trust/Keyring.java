package org.passerelle.port.trust;

import java.util.List;

/** The keys of this node: one signing certificate and any number of decryption certificates (WIRE §1). */
public interface Keyring {

    /** The key that signs what this node sends. */
    Identity signing();

    /** The keys that open what it receives, the retired ones included. */
    List<DecryptionKey> decryption();

    /** A keyring that holds these keys in memory. */
    static Keyring of(Identity signing, List<DecryptionKey> decryption) {
        return new HeldKeys(signing, List.copyOf(decryption));
    }

    /**
     * Keys held in memory.
     *
     * @param signing see {@link Keyring#signing()}
     * @param decryption see {@link Keyring#decryption()}
     */
    record HeldKeys(Identity signing, List<DecryptionKey> decryption) implements Keyring {

        @Override
        public String toString() {
            return "Keyring[…]";
        }
    }
}
