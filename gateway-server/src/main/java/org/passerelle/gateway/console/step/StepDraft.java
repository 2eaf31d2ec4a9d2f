package org.passerelle.gateway.console.step;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.flow.draft.Draft;
import org.passerelle.flow.draft.Drafts;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.TimeWords;
import org.passerelle.gateway.console.frame.Zones;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Response;
import org.passerelle.party.Rpps;

/**
 * One person's draft of one step: kept on the server while they write, never in a browser, because hospitals' computers are everybody's.
 */
final class StepDraft {
    /** The button that throws it away. */
    static final String DROP = "_drop";

    private final Drafts drafts;
    private final Exchanges.Seen seen;
    private final Rpps person;
    private final String step;

    StepDraft(Drafts drafts, Exchanges.Seen seen, Rpps person, String step) {
        this.drafts = drafts;
        this.seen = seen;
        this.person = person;
        this.step = step;
    }

    Optional<Draft> find() {
        return drafts.find(exchange(), person, step);
    }

    void drop() {
        drafts.drop(exchange(), person, step);
    }

    /**
     * Keeps it, or throws it away where that was asked for.
     *
     * @param part whether a script asks, which shows what is answered in the page
     */
    Response keep(Query said, boolean part, Speech speech) {
        String page = "/exchanges/" + exchange().hex() + "/steps/" + step;
        if (said.one(DROP).isPresent()) {
            drop();
            return Pages.redirect(page);
        }
        Draft kept = drafts.keep(exchange(), person, step, written(said));
        return part ? fragment(words("step.draft-kept", kept, speech)) : Pages.redirect(page);
    }

    /** What the session itself adds to a form is none of what was written. */
    private static Map<String, List<String>> written(Query said) {
        var written = new LinkedHashMap<>(said.parameters());
        written.remove(Porch.FORMS);
        written.remove(StepPage.SEEN);
        written.keySet().removeIf(name -> name.startsWith(ReadyTexts.PICKED));
        return written;
    }

    String words(String key, Draft kept, Speech speech) {
        return speech.say(key, TimeWords.moment(speech, kept.at(), Zones.of(seen.state())));
    }

    private static Response fragment(String words) {
        return Pages.guarded(Response.of(200, "text/plain; charset=utf-8", words.getBytes(StandardCharsets.UTF_8)));
    }

    private Id exchange() {
        return seen.row().exchange();
    }
}
