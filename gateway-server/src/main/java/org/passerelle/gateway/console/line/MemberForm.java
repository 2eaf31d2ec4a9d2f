package org.passerelle.gateway.console.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.line.LineChange;
import org.passerelle.gateway.console.frame.Entry;
import org.passerelle.gateway.console.frame.Entry.Kind;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.http.Query;
import org.passerelle.party.PersonId;

/** Somebody of a line as a form asks for them, and what was written of them. */
final class MemberForm {
    private static final List<String> TEXTS =
            List.of("familyName", "givenName", "specialty", "directLine", "mail", "mobile");
    /** The rights that there are on a line. */
    private static final List<Member.Right> RIGHTS =
            List.of(Member.Right.EXPERT, Member.Right.INTERN, Member.Right.SECRETARY, Member.Right.COORDINATOR);

    private final Visit visit;
    private final Json.Obj before;
    private final Query said;

    /**
     * @param before how the book has them; empty for somebody new
     * @param said what was written; nothing on the first look
     */
    MemberForm(Visit visit, Json.Obj before, Query said) {
        this.visit = visit;
        this.before = before;
        this.said = said;
    }

    /** Somebody new. */
    LineChange.Joined joined() {
        Json.Obj member = written(Json.object()
                .put("person", PersonId.parse(text("person")).value())
                .build());
        LineChange change = LineChange.read(
                Json.object().put("change", "add-member").put("member", member).build());
        return (LineChange.Joined) change;
    }

    /** What changes of somebody. */
    LineChange.Changed changed(PersonId who) {
        Map<String, Json> fields = new TreeMap<>(written(Json.object().build()).members());
        for (String name : List.of("specialty", "directLine", "mail", "mobile", "quiet", "told", "delegates")) {
            fields.putIfAbsent(name, Json.Null.NULL);
        }
        fields.keySet()
                .removeIf(name -> before.find(name)
                        .map(value -> value.equals(fields.get(name)))
                        .orElse(fields.get(name) == Json.Null.NULL));
        return new LineChange.Changed(who, new Json.Obj(fields));
    }

    private Json.Obj written(Json.Obj start) {
        Json.Obj member = start;
        for (String name : TEXTS) {
            if (!text(name).isEmpty()) {
                member = member.with(name, Json.text(text(name)));
            }
        }
        member = member.with("rights", words("rights"));
        if (!said.all("told").isEmpty()) {
            member = member.with("told", words("told"));
        }
        member = member.with("delegates", words("delegates"));
        String from = text("quietFrom");
        String until = text("quietUntil");
        return from.isEmpty() && until.isEmpty()
                ? member
                : member.with(
                        "quiet",
                        Json.object().put("from", from).put("until", until).build());
    }

    private Json words(String name) {
        List<String> sorted = new ArrayList<>(said.all(name));
        sorted.sort(java.util.Comparator.naturalOrder());
        return Json.texts(sorted);
    }

    private String text(String name) {
        return said.one(name).orElse("").strip();
    }

    List<Entry.Group> groups() {
        Speech speech = visit.speech();
        List<Entry> who = new ArrayList<>();
        if (before.members().isEmpty()) {
            who.add(Entry.of(Kind.LINE, "person", speech.say("line.person"), List.of(text("person")))
                    .hinted(speech.say("line.person.hint")));
        }
        who.add(entry(Kind.LINE, "familyName"));
        who.add(entry(Kind.LINE, "givenName"));
        who.add(entry(Kind.LINE, "specialty"));
        who.add(entry(Kind.PHONE, "directLine"));
        return List.of(
                new Entry.Group(speech.say("line.group.who"), who),
                new Entry.Group(speech.say("line.group.rights"), List.of(rights(), delegates())),
                new Entry.Group(
                        speech.say("line.group.told"),
                        List.of(
                                entry(Kind.MAIL, "mail"),
                                entry(Kind.PHONE, "mobile").hinted(speech.say("line.mobile.hint")),
                                many("told", List.of("mail", "sms")),
                                quiet("quietFrom", "from"),
                                quiet("quietUntil", "until"))));
    }

    /** Its fields, each of which somebody else may change meanwhile. */
    FieldWords fields() {
        return new FieldWords(
                visit.speech(),
                groups().stream().flatMap(group -> group.entries().stream()).toList());
    }

    private Entry entry(Kind kind, String name) {
        String value = said.one(name).orElse(before.findText(name).orElse(""));
        return Entry.of(kind, name, visit.speech().say("line." + name), List.of(value));
    }

    private Entry quiet(String name, String end) {
        String value = said.one(name)
                .orElse(before.findObject("quiet").map(quiet -> quiet.text(end)).orElse(""));
        return Entry.of(Kind.HOUR, name, visit.speech().say("line." + name), List.of(value));
    }

    private Entry rights() {
        return many(
                "rights",
                RIGHTS.stream()
                        .map(right -> right.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private Entry many(String name, List<String> codes) {
        Speech speech = visit.speech();
        return Entry.choice(
                        Kind.MANY,
                        name,
                        speech.say("line." + name),
                        present(name),
                        codes.stream()
                                .map(code -> new Entry.Option(code, speech.say("line." + name + "." + code)))
                                .toList())
                .hinted(speech.say("line." + name + ".hint"));
    }

    private List<String> present(String name) {
        return said.parameters().isEmpty() ? before.arrayOrEmpty(name).texts() : said.all(name);
    }

    /** Those who may file in their name: whoever else is on the line. */
    private Entry delegates() {
        @Nullable String own = before.findText("person").orElse(null);
        List<Entry.Option> others = visit.book().members().stream()
                .filter(member -> !member.id().value().equals(own))
                .map(member ->
                        new Entry.Option(member.id().value(), member.person().displayName()))
                .toList();
        return Entry.choice(Kind.MANY, "delegates", visit.speech().say("line.delegates"), present("delegates"), others);
    }

    /** The rights in words. */
    static String words(Speech speech, Member member) {
        return String.join(
                ", ",
                Arrays.stream(Member.Right.values())
                        .filter(member::may)
                        .map(right -> speech.say("line.rights." + right.name().toLowerCase(Locale.ROOT)))
                        .toList());
    }
}
