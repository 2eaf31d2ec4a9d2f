package org.passerelle.gateway.console.ask;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.exchange.ExchangeRefusal;
import org.passerelle.flow.Order;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Problems;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.console.step.Filling;
import org.passerelle.gateway.console.step.Input;
import org.passerelle.gateway.console.step.Wrong;
import org.passerelle.gateway.http.Multipart;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.gateway.tray.Tray;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/** The form of a request, and the request sent. What was refused comes back with what people wrote, and why. */
public final class AskPage {
    /** The field that says in whose name. */
    public static final String POST = "_post";
    /** The field of the number under which the expert calls back. */
    public static final String PHONE = "_phone";

    /** What stops a request: nothing is written then, people call. */
    private static final Set<RefusalCode> STOPS = Set.of(PathwayRefusal.EMERGENCY, PathwayRefusal.EXCLUDED);

    private final Porch porch;
    private final Desk desk;
    private final Pages pages;
    private final InstantSource clock;

    public AskPage(Porch porch, Desk desk, Pages pages, InstantSource clock) {
        this.porch = porch;
        this.desk = desk;
        this.pages = pages;
        this.clock = clock;
    }

    private record Visit(Visitor visitor, List<Post> posts, Found line, Offered offered, Speech speech) {
        Form form() {
            return offered.opening().form();
        }

        MailAddress address() {
            return line.card().base().addresses().get(0).address();
        }

        ZoneId zone() {
            return line.card().offer().calendar().zone();
        }

        Post post(Query said) {
            String code = said.one(POST).orElse("");
            return posts.stream()
                    .filter(post -> post.code().equals(code))
                    .findFirst()
                    .orElse(posts.get(0));
        }
    }

    public Response show(Match match) {
        Visit visit = visit(match);
        Tray tray = desk.tray(visit.visitor(), visit.line(), visit.offered(), "");
        return shown(200, visit, new Filling(visit.form(), begun(visit), tray), null);
    }

    /** What stands in the form before anybody wrote in it: what the form says, who asks for the consent, and when. */
    private Query begun(Visit visit) {
        var said = new HashMap<>(Filling.begun(visit.form()).parameters());
        visit.form().find(Field.ConsentField.class).ifPresent(field -> {
            String now = clock.instant()
                    .atZone(visit.zone())
                    .toLocalDateTime()
                    .truncatedTo(ChronoUnit.MINUTES)
                    .toString();
            said.put(field.name() + ".by", List.of(visit.posts().get(0).actor().displayName()));
            said.put(field.name() + ".at", List.of(now));
            said.put(field.name() + ".how", List.of("oral"));
        });
        return new Query(said);
    }

    public Response send(Match match) {
        Visit visit = visit(match);
        Multipart sent = porch.sent(match.request(), visit.visitor());
        Tray tray = desk.tray(
                visit.visitor(),
                visit.line(),
                visit.offered(),
                sent.said().one(Filling.TRAY).orElse(""));
        return tray.inTurn(() -> send(visit, sent, tray));
    }

    private Response send(Visit visit, Multipart sent, Tray tray) {
        Filling filling = new Filling(visit.form(), sent.said(), tray);
        Post post = visit.post(sent.said());
        try {
            filling = Filling.of(visit.form(), sent, tray);
            if (filling.keeps()) {
                return shown(200, visit, filling, null);
            }
            Id exchange =
                    asked(visit, filling, post.reached(sent.said().one(PHONE).orElse("")));
            tray.empty();
            return Pages.redirect(post.filedBy() == null ? "/exchanges/" + exchange.hex() : "/requests");
        } catch (Refused refused) {
            return shown(Problems.status(refused.refusal()), visit, filling, refused.refusal());
        }
    }

    /** Sends it; a second click finds what the first one sent. */
    private Id asked(Visit visit, Filling filling, Post post) {
        String reference = filling.tray().id().hex();
        Order order = new Order(
                        visit.offered().opening().name(),
                        post.actor(),
                        filling.content(visit.zone(), post.actor()),
                        filling.attachments(visit.speech()),
                        null,
                        null,
                        post.filedBy())
                .called(reference);
        try {
            return desk.requests()
                    .ask(
                            post.practice(),
                            visit.address(),
                            visit.offered().pathway().ref(),
                            order);
        } catch (Refused again) {
            Optional<Id> before = desk.requests().asked(visit.address(), reference);
            if (again.code() == FlowRefusal.REFERENCE_REUSED && before.isPresent()) {
                return before.get();
            }
            throw again;
        }
    }

    private Response shown(int status, Visit visit, Filling filling, @Nullable Refusal why) {
        Speech speech = visit.speech();
        Post post = visit.post(filling.said());
        String back = "/ask/" + visit.line().id();
        boolean stops = why != null && STOPS.contains(why.code());
        return pages.page(
                status,
                "ask/form",
                new Shown.Form(
                        new Frame(
                                speech,
                                visit.offered().title(speech),
                                visit.visitor(),
                                visit.offered().path(visit.line())),
                        back,
                        new LineWords(speech).title(visit.line().card()),
                        visit.line().card().base().organisation().name(),
                        filling.tray().id().hex(),
                        visit.posts().stream()
                                .map(each -> new Shown.Choice(each.code(), words(each, speech)))
                                .toList(),
                        post.code(),
                        filling.chosen(PHONE)
                                .orElse(post.actor().findDirectLine().orElse("")),
                        inputs(visit, filling, why),
                        why == null ? Wrong.NOTHING : wrong(visit, filling, why),
                        visit.line().card().offer().phone(),
                        stops));
    }

    /** The number to call back is the page's own; all else is the form's. */
    private static Wrong wrong(Visit visit, Filling filling, Refusal why) {
        Speech speech = visit.speech();
        var phone = new Wrong.Place(PHONE, speech.say("ask.direct"));
        if (why.facts().getOrDefault(FactKey.FIELD, "").equals(PHONE)) {
            return new Wrong(Problems.sentence(speech, why), List.of(phone));
        }
        Post post = visit.post(filling.said());
        Wrong wrong = filling.wrong(why, speech, visit.zone(), post.actor());
        boolean blank = filling.said().one(PHONE).orElse("").isBlank()
                && post.actor().findDirectLine().isEmpty();
        boolean told = why.is(ExchangeRefusal.DIRECT_LINE) || !wrong.places().isEmpty() && !STOPS.contains(why.code());
        return blank && told ? wrong.first(phone) : wrong;
    }

    private static String words(Post post, Speech speech) {
        String practice = post.practice().value();
        return speech.say(
                post.filedBy() == null ? "ask.post.self" : "ask.post.for",
                post.actor().displayName(),
                practice);
    }

    /** The form's fields; beside each urgency stands when the answer would be due. */
    private List<Input> inputs(Visit visit, Filling filling, @Nullable Refusal why) {
        Instant now = clock.instant();
        var words = new LineWords(visit.speech());
        Map<String, String> dues = new HashMap<>();
        visit.line()
                .card()
                .offer()
                .targets()
                .keySet()
                .forEach(urgency -> visit.line()
                        .due(urgency, now)
                        .ifPresent(due ->
                                dues.put(urgency, words.before(due, visit.line().card()))));
        Set<String> promised = visit.line().card().offer().targets().keySet();
        Set<String> stopping = visit.form().find(Form.URGENCY).stream()
                .filter(Field.ChoiceField.class::isInstance)
                .flatMap(field -> ((Field.ChoiceField) field).stops().stream())
                .collect(java.util.stream.Collectors.toSet());
        return filling.inputs(visit.speech(), why).stream()
                .map(input -> input.name().equals(Form.URGENCY)
                        ? input.with(input.choices().stream()
                                .filter(choice -> promised.contains(choice.code()) || stopping.contains(choice.code()))
                                .map(choice -> due(choice, dues, visit.speech()))
                                .toList())
                        : input)
                .toList();
    }

    private static Input.Choice due(Input.Choice choice, Map<String, String> dues, Speech speech) {
        String due = dues.get(choice.code());
        return due == null ? choice : new Input.Choice(choice.code(), speech.say("ask.due", choice.label(), due));
    }

    private Visit visit(Match match) {
        Visitor visitor = LinesPage.asking(porch, match.request());
        List<Post> posts = desk.posts(visitor);
        Found line = desk.line(match.variable("card"));
        Offered offered = Offered.find(
                        line.card(),
                        match.variable("pathway"),
                        match.variables().getOrDefault("asked", ""),
                        desk.requests())
                .orElseThrow(
                        () -> Refusal.of(ExchangeRefusal.PATHWAY_NOT_OFFERED).refused());
        return new Visit(visitor, posts, line, offered, Speech.of(match.request()));
    }
}
