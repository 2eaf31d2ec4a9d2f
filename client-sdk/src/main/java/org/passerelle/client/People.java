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
        return household.entries().stream().map(People::somebody).toList();
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
        household.join(person, Arrays.stream(rights).map(Enum::name).collect(Collectors.toSet()), by.id());
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
        Set<PersonId> named = new HashSet<>(household.entry(professional.id()).delegates());
        if (given) {
            named.add(household.entry(to.id()).person().id());
        } else {
            named.remove(to.id());
        }
        List<String> numbers =
                new TreeSet<>(named).stream().map(PersonId::value).toList();
        change(professional, professional, Json.object().put("delegates", Json.texts(numbers)));
    }

    /** Somebody is away on these days, both included; it takes no right away. */
    public void away(Person person, Person by, LocalDate from, LocalDate until) {
        household.away(person.id(), new Closure(from, until), by.id());
    }

    /** The absence that begins on that day is taken back. */
    public void back(Person person, Person by, LocalDate from) {
        household.back(person.id(), from, by.id());
    }

    /**
     * Somebody leaves; what they did stays in the traces. Without the last one the software alone says again who acts.
     *
     * @throws org.passerelle.refusal.Refused {@code flow.no-coordinator} for the last coordinator while others are there
     */
    public void remove(Person person, Person by) {
        household.leave(person.id(), by.id());
    }

    private void change(Person person, Person by, Json.Builder fields) {
        household.change(person.id(), fields.build(), by.id());
    }

    private static Json value(@Nullable String text) {
        return text == null ? Json.Null.NULL : Json.text(text);
    }

    private static Somebody somebody(Household.Entry entry) {
        return new Somebody(
                entry.person(),
                entry.rights().stream().map(Right::valueOf).collect(Collectors.toSet()),
                entry.mail(),
                entry.mobile(),
                entry.delegates().stream().map(PersonId::number).collect(Collectors.toSet()),
                entry.absences().stream()
                        .map(span -> List.of(span.from(), span.until()))
                        .toList());
    }

    @Override
    public String toString() {
        return "People[…]";
    }
}
