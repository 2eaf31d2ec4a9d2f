package org.passerelle.flow.line;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PersonId;
import org.passerelle.pathway.yaml.CarriedForm;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * A line's or a practice's people as its node keeps them, and whom a line calls elsewhere. What a line offers stands in its card; each
 * change of any of them makes the next version of the book.
 *
 * @param kind whose book it is
 * @param line its address
 * @param version from 1, rising; 0 for a practice that has named nobody yet
 * @param previous hash of the version before, null for the first
 * @param seed hash of the people with whom the settings began it
 * @param card hash of the card that stood with this version
 * @param members its people, none twice, {@link #MOST_MEMBERS} at most
 * @param contact where those are told who stand in for it on another node; no card says it
 * @param texts its ready-made texts, by their names; {@link ReadyText#MOST} at most, none of a practice
 * @param forms the line's own forms in every version, as they came; {@link FormChange#MOST} at most, none of a practice
 */
public record LineBook(
        Kind kind,
        MailAddress line,
        long version,
        @Nullable Sha256 previous,
        Sha256 seed,
        Sha256 card,
        List<Member> members,
        Member.Reach contact,
        List<ReadyText> texts,
        List<CarriedForm> forms) {
    /** The document's type. */
    public static final String TYPE = "passerelle/line-book/1";
    /** Most people of a line. */
    public static final int MOST_MEMBERS = 500;

    private static final Set<String> KNOWN = Set.of(
            "type",
            "crit",
            "line",
            "practice",
            "version",
            "previous",
            "seed",
            "card",
            "members",
            "texts",
            "forms",
            LineChange.CONTACT);

    /** Whose people a book holds, and which rights they may have there. */
    public enum Kind {
        LINE(Set.of(Member.Right.EXPERT, Member.Right.INTERN, Member.Right.SECRETARY, Member.Right.COORDINATOR)),
        PRACTICE(Set.of(Member.Right.PROFESSIONAL, Member.Right.SECRETARY, Member.Right.COORDINATOR));

        private final Set<Member.Right> rights;

        Kind(Set<Member.Right> rights) {
            this.rights = rights;
        }

        /** As documents, paths and files write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LineBook {
        members = List.copyOf(members);
        texts = List.copyOf(texts);
        forms = List.copyOf(forms);
        TextChange.require(texts);
        FormChange.require(forms);
        if (!members.stream().allMatch(member -> kind.rights.containsAll(member.rights()))) {
            throw Refusal.of(FlowRefusal.MEMBER).refused();
        }
        Set<PersonId> once = new HashSet<>();
        members.forEach(member -> once.add(member.id()));
        if (once.size() != members.size()) {
            throw Refusal.of(FlowRefusal.MEMBER_TWICE).refused();
        }
        if (members.size() > MOST_MEMBERS) {
            throw Refusal.of(FlowRefusal.MEMBER)
                    .with(FactKey.LIMIT, MOST_MEMBERS)
                    .refused();
        }
    }

    /** The first version, with whom the settings name. */
    static LineBook first(MailAddress line, Sha256 card, List<Member> members) {
        return new LineBook(
                Kind.LINE, line, 1, null, hash(members), card, members, Member.Reach.NONE, List.of(), List.of());
    }

    /** That of a practice which has named nobody yet. */
    static LineBook empty(MailAddress practice, Sha256 card) {
        return new LineBook(
                Kind.PRACTICE,
                practice,
                0,
                null,
                hash(List.of()),
                card,
                List.of(),
                Member.Reach.NONE,
                List.of(),
                List.of());
    }

    /** The next one, with that contact beside that card. */
    LineBook next(Sha256 itsCard, LineChange change, Member.Reach elsewhere) {
        return new LineBook(
                kind,
                line,
                version + 1,
                version == 0 ? null : hash(),
                seed,
                itsCard,
                change.people(members),
                elsewhere,
                change.texts(texts),
                change.forms(forms));
    }

    /** Whether that one names the same card, people, contact, texts and forms. */
    boolean saysAs(LineBook other) {
        return card.equals(other.card)
                && members.equals(other.members)
                && contact.equals(other.contact)
                && texts.equals(other.texts)
                && forms.equals(other.forms);
    }

    public Optional<Member> member(PersonId id) {
        return members.stream().filter(member -> member.id().equals(id)).findFirst();
    }

    /** Whether somebody looks after it; after a line, who can be told when a due date passes. */
    boolean isLookedAfter() {
        return members.stream()
                .anyMatch(member -> member.may(Member.Right.COORDINATOR)
                        && (kind == Kind.PRACTICE || member.findMail().isPresent()));
    }

    public Json.Obj json() {
        Json.Builder json = Json.object()
                .put("type", TYPE)
                .put(kind.word(), line.value())
                .put("version", version)
                .put("previous", Optional.ofNullable(previous).map(Sha256::hex))
                .put("seed", seed)
                .put("card", card)
                .put("members", members.stream().map(MemberJson::write).toList());
        MemberJson.contact(contact).ifPresent(said -> json.put(LineChange.CONTACT, said));
        if (!texts.isEmpty()) { // a book without any says what it said before there were any
            json.put("texts", texts.stream().map(ReadyText::json).toList());
        }
        if (!forms.isEmpty()) {
            json.put(
                    "forms",
                    Json.array(forms.stream()
                            .map(form -> (Json) Json.text(form.text()))
                            .toList()));
        }
        return json.build();
    }

    static LineBook read(byte[] canonical) {
        Json.Obj json = Canon.read(canonical, TYPE, KNOWN);
        Kind kind = json.has("practice") ? Kind.PRACTICE : Kind.LINE;
        return new LineBook(
                kind,
                new MailAddress(json.text(kind.word())),
                json.whole("version"),
                json.has("previous") ? json.hash("previous") : null,
                json.hash("seed"),
                json.hash("card"),
                json.array("members").objects().stream().map(MemberJson::read).toList(),
                json.findObject(LineChange.CONTACT).map(MemberJson::contact).orElse(Member.Reach.NONE),
                json.arrayOrEmpty("texts").objects().stream()
                        .map(ReadyText::read)
                        .toList(),
                json.arrayOrEmpty("forms").texts().stream()
                        .map(CarriedForm::read)
                        .toList());
    }

    public Sha256 hash() {
        return Sha256.hash(Canon.octets(json()));
    }

    /** What stands for these people, in whatever order they are written. */
    public static Sha256 hash(List<Member> members) {
        List<Json.Obj> sorted = members.stream()
                .sorted(java.util.Comparator.comparing(Member::id))
                .map(MemberJson::write)
                .toList();
        return Sha256.hash(Canon.octets(Json.array(sorted)));
    }

    @Override
    public String toString() {
        return "LineBook[" + version + "]";
    }
}
