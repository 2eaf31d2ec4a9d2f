package org.passerelle.flow.line;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.card.CardReader;
import org.passerelle.card.LineCard;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.party.PersonId;
import org.passerelle.pathway.yaml.CarriedForm;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.sla.Closure;
import org.passerelle.sla.SlaJson;

/** One thing that somebody changes of a line, of its people or of what its card says; or of a practice's people. */
public sealed interface LineChange
        permits LineChange.Joined,
                LineChange.Changed,
                LineChange.Left,
                LineChange.Away,
                LineChange.Back,
                LineChange.Shut,
                LineChange.Reopened,
                LineChange.Offered,
                TextChange,
                FormChange {

    /** Somebody joins the line. */
    record Joined(Member member) implements LineChange {}

    /**
     * Something of somebody changes.
     *
     * @param fields the new values by {@link MemberJson#FIELDS}; null takes one away
     */
    record Changed(PersonId who, Json.Obj fields) implements LineChange {}

    /** Somebody leaves the line. */
    record Left(PersonId who) implements LineChange {}

    /** Somebody is away on these days. */
    record Away(PersonId who, Closure days) implements LineChange {}

    /** The absence that begins on that day is taken back. */
    record Back(PersonId who, LocalDate from) implements LineChange {}

    /** The line is closed on these days. */
    record Shut(Closure days) implements LineChange {}

    /** The closure that begins on that day is taken back. */
    record Reopened(LocalDate from) implements LineChange {}

    /**
     * What the card says changes, or whom the line calls elsewhere.
     *
     * @param fields the new values by {@link #OFFERED}, and {@link #CONTACT}; null takes one away; none makes the card's next version
     *     with the same words
     */
    record Offered(Json.Obj fields) implements LineChange {}

    /** Where those are told who stand in on another node: mail, mobile. It stands in the book, not in the card. */
    String CONTACT = "fallbackContact";

    /** The members of a card that a coordinator may change. */
    Set<String> OFFERED =
            Stream.concat(CardReader.OF_LINES.stream(), Stream.of("status")).collect(Collectors.toUnmodifiableSet());

    /** The line's people afterwards. */
    default List<Member> people(List<Member> before) {
        List<Member> after = new ArrayList<>(before);
        if (this instanceof Joined joined) {
            after.add(joined.member());
        } else if (this instanceof Changed changed) {
            replace(
                    after,
                    changed.who(),
                    member -> MemberJson.read(merged(MemberJson.write(member), changed.fields(), MemberJson.FIELDS)));
        } else if (this instanceof Left left) {
            after.remove(at(after, left.who()));
            after.replaceAll(member -> withoutDelegate(member, left.who()));
        } else if (this instanceof Away away) {
            replace(after, away.who(), member -> with(member, Spans.more(member.absences(), away.days())));
        } else if (this instanceof Back back) {
            replace(after, back.who(), member -> with(member, Spans.without(member.absences(), back.from())));
        }
        return after;
    }

    /** The card's document afterwards; the same where it says nothing else. */
    default Json.Obj card(Json.Obj before) {
        if (this instanceof Offered offered) {
            Map<String, Json> said = new TreeMap<>(offered.fields().members());
            said.remove(CONTACT);
            return merged(before, new Json.Obj(said), OFFERED);
        } else if (this instanceof Shut shut) {
            return Spans.closed(before, Spans.more(Spans.closures(before), shut.days()));
        } else if (this instanceof Reopened reopened) {
            return Spans.closed(before, Spans.without(Spans.closures(before), reopened.from()));
        }
        return before;
    }

    /** The card's next version; empty where it would say the same. */
    default Optional<LineCard> nextCard(LineCard card) {
        Json.Obj document = card(card.document());
        if (document.equals(card.document()) && !publishes()) {
            return Optional.empty();
        }
        Json.Obj next = document.with("version", new Json.Whole(card.base().version() + 1L))
                .with("previous", Json.text(card.hash().hex()));
        return Optional.of((LineCard) CardReader.read(Canon.octets(next)));
    }

    /**
     * Where those are told afterwards who stand in elsewhere. Another line has other people: with it the contact goes, unless the same
     * change names the new one.
     *
     * @param card the card's document before the change
     */
    default Member.Reach contact(Member.Reach before, Json.Obj card) {
        Json.Obj after = card(card);
        if (!(this instanceof Offered offered) || !offered.fields().has(CONTACT)) {
            return after.findText("fallback").equals(card.findText("fallback")) ? before : Member.Reach.NONE;
        } else if (offered.fields().find(CONTACT).filter(Json.Null.NULL::equals).isPresent()) {
            return Member.Reach.NONE;
        } else if (!after.has("fallback")) {
            throw refused(CONTACT);
        }
        return MemberJson.contact(offered.fields().object(CONTACT));
    }

    /** The line's ready-made texts afterwards. */
    default List<ReadyText> texts(List<ReadyText> before) {
        return before;
    }

    /** The line's own forms afterwards. */
    default List<CarriedForm> forms(List<CarriedForm> before) {
        return before;
    }

    /** Whether the next version of the card is wanted even where it says the same. */
    default boolean publishes() {
        return this instanceof Offered offered && offered.fields().members().isEmpty();
    }

    /** Whether it concerns what the card and its circuits must agree about, or publishes that anew: a line can always be closed. */
    default boolean isOfCircuits() {
        return this instanceof Offered said
                && (publishes()
                        || said.fields().has("pathways")
                        || said.fields().has("targets"));
    }

    /** Whether it concerns people, and no card. */
    default boolean isOfPeople() {
        return !(this instanceof Offered || this instanceof Shut || this instanceof Reopened);
    }

    /** Whether somebody may do this of themself, without being the line's coordinator. */
    default boolean isOwn(PersonId who) {
        if (this instanceof Away away) {
            return away.who().equals(who);
        } else if (this instanceof Back back) {
            return back.who().equals(who);
        }
        return this instanceof Changed changed
                && changed.who().equals(who)
                && MemberJson.OWN_FIELDS.containsAll(changed.fields().members().keySet());
    }

    /** As the API reads it and the trace keeps it. */
    default Json.Obj json() {
        if (this instanceof Joined joined) {
            return said("add-member")
                    .put("member", MemberJson.write(joined.member()))
                    .build();
        } else if (this instanceof Changed changed) {
            return said("change-member")
                    .put("person", changed.who().value())
                    .put("member", changed.fields())
                    .build();
        } else if (this instanceof Left left) {
            return said("remove-member").put("person", left.who().value()).build();
        } else if (this instanceof Away away) {
            return days(said("absence").put("person", away.who().value()), away.days());
        } else if (this instanceof Back back) {
            return said("end-absence")
                    .put("person", back.who().value())
                    .put("from", back.from().toString())
                    .build();
        } else if (this instanceof Shut shut) {
            return days(said("closure"), shut.days());
        } else if (this instanceof Reopened reopened) {
            return said("end-closure").put("from", reopened.from().toString()).build();
        }
        return said("offer").put("offer", ((Offered) this).fields()).build();
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws Refused {@link FlowRefusal#LINE_CHANGE}, or the code of the room whose value is wrong
     */
    static LineChange read(Json.Obj json) {
        return switch (json.text("change")) {
            case "add-member" -> new Joined(MemberJson.read(json.object("member")));
            case "change-member" -> new Changed(person(json), json.object("member"));
            case "remove-member" -> new Left(person(json));
            case "absence" -> new Away(person(json), SlaJson.closure(json));
            case "end-absence" -> new Back(person(json), day(json));
            case "closure" -> new Shut(SlaJson.closure(json));
            case "end-closure" -> new Reopened(day(json));
            case "offer" -> new Offered(json.object("offer"));
            case "form" -> FormChange.of(json);
            default -> TextChange.find(json).orElseThrow(() -> refused("change"));
        };
    }

    private static Json.Builder said(String change) {
        return Json.object().put("change", change);
    }

    private static Json.Obj days(Json.Builder json, Closure days) {
        return json.put("from", days.from().toString())
                .put("until", days.until().toString())
                .build();
    }

    private static PersonId person(Json.Obj json) {
        return PersonId.parse(json.text("person"));
    }

    private static LocalDate day(Json.Obj json) {
        try {
            return LocalDate.parse(json.text("from"));
        } catch (DateTimeParseException malformed) {
            throw refused("from");
        }
    }

    private static Json.Obj merged(Json.Obj before, Json.Obj fields, Set<String> allowed) {
        Map<String, Json> after = new TreeMap<>(before.members());
        fields.members().forEach((name, value) -> {
            if (!allowed.contains(name)) {
                throw refused(name.length() <= 40 ? name : "?");
            } else if (value == Json.Null.NULL) {
                after.remove(name);
            } else {
                after.put(name, value);
            }
        });
        return new Json.Obj(after);
    }

    /** Who comes back is named anew. */
    private static Member withoutDelegate(Member member, PersonId who) {
        Set<PersonId> delegates = new HashSet<>(member.delegates());
        return delegates.remove(who)
                ? new Member(member.person(), member.rights(), member.reach(), member.absences(), delegates)
                : member;
    }

    private static Member with(Member member, List<Closure> absences) {
        return new Member(member.person(), member.rights(), member.reach(), absences, member.delegates());
    }

    private static void replace(List<Member> members, PersonId who, UnaryOperator<Member> change) {
        int at = at(members, who);
        members.set(at, change.apply(members.get(at)));
    }

    private static int at(List<Member> members, PersonId who) {
        for (int at = 0; at < members.size(); at++) {
            if (members.get(at).id().equals(who)) {
                return at;
            }
        }
        throw Refusal.of(FlowRefusal.UNKNOWN_MEMBER).refused();
    }

    private static Refused refused(String field) {
        return Refusal.of(FlowRefusal.LINE_CHANGE).with(FactKey.FIELD, field).refused();
    }
}
