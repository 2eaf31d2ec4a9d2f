package org.passerelle.gateway.console.ask;

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
import org.passerelle.gateway.exchanges.Requests.Told;
import org.passerelle.pathway.Side;

/** How far a request is, by its own story: sent, received, opened, answered, read. */
final class Progress {
    private final ExchangeState state;
    private final List<Told> story;

    Progress(ExchangeState state, List<Told> story) {
        this.state = state;
        this.story = story;
    }

    /** Whether the line has not decided anything yet. */
    boolean isOnItsWay() {
        return state.opening().isEmpty() && !state.pending().isEmpty();
    }

    /** The due date that was shown before sending, while the line has not said its own. */
    Optional<Instant> shownDue() {
        return isOnItsWay()
                ? state.pending().stream().findFirst().flatMap(composed -> Optional.ofNullable(composed.due()))
                : Optional.empty();
    }

    /** Whether the line said its last word. */
    boolean isAnswered() {
        return state.stepsDone().stream().anyMatch(this::answers);
    }

    private boolean answers(Fact.StepDone done) {
        return done.side() == Side.EXPERT
                && state.pathway().step(done.step(), done.content()).answers();
    }

    /** Whether nobody here read it since. */
    boolean isUnread() {
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
    List<Shown.Milestone> milestones(Speech speech, ZoneId zone) {
        var told = new ArrayList<Shown.Milestone>();
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

    private static Shown.Milestone milestone(String word, Instant at, Speech speech, ZoneId zone) {
        return new Shown.Milestone(speech.say("requests." + word), TimeWords.moment(speech, at, zone));
    }

    private Optional<Instant> first(Kind kind) {
        return story.stream()
                .filter(told -> told.event() instanceof Event.Remark remark && remark.kind() == kind)
                .map(Told::at)
                .findFirst();
    }

    /** When the line's node said that the letter has no effect. */
    private Optional<Instant> refused() {
        return story.stream()
                .filter(told -> told.event() instanceof Event.Remark remark
                        && remark.kind() == Kind.RECEIPT_READ
                        && remark.facts()
                                .findText("status")
                                .filter("not-applied"::equals)
                                .isPresent())
                .map(Told::at)
                .findFirst();
    }
}
