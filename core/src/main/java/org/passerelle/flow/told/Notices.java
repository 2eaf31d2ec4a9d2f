package org.passerelle.flow.told;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Member.Right;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PersonId;
import org.passerelle.pathway.Rung;
import org.passerelle.pathway.Side;
import org.passerelle.port.keep.Change;

/** Tells the people of a line or of a practice that something waits for them, without clinical content, in the same commit as what happened. */
public final class Notices {

    /** The alarm: something was to be told, and nothing reaches a line's or a practice's people and coordinators; once a day for each. */
    public static final String NOBODY = "line.nobody-to-tell";

    private final Premises premises;
    private final List<Channel> channels;

    public Notices(Premises premises) {
        this.premises = premises;
        this.channels = List.of(new MailChannel(premises), new TextChannel(premises));
    }

    /** Each person once for what happened at one moment, and for the gravest of it. */
    public void tell(Dossier dossier, List<Event.Law> law) {
        Audience audience = audience(dossier);
        gather(audience, dossier.state(), law);
        send(dossier, audience);
    }

    /** Who is concerned by what was decided, and why. */
    static void gather(Audience audience, ExchangeState state, List<Event.Law> law) {
        boolean line = state.begun().own() == Side.EXPERT;
        for (Event.Law decided : law) {
            if (line) {
                ofLine(state, audience, decided.fact());
            } else {
                PracticeNews.of(state, decided).ifPresent(reason -> audience.addAsker(reason, asker(state)));
            }
        }
    }

    private static void ofLine(ExchangeState state, Audience audience, Fact fact) {
        if (fact instanceof Fact.StepDone done && done.side() != Side.EXPERT && !state.ended()) {
            audience.add(came(state, done), Right.EXPERT);
        } else if (fact instanceof Fact.ClockBreached) {
            audience.add(Reason.OVERDUE, Right.EXPERT);
        } else if (fact instanceof Fact.Escalated escalated) {
            escalated(audience, escalated);
        }
    }

    /** Who took our side's last step. */
    private static @Nullable PersonId asker(ExchangeState state) {
        return state.stepsDone().stream()
                .filter(done -> done.side() == state.begun().own())
                .reduce((earlier, later) -> later)
                .map(done -> PersonId.of(done.actor().rpps()))
                .orElse(null);
    }

    private static void escalated(Audience audience, Fact.Escalated rung) {
        boolean late = rung.at() >= Rung.DUE;
        switch (rung.to()) {
            case LINE -> audience.add(late ? Reason.OVERDUE : Reason.DUE_SOON, Right.EXPERT);
            case COORDINATOR -> audience.add(late ? Reason.ESCALATED : Reason.DUE_SOON, Right.COORDINATOR);
            case FALLBACK -> Optional.ofNullable(rung.standIn()).ifPresent(audience::addStandIn);
            case REQUESTER -> {
                // a letter tells the other side
            }
        }
    }

    private static Reason came(ExchangeState state, Fact.StepDone done) {
        if (state.begunByLine()) {
            return Reason.REPLIED;
        }
        return state.opening().filter(done::equals).isPresent() ? Reason.ARRIVED : Reason.SUPPLIED;
    }

    /** An ordinary mail came, which somebody has to read: it takes no step by itself. */
    public void mailArrived(Dossier dossier) {
        Audience audience = audience(dossier);
        gatherMail(audience, dossier.state());
        send(dossier, audience);
    }

    /** Who is concerned by an ordinary mail. */
    static void gatherMail(Audience audience, ExchangeState state) {
        if (state.begun().own() == Side.EXPERT) {
            audience.add(Reason.MAIL, Right.EXPERT);
        } else {
            audience.addAsker(Reason.MAIL, asker(state));
        }
    }

    private Audience audience(Dossier dossier) {
        return new Audience(premises, dossier.state().begun().ours(), this::isReachable);
    }

    private boolean isReachable(Member.Reach reach) {
        return channels.stream().anyMatch(channel -> channel.isGiven(reach));
    }

    private void send(Dossier dossier, Audience audience) {
        MailAddress ours = dossier.state().begun().ours();
        ZoneId zone = Audience.zone(premises, ours);
        Set<Recipient> untold = untold(dossier, zone, audience);
        Audience others = audience.inPlaceOf(untold);
        Set<Recipient> still = untold(dossier, zone, others);
        boolean nobody = !still.isEmpty() && still.containsAll(others.told().keySet());
        long day = dossier.now().atZone(zone).toLocalDate().toEpochDay();
        if ((audience.missed() || others.missed() || nobody)
                && isFirst(dossier, "nobody-to-tell:" + ours.value(), day)) {
            dossier.alarm(NOBODY);
        }
    }

    /** Tells all of them; returns those who could be told by no way. */
    private Set<Recipient> untold(Dossier dossier, ZoneId zone, Audience audience) {
        MailAddress ours = dossier.state().begun().ours();
        Set<Recipient> untold = new LinkedHashSet<>();
        audience.told().forEach((whom, why) -> {
            if (!send(dossier, zone, tiding(dossier, ours, whom, why))) {
                untold.add(whom);
            }
        });
        return untold;
    }

    /** In the place of a short message that went alone and was never taken, a mail: theirs, or, where they gave none, the coordinators'. */
    void untaken(Dossier dossier, MailAddress ours, TextJson.Kept kept) {
        TextJson.Alone alone = kept.alone();
        if (alone == null) {
            return;
        }
        if (alone.mail() != null) {
            var whom = new Recipient(kept.who(), new Member.Reach(alone.mail(), null, null));
            leave(dossier, new Tiding(ours, whom, alone.reason(), alone.instead(), dossier.now()));
            return;
        }
        Reason reason = alone.reason().unheard();
        long day = dossier.now()
                .atZone(Audience.zone(premises, ours))
                .toLocalDate()
                .toEpochDay();
        if (isFirst(dossier, "untaken:" + dossier.exchange() + ":" + reason.code(), day)) {
            var coordinators = new Audience(premises, ours, reach -> reach.mail() != null);
            coordinators.add(reason, Right.COORDINATOR);
            coordinators
                    .told()
                    .forEach((whom, why) ->
                            leave(dossier, new Tiding(ours, whom.byMail(), reason, false, dossier.now())));
        }
    }

    private static Tiding tiding(Dossier dossier, MailAddress ours, Recipient whom, Audience.Why why) {
        return new Tiding(ours, whom, why.reason(), why.instead(), dossier.now());
    }

    /** What can wait is held back in somebody's quiet hours; at their end they are told once that something came. Whether they are told. */
    private boolean send(Dossier dossier, ZoneId zone, Tiding tiding) {
        Optional<Instant> held = tiding.reason().waits()
                ? Optional.ofNullable(tiding.whom().reach().quiet())
                        .flatMap(quiet -> quiet.endsAfter(dossier.now(), zone))
                : Optional.empty();
        if (held.isEmpty()) {
            return leave(dossier, tiding);
        }
        Instant end = held.get();
        Optional<Change> first =
                Once.place(premises, dossier.exchange(), digest(tiding), end.getEpochSecond(), dossier.now());
        boolean told = first.isEmpty()
                || leave(dossier, new Tiding(tiding.ours(), tiding.whom(), Reason.MEANWHILE, tiding.instead(), end));
        if (told) {
            first.ifPresent(dossier::also);
        }
        return told;
    }

    private static String digest(Tiding tiding) {
        return "digest:" + tiding.ours().value() + ":" + tiding.whom().name();
    }

    /** Whether nobody took that place of that row before; it is taken then, with the dossier's commit. */
    private boolean isFirst(Dossier dossier, String row, long place) {
        Optional<Change> taken = Once.place(premises, dossier.exchange(), row, place, dossier.now());
        taken.ifPresent(dossier::also);
        return taken.isPresent();
    }

    /** By every way of theirs at once, or by those that they want, and where none of these takes it by the others. */
    private boolean leave(Dossier dossier, Tiding tiding) {
        List<String> by = leave(dossier, tiding, true);
        if (by.isEmpty()) {
            by = leave(dossier, tiding, false);
        }
        if (!by.isEmpty()) {
            dossier.remark(
                    Kind.TOLD,
                    Json.object()
                            .put("who", tiding.whom().name())
                            .put("why", tiding.reason().code())
                            .put("by", Json.texts(by)));
        }
        return !by.isEmpty();
    }

    private List<String> leave(Dossier dossier, Tiding tiding, boolean atOnce) {
        List<String> by = new ArrayList<>();
        for (Channel channel : channels) {
            boolean given = channel.isGiven(tiding.whom().reach());
            if (given && tiding.goesBy(channel.way()) == atOnce && channel.tell(dossier, tiding)) {
                by.add(Channel.name(channel.way()));
            }
        }
        return by;
    }
}
