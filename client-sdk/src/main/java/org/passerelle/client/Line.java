package org.passerelle.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.card.LineCard;
import org.passerelle.card.PathwayOffer;
import org.passerelle.client.internal.Engine;
import org.passerelle.client.internal.HoursWords;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Option;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.Refusal;
import org.passerelle.sla.DueWords;

/**
 * A hospital team that answers, as its card describes it. A view of the card: {@link Practice#line} gives the present one.
 *
 * <pre>{@code
 * Line line = practice.line("dermatologie@ch-exemple.mssante.fr");
 * show(line.title(), line.scope(), line.hours());
 * for (String urgency : line.urgencies()) {
 *     show(urgency, line.target(urgency), line.dueInWordsIfSentNow(urgency));   // "2 jours ouvrés", "avant mardi 24/11 à 16 h 30"
 * }
 * Draft draft = line.avis(doctor);
 * }</pre>
 */
public final class Line {
    static final String AVIS = "avis";

    private final Engine engine;
    private final LineCard card;
    private final MailAddress address;
    private final OfferedForms forms;

    Line(Engine engine, LineCard card, MailAddress address) {
        this.engine = engine;
        this.card = card;
        this.address = address;
        this.forms = new OfferedForms(engine, card);
    }

    static List<Line> all(Engine engine) {
        return engine.lines().stream()
                .map(card ->
                        new Line(engine, card, card.base().addresses().get(0).address()))
                .toList();
    }

    static LineCard card(List<LineCard> cards, MailAddress address, ClientRefusal otherwise) {
        return cards.stream()
                .filter(card -> card.base().lists(address))
                .findFirst()
                .orElseThrow(() -> Refusal.of(otherwise).refused());
    }

    /** The mailbox that requests are written to. */
    public String address() {
        return address.value();
    }

    /** The line's name, in French. */
    public String title() {
        return card.offer().title().fr();
    }

    /** Whose line it is. */
    public String organisation() {
        return card.base().organisation().name();
    }

    /** What may be asked; may be empty. */
    public String scope() {
        return card.offer().scope();
    }

    /** What must not; may be empty. */
    public String exclusions() {
        return card.offer().exclusions();
    }

    /** For what cannot wait for a letter. */
    public String phone() {
        return card.offer().phone();
    }

    /** The opening hours in French words: {@code lundi à vendredi 9 h – 18 h}. */
    public String hours() {
        return HoursWords.of(card.offer().calendar().hours());
    }

    /** The mailbox of the line that stands in for it when it does not answer, or is closed; empty where the card names none. */
    public Optional<String> fallback() {
        return card.offer().findFallback().map(MailAddress::value);
    }

    /** Its specialty, in words; empty where the card says nothing of it. */
    public Optional<String> specialty() {
        return card.profile().findSpecialty();
    }

    /** For whom it is there, as beginnings of INSEE commune codes ({@code 55}, {@code 55029}); empty where the card says nothing of it. */
    public List<String> territory() {
        return card.profile().territory();
    }

    /** The requests a day that it counts on; nothing is refused for it, and no due date moves. */
    public Optional<Integer> capacity() {
        return card.profile().findCapacity();
    }

    /** The largest mail that the line takes, in octets, as sealed. */
    public long sizeLimit() {
        return card.base().reception().sizeLimit();
    }

    /** The codes by which whoever asks chooses among the line's targets; it may have others, which its circuits name. */
    public List<String> urgencies() {
        Set<String> asked = card.offer().pathways().stream()
                .flatMap(offer -> forms.find(offer).stream())
                .map(OfferedForms.Asking::opening)
                .flatMap(opening -> opening.form().find(Form.URGENCY).stream())
                .filter(Field.ChoiceField.class::isInstance)
                .flatMap(choice -> ((Field.ChoiceField) choice).options().stream())
                .map(Option::code)
                .collect(Collectors.toSet());
        return card.offer().targets().keySet().stream().filter(asked::contains).toList();
    }

    /** What the line promises, its unit always said: {@code 48 heures}, {@code 2 jours ouvrés}. */
    public String target(String urgency) {
        return DueWords.of(card.offer().target(urgency));
    }

    /** When the answer would be due if a request left now. */
    public Instant dueIfSentNow(String urgency) {
        return engine.preview(address, urgency).due().orElseThrow();
    }

    /** The same in words and in the line's time zone: {@code avant mardi 24/11 à 16 h 30}. */
    public String dueInWordsIfSentNow(String urgency) {
        return DueWords.before(dueIfSentNow(urgency), card.offer().calendar().zone());
    }

    /** The pathways by which the line can be asked, by name; those that it begins itself are not among them. */
    public List<String> pathways() {
        return card.offer().pathways().stream()
                .filter(offer -> engine.findPathway(OfferedForms.ref(offer))
                        .filter(Pathway::lineBegins)
                        .isEmpty())
                .map(PathwayOffer::name)
                .toList();
    }

    /**
     * The forms that the line takes for that pathway, by name and version: {@code dermatology/1}; the pathway's own form bears the
     * pathway's. Those of the line stand first: a request is written with the first that is known here, unless another is named.
     */
    public List<String> forms(String pathway) {
        return forms.offer(pathway).map(forms::of).orElse(List.of()).stream()
                .map(PathwayRef::toString)
                .toList();
    }

    /**
     * What a request of that pathway must say, in the order in which people fill it in, as the line asks it: with its own form where
     * its card offers one, else with the pathway's.
     *
     * @throws org.passerelle.refusal.Refused {@code client.unknown-form} when the line's form is not known here
     */
    public List<Field> fields(String pathway) {
        return forms.asking(pathway, null).opening().form().fields();
    }

    /** The same with one of {@link #forms}. */
    public List<Field> fields(String pathway, String form) {
        return forms.asking(pathway, form).opening().form().fields();
    }

    /**
     * A new avis by this professional, who states a direct phone line.
     *
     * @throws org.passerelle.refusal.Refused when the line gives no avis
     */
    public Draft avis(Professional requester) {
        return request(AVIS, requester);
    }

    /** A new request of any pathway that the line follows, to be filled in as {@link #fields(String)} has it. */
    public Draft request(String pathway, Professional requester) {
        return draft(forms.asking(pathway, null), requester);
    }

    /** The same with one of {@link #forms}: where a line has several, or takes the pathway's own as well. */
    public Draft request(String pathway, String form, Professional requester) {
        return draft(forms.asking(pathway, form), requester);
    }

    /**
     * A request to this line that goes on from an exchange of ours: one that another line answered by naming this one
     * ({@link Answer#otherLine}), say. It is filled in with all that the first request said and this line's form asks for, documents
     * included, and names the exchange that it follows. Show it, have the patient's agreement to this team noted anew, the danger to
     * life and the exclusions answered and what this form asks for besides filled in; nothing is sent by itself.
     *
     * @param requester who asks; that they read the documents stands in the first exchange's trace when it is sent
     * @throws org.passerelle.refusal.Refused when this line does not offer that exchange's pathway
     */
    public Draft followOn(Exchange before, Professional requester) {
        OfferedForms.Asking asking =
                forms.asking(before.snapshot.row().pathway().replaceFirst("/.*", ""), null);
        Draft draft = draft(asking, requester);
        new FollowOn(this, asking.opening().form()).fill(draft, engine, before.snapshot, requester);
        return draft;
    }

    /** The exchange that a draft with that {@link Draft#reference} opened with this line in the last 30 days, if it was sent. */
    public Optional<Exchange> sent(String reference) {
        return engine.requested(address, reference).map(found -> new Exchange(engine, engine.view(found)));
    }

    private Draft draft(OfferedForms.Asking asking, Professional requester) {
        Step opening = asking.opening();
        PathwayRef ref = asking.pathway().ref();
        var draft = new Draft(
                engine, opening.name(), requester, phone(), proposal -> engine.request(address, ref, proposal), this);
        opening.form()
                .findOwn()
                .ifPresent(own -> draft.put(Form.MEMBER, own.ref().toString()));
        return draft;
    }

    @Override
    public String toString() {
        return "Line[" + card.base().id() + "]";
    }
}
