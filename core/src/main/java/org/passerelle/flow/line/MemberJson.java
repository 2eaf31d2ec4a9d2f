package org.passerelle.flow.line;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.party.Employee;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Mobile;
import org.passerelle.party.Person;
import org.passerelle.party.PersonId;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.sla.SlaJson;

/** A line's people as its book and the API write them, both ways. */
final class MemberJson {
    /** What may be changed of somebody; who they are may not. */
    static final Set<String> FIELDS = Set.of(
            "familyName",
            "givenName",
            "specialty",
            "directLine",
            "rights",
            "mail",
            "mobile",
            "quiet",
            "told",
            "delegates");
    /** What somebody may change of themself. */
    static final Set<String> OWN_FIELDS = Set.of("directLine", "mail", "mobile", "quiet", "told", "delegates");

    private static final Set<String> CONTACT_FIELDS = Set.of("mail", "mobile");

    private MemberJson() {}

    static Json.Obj write(Member member) {
        Member.Quiet quiet = member.reach().quiet();
        Json.Builder json = Json.object()
                .put("person", member.id().value())
                .put("familyName", member.person().familyName())
                .put("givenName", member.person().givenName())
                .put("specialty", member.findProfessional().map(Professional::specialty))
                .put("directLine", member.findProfessional().map(Professional::directLine))
                .put("rights", words(member.rights()))
                .put("mail", member.findMail().map(MailAddress::value))
                .put("mobile", member.findMobile().map(Mobile::value))
                .put("absences", member.absences().stream().map(SlaJson::write).toList())
                .put("delegates", ids(member.delegates()));
        Set<Member.Way> told = member.reach().told();
        if (told != null) {
            json.put(
                    "told",
                    Json.texts(told.stream().sorted().map(MemberJson::word).toList()));
        }
        if (quiet != null) {
            json.put(
                    "quiet",
                    Json.object()
                            .put("from", quiet.from().toString())
                            .put("until", quiet.until().toString())
                            .build());
        }
        return json.build();
    }

    static Member read(Json.Obj json) {
        Set<Member.Right> rights = EnumSet.noneOf(Member.Right.class);
        json.array("rights").texts().forEach(word -> rights.add(constant(Member.Right.class, word, "rights")));
        return new Member(
                person(json),
                rights,
                new Member.Reach(
                        json.findText("mail").map(MailAddress::of).orElse(null),
                        json.findText("mobile").map(Mobile::new).orElse(null),
                        json.findObject("quiet").map(MemberJson::quiet).orElse(null),
                        json.has("told") ? told(json.array("told").texts()) : null),
                json.arrayOrEmpty("absences").objects().stream()
                        .map(SlaJson::closure)
                        .toList(),
                new HashSet<>(json.arrayOrEmpty("delegates").texts().stream()
                        .map(PersonId::parse)
                        .toList()));
    }

    /** Where somebody is told who is no member; empty where nowhere. */
    static Optional<Json.Obj> contact(Member.Reach contact) {
        Json.Obj json = Json.object()
                .put("mail", Optional.ofNullable(contact.mail()).map(MailAddress::value))
                .put("mobile", Optional.ofNullable(contact.mobile()).map(Mobile::value))
                .build();
        return Optional.of(json).filter(said -> !said.members().isEmpty());
    }

    static Member.Reach contact(Json.Obj json) {
        if (json.members().isEmpty()
                || !CONTACT_FIELDS.containsAll(json.members().keySet())) {
            throw Refusal.of(FlowRefusal.LINE_CHANGE)
                    .with(FactKey.FIELD, LineChange.CONTACT)
                    .refused();
        }
        return new Member.Reach(
                json.findText("mail").map(MailAddress::of).orElse(null),
                json.findText("mobile").map(Mobile::new).orElse(null),
                null);
    }

    private static Person person(Json.Obj json) {
        PersonId id = PersonId.parse(json.text("person"));
        @Nullable Rpps rpps = id.findRpps().orElse(null);
        return rpps == null
                ? new Employee(id, json.text("familyName"), json.text("givenName"))
                : new Professional(
                        rpps,
                        json.text("familyName"),
                        json.text("givenName"),
                        json.findText("specialty").orElse(null),
                        json.findText("directLine").orElse(null));
    }

    private static Set<Member.Way> told(List<String> words) {
        Set<Member.Way> told = EnumSet.noneOf(Member.Way.class);
        words.forEach(word -> told.add(constant(Member.Way.class, word, "told")));
        return told;
    }

    private static Json.Array words(Set<Member.Right> rights) {
        return Json.texts(rights.stream().sorted().map(MemberJson::word).toList());
    }

    private static Json.Array ids(Set<PersonId> ids) {
        return Json.texts(
                List.copyOf(new TreeSet<>(ids)).stream().map(PersonId::value).toList());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word, String field) {
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        throw Refusal.of(FlowRefusal.LINE_CHANGE).with(FactKey.FIELD, field).refused();
    }

    private static Member.Quiet quiet(Json.Obj json) {
        try {
            return new Member.Quiet(LocalTime.parse(json.text("from")), LocalTime.parse(json.text("until")));
        } catch (DateTimeException malformed) {
            throw Refusal.of(FlowRefusal.LINE_CHANGE)
                    .with(FactKey.FIELD, "quiet")
                    .refused(malformed);
        }
    }
}
