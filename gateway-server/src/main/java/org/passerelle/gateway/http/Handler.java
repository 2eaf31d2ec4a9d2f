package org.passerelle.gateway.http;

/** Answers requests. What it refuses it throws ({@link org.passerelle.refusal.Refused}); {@link Boundary} turns that into an answer. */
@FunctionalInterface
public interface Handler {
    Response handle(Request request);

    /**
     * How many octets of a request's body are worth a buffer, judged by its header before any of them came: none of a program's that
     * showed no certificate. With 0 the request is handled at once, without its body.
     *
     * @param head the request without its body
     */
    default int mostBody(Request head) {
        return head.findCertificate().isPresent() ? Integer.MAX_VALUE : 0;
    }

    /** The template of the path under which a request is served; never a part of the path itself. */
    default String route(Request request) {
        return Witness.Done.NO_ROUTE;
    }
}
