package org.passerelle.flow.desk;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Mobile;
import org.passerelle.party.Person;
import org.passerelle.party.PersonId;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Role;
import org.passerelle.refusal.Refusal;
import org.passerelle.sla.Closure;

/**
 * Somebody who works on one of our lines, or in our practice.
 *
 * @param person who
 * @param rights what they may do
 * @param reach where they are told, and when not
 * @param absences days on which they are told nothing, {@link #MOST_ABSENCES} at most
 * @param delegates who may file in their name, {@link #MOST_DELEGATES} at most
 */
public record Member(Person person, Set<Right> rights, Reach reach, List<Closure> absences, Set<PersonId> delegates) {
    /** Most absences that are kept of somebody. */
    public static final int MOST_ABSENCES = 64;
    /** Most people who may file in somebody's name. */
    public static final int MOST_DELEGATES = 32;

    public Member {
        rights = Set.copyOf(rights);
        absences = List.copyOf(absences);
        delegates = Set.copyOf(delegates);
        if (absences.size() > MOST_ABSENCES || delegates.size() > MOST_DELEGATES) {
            throw Refusal.of(FlowRefusal.MEMBER).refused();
        }
        boolean answers = rights.stream().anyMatch(Right::isProfessionals);
        if (answers && !(person instanceof Professional) || rights.isEmpty()) {
            throw Refusal.of(FlowRefusal.MEMBER).refused();
        }
    }

    /** A professional who is told by mail, whenever it is. */
    public Member(Professional professional, Set<Right> rights, @Nullable MailAddress mail) {
        this(professional, rights, new Reach(mail, null, null), List.of(), Set.of());
    }

    /**
     * Where somebody is told, without clinical content.
     *
     * @param mail their address, or null
     * @param mobile where they get short messages, or null
     * @param quiet when they are not told of what can wait, or null
     * @param told by which ways they are told of what can wait, one at least; null for mail, or without one whatever they gave. What
     *     cannot wait goes by all
     */
    public record Reach(
            @Nullable MailAddress mail,
            @Nullable Mobile mobile,
            @Nullable Quiet quiet,
            @Nullable Set<Way> told) {
        /** Somebody who is never told. */
        public static final Reach NONE = new Reach(null, null, null);

        public Reach {
            if (told != null) {
                if (told.isEmpty()) {
                    throw Refusal.of(FlowRefusal.MEMBER).refused();
                }
                told = Set.copyOf(told);
            }
        }

        /** Of what can wait by mail. */
        public Reach(@Nullable MailAddress mail, @Nullable Mobile mobile, @Nullable Quiet quiet) {
            this(mail, mobile, quiet, null);
        }

        /** Whether they want what can wait by that way. */
        public boolean wants(Way way) {
            return told == null ? way == Way.MAIL : told.contains(way);
        }

        @Override
        public String toString() {
            return "Reach[…]";
        }
    }

    /** By what people are told. */
    public enum Way {
        MAIL,
        /** A short message, where the node has a provider of them. */
        SMS
    }

    /**
     * A span of each day, in the line's time zone; one whose end is before its start goes over midnight, and one that ends when it
     * starts is the whole day: what can wait is told once a day, at that time.
     *
     * @param from its first minute
     * @param until its end, excluded
     */
    public record Quiet(LocalTime from, LocalTime until) {
        /** When the span that covers this instant ends; empty outside of it. */
        public Optional<Instant> endsAfter(Instant now, ZoneId zone) {
            var local = now.atZone(zone);
            LocalTime time = local.toLocalTime();
            boolean night = !from.isBefore(until);
            boolean within =
                    night ? !time.isBefore(from) || time.isBefore(until) : !time.isBefore(from) && time.isBefore(until);
            if (!within) {
                return Optional.empty();
            }
            var day = night && !time.isBefore(from) ? local.toLocalDate().plusDays(1) : local.toLocalDate();
            return Optional.of(day.atTime(until).atZone(zone).toInstant());
        }
    }

    public PersonId id() {
        return person.id();
    }

    public Optional<Professional> findProfessional() {
        return Optional.of(person).filter(Professional.class::isInstance).map(Professional.class::cast);
    }

    public Optional<MailAddress> findMail() {
        return Optional.ofNullable(reach.mail());
    }

    public Optional<Mobile> findMobile() {
        return Optional.ofNullable(reach.mobile());
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    /** Whether they may read what a request says of its patient: everybody but who only files for others. */
    public boolean reads() {
        return rights.stream().anyMatch(right -> right != Right.SECRETARY);
    }

    /** Whether they may act in that role: an expert in an intern's and a secretary's too, an intern in a secretary's. */
    public boolean mayActAs(Role role) {
        return switch (role.right()) {
            case EXPERT -> may(Right.EXPERT);
            case INTERN -> may(Right.EXPERT) || may(Right.INTERN);
            case SECRETARY -> may(Right.EXPERT) || may(Right.INTERN) || may(Right.SECRETARY);
            case COORDINATOR -> may(Right.COORDINATOR);
        };
    }

    /** Whether they are away on the day that it is then in that zone. */
    public boolean isAway(Instant at, ZoneId zone) {
        var day = at.atZone(zone).toLocalDate();
        return absences.stream().anyMatch(absence -> absence.covers(day));
    }

    @Override
    public String toString() {
        return "Member" + rights;
    }

    public enum Right {
        /** Of a practice: acts in their own name, and reads. */
        PROFESSIONAL,
        /** Reads requests, takes, asks, answers and declines. */
        EXPERT,
        /** Reads requests, takes and asks, but does not answer. */
        INTERN,
        /** Sees the list, and files in the name of who delegated to them. */
        SECRETARY,
        /** Looks after the line's people, hours and card, and is called upon when a due date passes; or after a practice's people. */
        COORDINATOR;

        /** Whether who has it acts, under an RPPS number. */
        boolean isProfessionals() {
            return this == PROFESSIONAL || this == EXPERT || this == INTERN;
        }
    }
}
