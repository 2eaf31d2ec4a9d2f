package org.passerelle.gateway.edge;

import java.time.Duration;

/**
 * How much one client may ask of the edge.
 *
 * @param headerBytes octets of the request line, and octets of the header
 * @param bodyBytes octets of one body
 * @param bodiesBytes octets of all bodies held at once
 * @param headerTime for the TLS handshake, and from a request's first octet to the end of its header
 * @param bodyTime from the end of the header to the end of the body
 * @param idleTime for the next request, and for the client to take the next piece of an answer
 * @param connections open at once
 * @param requestsPerConnection after which a connection is closed
 * @param stopTime for what runs when the edge closes
 */
public record EdgeLimits(
        int headerBytes,
        int bodyBytes,
        long bodiesBytes,
        Duration headerTime,
        Duration bodyTime,
        Duration idleTime,
        int connections,
        int requestsPerConnection,
        Duration stopTime) {

    /** What a gateway takes unless its settings say otherwise. */
    public static final EdgeLimits DEFAULT = new EdgeLimits(
            16 * 1024,
            32 * 1024 * 1024,
            256L * 1024 * 1024,
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            500,
            1000,
            Duration.ofSeconds(20));

    public EdgeLimits {
        if (headerBytes < 1
                || bodyBytes < 0
                || bodiesBytes < bodyBytes
                || connections < 1
                || requestsPerConnection < 1) {
            throw new IllegalArgumentException("a limit is at least one, and all bodies hold at least one body");
        }
    }
}
