package org.passerelle.gateway.http;

/** Answers requests. What it refuses it throws ({@link org.passerelle.refusal.Refused}); {@link Boundary} turns that into an answer. */
@FunctionalInterface
public interface Handler {
    Response handle(Request request);

    /** The template of the path under which a request is served; never a part of the path itself. */
    default String route(Request request) {
        return Witness.Done.NO_ROUTE;
    }
}
