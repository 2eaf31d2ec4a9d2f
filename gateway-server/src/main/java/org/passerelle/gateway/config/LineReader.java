package org.passerelle.gateway.config;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.flow.desk.Member;
import org.passerelle.party.Employee;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Mobile;
import org.passerelle.party.Person;
import org.passerelle.party.PersonId;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.refusal.Refusal;

/** Reads with whom each line begins. */
final class LineReader {
    private LineReader() {}

    static Map<MailAddress, List<Member>> lines(YamlKeys root) {
        var lines = new LinkedHashMap<MailAddress, List<Member>>();
        for (YamlKeys keys : root.each("lines")) {
            var members = new ArrayList<Member>();
            var known = new HashSet<PersonId>();
            for (YamlKeys person : keys.each("members")) {
                Member member = member(person);
                if (!known.add(member.id())) {
                    throw person.refused(ConfigRefusal.VALUE_TWICE, person.has("id") ? "id" : "rpps");
                }
                members.add(member);
            }
            if (members.stream().noneMatch(LineReader::isCalled)) {
                throw keys.wrong("members", "a coordinator with a mail address, to be called at a breach");
            }
            if (lines.put(keys.parsed("address", MailAddress::of), members) != null) {
                throw keys.refused(ConfigRefusal.VALUE_TWICE, "address");
            }
        }
        return lines;
    }

    private static boolean isCalled(Member member) {
        return member.may(Member.Right.COORDINATOR) && member.findMail().isPresent();
    }

    /** Where each stands in the file. */
    static Map<MailAddress, Place> places(YamlKeys root) {
        return root.each("lines").stream()
                .collect(Collectors.toMap(keys -> keys.parsed("address", MailAddress::of), YamlKeys::place));
    }

    private static Member member(YamlKeys keys) {
        Set<Member.Right> rights = EnumSet.noneOf(Member.Right.class);
        rights.addAll(keys.each("rights", text -> right(keys, text)));
        Set<PersonId> delegates = new HashSet<>(keys.each("delegates", PersonId::parse));
        var reach = new Member.Reach(
                keys.has("mail") ? keys.parsed("mail", MailAddress::of) : null,
                keys.has("mobile") ? keys.parsed("mobile", Mobile::new) : null,
                keys.has("quiet") ? keys.parsed("quiet", LineReader::quiet) : null,
                keys.has("told") ? told(keys) : null);
        return keys.made(() -> new Member(
                person(keys), keys.has("rights") ? rights : Set.of(Member.Right.EXPERT), reach, List.of(), delegates));
    }

    /** By RPPS, or, for who has none, by the establishment's own number. */
    private static Person person(YamlKeys keys) {
        if (!keys.has("rpps") && keys.has("id")) {
            return new Employee(keys.parsed("id", PersonId::new), keys.text("familyName"), keys.text("givenName"));
        }
        return new Professional(
                keys.parsed("rpps", Rpps::new),
                keys.text("familyName"),
                keys.text("givenName"),
                keys.find("specialty").orElse(null),
                keys.find("directLine").orElse(null));
    }

    /** {@code 20:00-07:00}. */
    private static Member.Quiet quiet(String text) {
        try {
            String[] ends = text.split("-", 2);
            return new Member.Quiet(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        } catch (DateTimeParseException | ArrayIndexOutOfBoundsException malformed) {
            throw Refusal.of(ConfigRefusal.VALUE).refused(malformed);
        }
    }

    private static Set<Member.Way> told(YamlKeys keys) {
        Set<Member.Way> told = EnumSet.noneOf(Member.Way.class);
        told.addAll(keys.each("told", text -> switch (text) {
            case "mail" -> Member.Way.MAIL;
            case "sms" -> Member.Way.SMS;
            default -> throw keys.wrong("told", "mail, sms");
        }));
        if (told.isEmpty()) {
            throw keys.wrong("told", "mail, sms");
        }
        return told;
    }

    private static Member.Right right(YamlKeys keys, String text) {
        for (Member.Right right : Member.Right.values()) {
            if (right != Member.Right.PROFESSIONAL && YamlKeys.word(right).equals(text)) {
                return right;
            }
        }
        throw keys.wrong("rights", "expert, intern, secretary, coordinator");
    }
}
