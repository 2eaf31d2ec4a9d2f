package org.passerelle.gateway.config;

import java.util.Optional;

/** The process's environment variables. */
@FunctionalInterface
public interface Environment {
    Optional<String> variable(String name);

    /** No variables. */
    static Environment none() {
        return name -> Optional.empty();
    }
}
