package org.passerelle.gateway.console.frame;

import java.util.Map;
import org.passerelle.exchange.ExchangeRefusal;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.gateway.http.Boundary;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.passkey.PasskeyRefusal;
import org.passerelle.gateway.session.SessionRefusal;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;

/** Refusals as pages. Who is not logged in is brought to where they can be. */
public final class Problems implements Boundary.Answers {
    private static final int CONTENT = 422;
    private static final int LATER = 503;

    private static final Map<RefusalCode, Integer> STATUSES = Map.ofEntries(
            Map.entry(HttpRefusal.MALFORMED, 400),
            Map.entry(HttpRefusal.NOT_FOUND, 404),
            Map.entry(HttpRefusal.METHOD, 405),
            Map.entry(HttpRefusal.TOO_SLOW, 408),
            Map.entry(HttpRefusal.BODY_TOO_LARGE, 413),
            Map.entry(HttpRefusal.HEADER_TOO_LARGE, 431),
            Map.entry(HttpRefusal.BUG, 500),
            Map.entry(SessionRefusal.WRONG, 401),
            Map.entry(SessionRefusal.LOCKED, 429),
            Map.entry(SessionRefusal.FORGED, 403),
            Map.entry(SessionRefusal.STRANGER, 403),
            Map.entry(SessionRefusal.INVITATION, 403),
            Map.entry(SessionRefusal.PROOF_OLD, 403),
            Map.entry(SessionRefusal.PASSKEY_COUNTER, 403),
            Map.entry(SessionRefusal.PASSKEY_UNKNOWN, 404),
            Map.entry(PasskeyRefusal.OFF, 404),
            Map.entry(PasskeyRefusal.CHALLENGE, 403),
            Map.entry(PasskeyRefusal.ORIGIN, 403),
            Map.entry(PasskeyRefusal.WRONG, 401),
            Map.entry(FlowRefusal.RIGHT_MISSING, 403),
            Map.entry(FlowRefusal.UNKNOWN_EXCHANGE, 404),
            Map.entry(FlowRefusal.DOCUMENT_MISSING, 404),
            Map.entry(FlowRefusal.UNKNOWN_NEWCOMER, 404),
            Map.entry(FlowRefusal.NOT_WAITING, 404),
            Map.entry(FlowRefusal.UNKNOWN_MEMBER, 404),
            Map.entry(FlowRefusal.LINE_CHANGED, 409),
            Map.entry(FlowRefusal.VERSION_CHANGED, 409),
            Map.entry(PathwayRefusal.UNKNOWN_STEP, 404),
            Map.entry(ExchangeRefusal.NOT_IN_STATE, 409));

    private final Pages pages;

    public Problems(Pages pages) {
        this.pages = pages;
    }

    /**
     * What the page shows.
     *
     * @param sentence what is wrong and what to do
     * @param english the same
     * @param code for who is asked about it
     */
    public record Problem(Frame frame, String sentence, String english, String code) {}

    @Override
    public Response of(Refusal refusal) {
        if (refusal.is(SessionRefusal.NOT_LOGGED_IN)) {
            return Pages.redirect("/login");
        }
        Speech speech = Speech.FR;
        var frame = new Frame(speech, speech.say("problem.title"), null, "/");
        int status = status(refusal);
        Response answer = pages.page(
                status,
                "frame/problem",
                new Problem(
                        frame,
                        sentence(speech, refusal),
                        sentence(Speech.EN, refusal),
                        refusal.code().code()));
        String allowed = refusal.facts().get(FactKey.EXPECTED);
        return refusal.is(HttpRefusal.METHOD) && allowed != null ? answer.with("Allow", allowed) : answer;
    }

    public static int status(Refusal refusal) {
        Integer status = STATUSES.get(refusal.code());
        if (status != null) {
            return status;
        }
        return refusal.code().lasting() == RefusalCode.Lasting.TEMPORARY ? LATER : CONTENT;
    }

    /** What is wrong and what to do, in the page's language; a code that pages have no words for is named. */
    public static String sentence(Speech speech, Refusal refusal) {
        // where the form itself says what to do, nobody says it better
        String words = refusal.facts().get(speech == Speech.FR ? FactKey.WORDS_FR : FactKey.WORDS_EN);
        if (words != null) {
            return words;
        }
        String key = "refused." + refusal.code().code();
        return speech.knows(key)
                ? speech.say(
                        key,
                        refusal.facts().getOrDefault(FactKey.LIMIT, ""),
                        refusal.facts().getOrDefault(FactKey.REFERENCE, ""))
                : speech.say("refused.other", refusal.code().code());
    }
}
