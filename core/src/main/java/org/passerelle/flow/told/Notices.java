package org.passerelle.flow.told;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Member.Right;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Rung;
import org.passerelle.pathway.Side;
import org.passerelle.port.keep.Change;

/** Tells the people of a line that something waits for them, without clinical content, in the same commit as what happened. */
public final class Notices {
    /** How many characters of an exchange's id people are shown. */
    public static final int SHORT = 8;

    /** The alarm: something was to be told, and nothing reaches the line's people and coordinators; once a day for a line. */
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
        for (Event.Law decided : law) {
            Fact fact = decided.fact();
            if (fact instanceof Fact.StepDone done
                    && done.side() != Side.EXPERT
                    && !dossier.state().ended()) {
                audience.add(came(dossier, done), Right.EXPERT);
            } else if (fact instanceof Fact.ClockBreached) {
                audience.add(Reason.OVERDUE, Right.EXPERT);
            } else if (fact instanceof Fact.Escalated escalated) {
                escalated(audience, escalated);
            }
        }
        send(dossier, audience);
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

    private static Reason came(Dossier dossier, Fact.StepDone done) {
        if (dossier.state().begunByLine()) {
            return Reason.REPLIED;
        }
        return dossier.state().opening().filter(done::equals).isPresent() ? Reason.ARRIVED : Reason.SUPPLIED;
    }

    /** An ordinary mail came, which somebody has to read: it takes no step by itself. Only our own lines' people are told. */
    public void mailArrived(Dossier dossier) {
        if (dossier.state().begun().own() == Side.EXPERT) {
            Audience audience = audience(dossier);
            audience.add(Reason.MAIL, Right.EXPERT);
            send(dossier, audience);
        }
    }

    private Audience audience(Dossier dossier) {
        return new Audience(premises, dossier.state().begun().line(), this::isReachable);
    }

    private boolean isReachable(Member.Reach reach) {
        return channels.stream().anyMatch(channel -> channel.isGiven(reach));
    }

    private void send(Dossier dossier, Audience audience) {
        MailAddress line = dossier.state().begun().line();
        ZoneId zone = Audience.zone(premises, line);
        audience.told().forEach((whom, why) -> send(dossier, zone, tiding(dossier, line, whom, why)));
        long day = dossier.now().atZone(zone).toLocalDate().toEpochDay();
        if (audience.missed() && isFirst(dossier, "nobody-to-tell:" + line.value(), day)) {
            dossier.alarm(NOBODY);
        }
    }

    private static Tiding tiding(Dossier dossier, MailAddress line, Recipient whom, Audience.Why why) {
        return new Tiding(line, whom, why.reason(), why.instead(), dossier.now());
    }

    /** What can wait is held back in somebody's quiet hours; at their end they are told once that something came. */
    private void send(Dossier dossier, ZoneId zone, Tiding tiding) {
        Optional<Instant> held = tiding.reason().waits()
                ? Optional.ofNullable(tiding.whom().reach().quiet())
                        .flatMap(quiet -> quiet.endsAfter(dossier.now(), zone))
                : Optional.empty();
        if (held.isEmpty()) {
            leave(dossier, tiding);
        } else if (isFirst(dossier, digest(tiding), held.get().getEpochSecond())) {
            leave(dossier, new Tiding(tiding.line(), tiding.whom(), Reason.MEANWHILE, tiding.instead(), held.get()));
        }
    }

    /** What cannot wait goes by all that they gave; what can, by what they want of it, and by all where none of that is there. */
    private List<Channel> channels(Tiding tiding) {
        Member.Reach reach = tiding.whom().reach();
        List<Channel> given =
                channels.stream().filter(channel -> channel.isGiven(reach)).toList();
        List<Channel> wanted =
                given.stream().filter(channel -> reach.wants(channel.way())).toList();
        return tiding.reason().waits() && !wanted.isEmpty() ? wanted : given;
    }

    private static String digest(Tiding tiding) {
        return "digest:" + tiding.line().value() + ":" + tiding.whom().name();
    }

    /** Whether nobody took that place of that row before; it is taken then, with the dossier's commit. */
    private boolean isFirst(Dossier dossier, String row, long place) {
        Optional<Change> taken = Once.place(premises, dossier.exchange(), row, place, dossier.now());
        taken.ifPresent(dossier::also);
        return taken.isPresent();
    }

    private void leave(Dossier dossier, Tiding tiding) {
        List<String> by = new ArrayList<>();
        for (Channel channel : channels(tiding)) {
            if (channel.tell(dossier, tiding)) {
                by.add(Channel.name(channel.way()));
            }
        }
        if (!by.isEmpty()) {
            dossier.remark(
                    Kind.TOLD,
                    Json.object()
                            .put("who", tiding.whom().name())
                            .put("why", tiding.reason().code())
                            .put("by", Json.texts(by)));
        }
    }
}
