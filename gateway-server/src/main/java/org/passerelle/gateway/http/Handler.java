package org.passerelle.gateway.http;

/** Answers requests. What it refuses it throws ({@link org.passerelle.refusal.Refused}); {@link Boundary} turns that into an answer. */
@FunctionalInterface
public interface Handler {
    Response handle(Request request);
}
