package org.passerelle.gateway.http;

import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where refusals and bugs become answers. */
public final class Boundary implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(Boundary.class);

    private final Handler inner;
    private final Answers answers;

    /** How a refusal is told to a client. */
    @FunctionalInterface
    public interface Answers {
        Response of(Refusal refusal);
    }

    public Boundary(Handler inner, Answers answers) {
        this.inner = inner;
        this.answers = answers;
    }

    @Override
    public Response handle(Request request) {
        try {
            return inner.handle(request);
        } catch (Refused refused) {
            return answers.of(refused.refusal());
        } catch (RuntimeException bug) {
            LOG.error("a request failed; cause={}", bug.getClass().getName());
            LOG.debug("a request failed", bug);
            return answers.of(Refusal.of(HttpRefusal.BUG));
        }
    }
}
