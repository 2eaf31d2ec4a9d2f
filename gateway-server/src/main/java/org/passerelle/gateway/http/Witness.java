package org.passerelle.gateway.http;

import java.util.Optional;
import java.util.Set;
import org.passerelle.refusal.RefusalCode;

/** Is told of each request when its answer is known; what it is told holds nothing that a client wrote. */
@FunctionalInterface
public interface Witness {
    /** Sees nothing. */
    Witness NONE = done -> {};

    void saw(Done done);

    /**
     * A request and what became of it.
     *
     * @param method one of HTTP's own; {@code other} for any other word
     * @param route the path's template as the server has it; {@code -} where there is none
     * @param status of the answer
     * @param code why it was refused, if it was
     */
    record Done(String method, String route, int status, Optional<RefusalCode> code) {
        /** The route of a request that none fits, or that could not be read. */
        public static final String NO_ROUTE = "-";

        private static final Set<String> METHODS =
                Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

        public Done {
            method = METHODS.contains(method) ? method : "other";
        }
    }
}
