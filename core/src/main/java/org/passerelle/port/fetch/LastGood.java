package org.passerelle.port.fetch;

import java.util.Optional;

/** The last good copy of public documents, across restarts. What it holds is judged again whenever it is read. */
public interface LastGood {

    /** The copy of that name; empty when there is none, or none that can be read. */
    Optional<byte[]> read(String name);

    /** Takes the place of an earlier copy; one that cannot be written is not kept, and nobody is told. */
    void keep(String name, byte[] octets);

    /** Keeps nothing. */
    static LastGood none() {
        return new LastGood() {
            @Override
            public Optional<byte[]> read(String name) {
                return Optional.empty();
            }

            @Override
            public void keep(String name, byte[] octets) {}
        };
    }
}
