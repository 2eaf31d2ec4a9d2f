package org.passerelle.gateway.console.dossier;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.TimeWords;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.pathway.Side;

/** How far a request is, by its own story: sent, received, opened, answered, read. */
public final class Progress {
    private final ExchangeState state;
    private final List<Exchanges.Noted> story;

    public Progress(Exchanges.Seen seen) {
        this.state = seen.state();
        this.story = seen.notes();
    }

    /**
     * Something that happened to a request on its way.
     *
     * @param words what
     * @param when in words
     */
    public record Milestone(String words, String when) {}

    /** Whether the line has not decided anything yet. */
    public boolean isOnItsWay() {
        return state.opening().isEmpty() && !state.pending().isEmpty();
    }

    /** The due date that was shown before sending, while the line has not said its own. */
    public Optional<Instant> shownDue() {
        return isOnItsWay()
                ? state.pending().stream().findFirst().flatMap(composed -> Optional.ofNullable(composed.due()))
                : Optional.empty();
    }

    /** Whether the line said its last word. */
    public boolean isAnswered() {
        return state.stepsDone().stream().anyMatch(this::answers);
    }

    private boolean answers(Fact.StepDone done) {
        return answers(state, done);
    }

    /** Whether those who were asked said their last word with that step. */
    static boolean answers(ExchangeState state, Fact.StepDone done) {
        return done.side() == Side.EXPERT
                && state.pathway().step(done.step(), done.content()).answers();
    }

    /** Whether nobody here read it since. */
    public boolean isUnread() {
        int answer = -1;
        int reading = -1;
        for (int n = 0; n < story.size(); n++) {
            Event event = story.get(n).event();
            if (event instanceof Event.Law law && law.fact() instanceof Fact.StepDone done && answers(done)) {
                answer = n;
            } else if (event instanceof Event.Remark remark && remark.kind() == Kind.READ) {
                reading = n;
            }
        }
        return answer >= 0 && reading < answer;
    }

    /** What happened on its way, oldest first. */
    public List<Milestone> milestones(Speech speech, ZoneId zone) {
        var told = new ArrayList<Milestone>();
        Optional<Instant> left = first(Kind.HANDED_OVER);
        left.ifPresent(at -> told.add(milestone("sent", at, speech, zone)));
        if (left.isEmpty() && isOnItsWay()) {
            told.add(milestone("sealed", state.pending().get(0).at(), speech, zone));
        }
        if (isOnItsWay()) {
            first(Kind.BOUNCED).ifPresent(at -> told.add(milestone("bounced", at, speech, zone)));
            refused().ifPresent(at -> told.add(milestone("refused", at, speech, zone)));
        }
        for (Event.Law law : state.law()) {
            word(law.fact()).ifPresent(word -> told.add(milestone(word, law.time(), speech, zone)));
        }
        return told;
    }

    private Optional<String> word(Fact fact) {
        if (fact instanceof Fact.StepDone done
                && state.opening().filter(done::equals).isPresent()) {
            return done.side() == Side.REQUESTER ? Optional.of("received") : Optional.empty();
        } else if (fact instanceof Fact.StepDone done && answers(done)) {
            return Optional.of("answered");
        } else if (fact instanceof Fact.Opened) {
            return Optional.of("opened");
        } else if (fact instanceof Fact.ClockPaused) {
            return Optional.of("paused");
        } else if (fact instanceof Fact.ClockResumed) {
            return Optional.of("resumed");
        }
        return fact instanceof Fact.ClockBreached ? Optional.of("late") : Optional.empty();
    }

    private static Milestone milestone(String word, Instant at, Speech speech, ZoneId zone) {
        return new Milestone(speech.say("requests." + word), TimeWords.moment(speech, at, zone));
    }

    private Optional<Instant> first(Kind kind) {
        return story.stream()
                .filter(note -> note.event() instanceof Event.Remark remark && remark.kind() == kind)
                .map(Exchanges.Noted::at)
                .findFirst();
    }

    /** When the line's node said that the letter has no effect. */
    private Optional<Instant> refused() {
        return story.stream()
                .filter(note -> note.event() instanceof Event.Remark remark
                        && remark.kind() == Kind.RECEIPT_READ
                        && remark.facts()
                                .findText("status")
                                .filter("not-applied"::equals)
                                .isPresent())
                .map(Exchanges.Noted::at)
                .findFirst();
    }
}
