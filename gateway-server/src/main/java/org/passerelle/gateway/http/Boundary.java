package org.passerelle.gateway.http;

import java.util.Optional;
import org.passerelle.gateway.http.Witness.Done;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where refusals and bugs become answers, and where what became of each request is told. */
public final class Boundary implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(Boundary.class);

    private final Handler inner;
    private final Answers answers;
    private final Witness witness;

    /** How a refusal is told to a client. */
    @FunctionalInterface
    public interface Answers {
        Response of(Refusal refusal);
    }

    /** One that tells nobody. */
    public Boundary(Handler inner, Answers answers) {
        this(inner, answers, Witness.NONE);
    }

    public Boundary(Handler inner, Answers answers, Witness witness) {
        this.inner = inner;
        this.answers = answers;
        this.witness = witness;
    }

    @Override
    public String route(Request request) {
        return inner.route(request);
    }

    @Override
    public int mostBody(Request head) {
        return inner.mostBody(head);
    }

    /** The answer to a whole request; nothing is thrown. */
    @Override
    public Response handle(Request request) {
        try {
            Response response = inner.handle(request);
            witness.saw(new Done(request.method(), inner.route(request), response.status(), Optional.empty()));
            return response;
        } catch (Refused refused) {
            return refused(request, refused.refusal());
        } catch (RuntimeException | Error bug) {
            // an Error too: a client that never gets an answer keeps its connection, and we its body
            LOG.error("a request failed; cause={}", bug.getClass().getName());
            LOG.debug("a request failed", bug);
            return refused(request, Refusal.of(HttpRefusal.BUG));
        }
    }

    /** The answer to a request that no handler may see. */
    public Response refuse(String method, HttpRefusal code) {
        return told(method, Done.NO_ROUTE, Refusal.of(code));
    }

    private Response refused(Request request, Refusal refusal) {
        return told(request.method(), inner.route(request), refusal);
    }

    private Response told(String method, String route, Refusal refusal) {
        Response answer = answers.of(refusal);
        RefusalCode code = refusal.code();
        witness.saw(new Done(method, route, answer.status(), Optional.of(code)));
        return answer;
    }
}
