package org.passerelle.client;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.client.internal.Engine;
import org.passerelle.client.internal.Household;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.line.LineChange;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Person;
import org.passerelle.party.PersonId;
import org.passerelle.sla.Closure;

/**
 * The people of the practice: who acts in their own name, and who files in whose. As long as nobody is named, whomever the software
 * names acts and reads, as it says; from the first one on, nobody else does. Each change is an entry of the node's own chain.
 *
 * <pre>{@code
 * People people = practice.people();
 * people.add(doctor, doctor, People.Right.PROFESSIONAL, People.Right.COORDINATOR);   // the first names themself
 * people.add(secretary, doctor, People.Right.SECRETARY);                             // Employee: who has no RPPS number
 * people.delegate(doctor, secretary);
 * exchange.step("supply", doctor).put("supplied", "Depuis trois mois.").filedBy(secretary).send();
 * }</pre>
 */
public final class People {
    private final Household household;

    People(Engine engine) {
        this.household = engine.household();
    }

    /** What somebody may do. */
    public enum Right {
        /** Acts in their own name and reads: a doctor, a nurse, whoever has an RPPS number. */
        PROFESSIONAL,
        /** Sees the list and files in the name of who named them; reads nothing of a patient. */
        SECRETARY,
        /** Looks after the people. */
        COORDINATOR
    }

    /**
     * Somebody of the practice.
     *
     * @param delegates who may file in their name, by number
     * @param away the days on which they are away, each a span of both days
     */
    public record Somebody(
            Person person,
            Set<Right> rights,
            Optional<String> mail,
            Optional<String> mobile,
            Set<String> delegates,
            List<List<LocalDate>> away) {
        @Override
        public String toString() {
            return "Somebody" + rights;
        }
    }

    /** Everybody; nobody where the software alone says who acts. */
    public List<Somebody> all() {
        return household.members().stream().map(People::somebody).toList();
    }

    /** Rises with each change. */
    public long version() {
        return household.version();
    }

    /**
     * Somebody joins the practice.
     *
     * @param by a coordinator; the first of all names themself, as one
     * @throws org.passerelle.refusal.Refused {@code flow.practice-unnamed}, {@code flow.right-missing}, {@code flow.member-twice},
     *     {@code flow.member} for a right that needs an RPPS number
     */
    public void add(Person person, Person by, Right... rights) {
        var member = new Member(person, rights(rights), Member.Reach.NONE, List.of(), Set.of());
        household.change(by.id(), new LineChange.Joined(member));
    }

    /** From now on they may do this, and nothing else. */
    public void allow(Person person, Person by, Right... rights) {
        change(
                person,
                by,
                Json.object()
                        .put(
                                "rights",
                                Json.texts(Arrays.stream(rights)
                                        .map(right -> right.name().toLowerCase(Locale.ROOT))
                                        .toList())));
    }

    /** Where they are told that something waits, without clinical content; null takes it away. */
    public void reach(Person person, Person by, @Nullable String mail, @Nullable String mobile) {
        change(person, by, Json.object().put("mail", value(mail)).put("mobile", value(mobile)));
    }

    /** When they are not told of what can wait, each day. */
    public void quiet(Person person, Person by, LocalTime from, LocalTime until) {
        Json.Obj span = Json.object()
                .put("from", from.toString())
                .put("until", until.toString())
                .build();
        change(person, by, Json.object().put("quiet", span));
    }

    /** A professional lets somebody of the practice file in their name. */
    public void delegate(Person professional, Person to) {
        delegate(professional, to, true);
    }

    /** The professional takes that back. */
    public void endDelegation(Person professional, Person to) {
        delegate(professional, to, false);
    }

    private void delegate(Person professional, Person to, boolean given) {
        Set<PersonId> named = new HashSet<>(household.member(professional.id()).delegates());
        if (given) {
            named.add(household.member(to.id()).id());
        } else {
            named.remove(to.id());
        }
        List<String> numbers =
                new TreeSet<>(named).stream().map(PersonId::value).toList();
        change(professional, professional, Json.object().put("delegates", Json.texts(numbers)));
    }

    /** Somebody is away on these days, both included; it takes no right away. */
    public void away(Person person, Person by, LocalDate from, LocalDate until) {
        household.change(by.id(), new LineChange.Away(person.id(), new Closure(from, until)));
    }

    /** The absence that begins on that day is taken back. */
    public void back(Person person, Person by, LocalDate from) {
        household.change(by.id(), new LineChange.Back(person.id(), from));
    }

    /**
     * Somebody leaves; what they did stays in the traces. Without the last one the software alone says again who acts.
     *
     * @throws org.passerelle.refusal.Refused {@code flow.no-coordinator} for the last coordinator while others are there
     */
    public void remove(Person person, Person by) {
        household.change(by.id(), new LineChange.Left(person.id()));
    }

    private void change(Person person, Person by, Json.Builder fields) {
        household.change(by.id(), new LineChange.Changed(person.id(), fields.build()));
    }

    private static Json value(@Nullable String text) {
        return text == null ? Json.Null.NULL : Json.text(text);
    }

    private static Set<Member.Right> rights(Right... rights) {
        return Arrays.stream(rights)
                .map(right -> Member.Right.valueOf(right.name()))
                .collect(Collectors.toSet());
    }

    private static Somebody somebody(Member member) {
        return new Somebody(
                member.person(),
                member.rights().stream()
                        .map(right -> Right.valueOf(right.name()))
                        .collect(Collectors.toSet()),
                member.findMail().map(MailAddress::value),
                member.findMobile().map(mobile -> mobile.value()),
                member.delegates().stream().map(PersonId::number).collect(Collectors.toSet()),
                member.absences().stream()
                        .map(span -> List.of(span.from(), span.until()))
                        .toList());
    }

    @Override
    public String toString() {
        return "People[…]";
    }
}
