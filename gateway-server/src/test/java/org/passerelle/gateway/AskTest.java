package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.flow.Order;
import org.passerelle.gateway.http.Response;
import org.passerelle.party.Professional;
import org.passerelle.port.keep.ExchangeQuery;

/** What the people of a practice do in a browser. */
class AskTest extends AskScene {
    private static final Map<String, byte[]> PHOTOGRAPH = Map.of("documents.dermoscopic", MadeFiles.jpeg());
    private static final Professional EXPERT = new Professional(Station.EXPERT, "EXEMPLE", "Paul", null, null);

    @Test
    void anAvisIsAskedSuppliedReadAndClosed() {
        Browser doctor = Browser.of("jeanne.essai");
        assertThat(doctor.get("/").headers().one("Location")).contains("/requests");
        assertThat(doctor.page("/ask")).contains("Avis de dermatologie", "réponse avant");
        assertThat(doctor.page("/ask?words=cardio")).contains("Aucune équipe ne correspond.");
        assertThat(doctor.page(form().replace("/avis", "")))
                .contains("Lésions cutanées de l", "48 heures", "03 29 00 00 00", "des fichiers : 1 au moins", form());

        Id exchange = asked(doctor, written());
        assertThat(doctor.page("/requests"))
                .contains("Scellée, pas encore partie")
                .doesNotContain("MARTIN", "Ouverte");
        assertThat(doctor.page("/exchanges/" + exchange))
                .contains("MARTIN", "Cette lésion est-elle suspecte ?", "en route");
        carry();
        hospital.read(exchange, EXPERT, "task");
        hospital.take(exchange, Order.of("take", EXPERT, Json.object().build()));
        hospital.take(
                exchange,
                Order.of(
                        "ask",
                        EXPERT,
                        Json.object().put("asked", "Depuis quand ?").build()));
        carry();
        assertThat(doctor.page("/requests")).contains("Envoyée", "Reçue", "Ouverte", "Complément demandé");
        assertThat(doctor.page("/exchanges/" + exchange))
                .contains("Depuis quand ?", "Fournir le complément")
                .containsPattern("(?s)Envoyée <.*Reçue <.*Ouverte <.*Complément demandé <");

        assertThat(step(doctor, exchange, "supply", Map.of("supplied", "Six mois."), PHOTOGRAPH))
                .isEqualTo(303);
        carry();
        answer(exchange);
        int unread = unread(doctor);
        assertThat(unread).isPositive();
        assertThat(doctor.page("/requests?show=open")).doesNotContain(exchange.hex());
        assertThat(doctor.page("/requests?show=answered")).contains(exchange.hex(), "réponse à lire");
        assertThat(doctor.page("/requests/rows?show=answered"))
                .contains(exchange.hex(), "réponse à lire")
                .doesNotContain("<html");
        assertThat(doctor.page("/exchanges/" + exchange)).contains("Surveillance à six mois.", "Clore");
        assertThat(doctor.page("/requests?show=answered")).doesNotContain(exchange.hex());
        assertThat(unread(doctor)).isEqualTo(unread - 1);

        assertThat(step(doctor, exchange, "close", Map.of("outcome", "followed", "satisfaction", "very"), Map.of()))
                .isEqualTo(303);
        carry();
        assertThat(hospital.row(exchange).orElseThrow().state()).isEqualTo("closed");
        assertThat(doctor.page("/requests?show=ended")).contains(exchange.hex());
    }

    /** How many answers nobody read yet, as the list's tabs say. */
    private static int unread(Browser doctor) {
        Matcher said = Pattern.compile("Réponses à lire <span class=\"count\">\\((\\d+)\\)</span>")
                .matcher(doctor.page("/requests"));
        assertThat(said.find()).isTrue();
        return Integer.parseInt(said.group(1));
    }

    @Test
    void whatIsRefusedKeepsWhatWasWrittenAndTheFilesThatWereGiven() {
        Browser doctor = Browser.of("jeanne.essai");
        Response refused = doctor.submit(form(), with(written(), "question", "", "patient.ins", "1234"), PHOTOGRAPH);
        assertThat(refused.status()).isEqualTo(422);
        String page = text(refused);
        assertThat(page)
                .contains(
                        "INS a 15 caractères",
                        "#field-patient.ins",
                        "#field-question",
                        "IMG 1.jpg",
                        "Apparue il y a six mois.");

        Response still = doctor.submit(form(), page, with(written(), "question", ""), Map.of());
        assertThat(text(still)).contains("Il manque :", "#field-question", "IMG 1.jpg");
        Response sent = doctor.submit(form(), text(still), written(), Map.of());
        assertThat(sent.status()).as(problem(sent)).isEqualTo(303);

        // the same click again is the same request
        Response twice = doctor.submit(form(), text(still), written(), Map.of());
        assertThat(twice.headers().one("Location")).isEqualTo(sent.headers().one("Location"));
    }

    @Test
    void aNumberThatIsNoneIsToldAtTheNumberAndNowhereElse() {
        Browser doctor = Browser.of("jeanne.essai");
        Response refused = doctor.submit(form(), with(written(), "_phone", "03 AB"), PHOTOGRAPH);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused))
                .contains("Un numéro de téléphone a de 4 à 20 chiffres", "#field-_phone")
                .doesNotContain("#field-patient", "Il manque :");
    }

    @Test
    void aFileOfNoKnownFormatIsNamedAndCanBeTakenOut() {
        Browser doctor = Browser.of("jeanne.essai");
        Response refused = doctor.submit(
                form(), written(), Map.of("documents.overview", "not a picture".getBytes(StandardCharsets.UTF_8)));
        assertThat(refused.status()).isEqualTo(422);
        String page = text(refused);
        assertThat(page).contains("aucun format connu");
        String file = page.replaceAll("(?s).*name=\"(_file\\.[0-9a-f]{32}\\.)drop\".*", "$1");
        Response sent = doctor.submit(form(), page, with(written(), file + "drop", "yes"), PHOTOGRAPH);
        assertThat(sent.status()).as(problem(sent)).isEqualTo(303);
    }

    @Test
    void filesAreKeptWithoutSending() {
        Browser doctor = Browser.of("jeanne.essai");
        long before = own();
        Response kept = doctor.submit(form(), Map.of("_keep", "files", "question", "À moitié"), PHOTOGRAPH);
        assertThat(kept.status()).isEqualTo(200);
        assertThat(text(kept)).contains("IMG 1.jpg", "À moitié").doesNotContain("role=\"alert\"");
        assertThat(own()).isEqualTo(before);
    }

    @Test
    void dangerToLifeStopsItAndSaysWhomToCall() {
        Browser doctor = Browser.of("jeanne.essai");
        long before = own();
        Response stopped = doctor.submit(form(), with(written(), "dangerToLife", "true"), PHOTOGRAPH);
        assertThat(text(stopped)).contains("Urgence vitale", "tel:0329000000", "Rien n");
        Response excluded = doctor.submit(form(), with(written(), "urgency", "now"), PHOTOGRAPH);
        assertThat(text(excluded)).contains("appelez la ligne", "tel:0329000000");
        Response refusing = doctor.submit(form(), with(written(), "consent.given", "no"), PHOTOGRAPH);
        assertThat(text(refusing)).contains("Le patient refuse : rien");
        assertThat(own()).isEqualTo(before);
    }

    @Test
    void aSecretaryFilesForWhoNamedThemAndReadsNothing() {
        Browser secretary = Browser.of("sacha.accueil");
        assertThat(secretary.page(form())).contains("Jeanne ESSAI").doesNotContain("Alix AUTRE");
        Response sent = secretary.submit(form(), written(), PHOTOGRAPH);
        assertThat(sent.headers().one("Location")).as(problem(sent)).contains("/requests");
        assertThat(secretary.page("/requests")).contains("Jeanne ESSAI").doesNotContain("/exchanges/", "MARTIN");
        Id exchange = practice.list(ExchangeQuery.all()).get(0).exchange();
        assertThat(secretary.get("/exchanges/" + exchange).status()).isEqualTo(403);
        assertThat(practice.list(ExchangeQuery.all()).stream()
                        .flatMap(row -> practice.view(row.exchange()).remarks(Event.Remark.Kind.FILED).stream()))
                .isNotEmpty();
    }

    @Test
    void whoIsOfNoPracticeSeesNoneOfIt() {
        Browser doctor = Browser.of("jeanne.essai");
        Id exchange = asked(doctor, written());
        Browser stranger = Browser.of("alix.ailleurs");
        for (String path : List.of("/ask", form(), "/requests")) {
            assertThat(stranger.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(stranger.get("/exchanges/" + exchange).status()).isEqualTo(404);
    }

    @Test
    void whoAskedIsToldOnTheirScreenAndWhoOnlyFilesComesToTheList() {
        Browser doctor = Browser.of("jeanne.essai");
        Browser secretary = Browser.of("sacha.accueil");
        Id exchange = asked(doctor, written());
        carry();
        news(doctor);
        news(secretary);
        hospital.take(exchange, Order.of("take", EXPERT, Json.object().build()));
        answer(exchange);
        assertThat(news(doctor)).singleElement().satisfies(one -> {
            assertThat(one.text("text"))
                    .isEqualTo("Avis de dermatologie : une réponse est arrivée. Réf. " + exchange.reference());
            assertThat(one.text("path")).isEqualTo("/exchanges/" + exchange);
        });
        assertThat(news(secretary))
                .allSatisfy(one -> assertThat(one.text("path")).isEqualTo("/requests"));
    }

    private static List<Json.Obj> news(Browser browser) {
        String page = browser.page("/requests");
        String from = "data-forms=\"";
        int at = page.indexOf(from) + from.length();
        String token = page.substring(at, page.indexOf('"', at));
        Response answer = browser.send(
                "POST",
                "/news",
                ("_forms=" + token).getBytes(StandardCharsets.US_ASCII),
                "application/x-www-form-urlencoded");
        assertThat(answer.status()).isEqualTo(200);
        return Canon.readLoose(text(answer).getBytes(StandardCharsets.UTF_8))
                .array("news")
                .objects();
    }

    private static Id asked(Browser doctor, Map<String, String> said) {
        Response sent = doctor.submit(form(), said, PHOTOGRAPH);
        assertThat(sent.status()).as(problem(sent)).isEqualTo(303);
        return Id.parse(sent.headers().one("Location").orElseThrow().replace("/exchanges/", ""));
    }

    private static int step(
            Browser doctor, Id exchange, String step, Map<String, String> said, Map<String, byte[]> files) {
        Response taken = doctor.submit("/exchanges/" + exchange + "/steps/" + step, said, files);
        assertThat(taken.status()).as(problem(taken)).isEqualTo(303);
        return taken.status();
    }

    private static void answer(Id exchange) {
        hospital.take(
                exchange,
                Order.of(
                        "answer",
                        EXPERT,
                        Json.object()
                                .put("recommendation", "advice-only")
                                .put("advice", "Surveillance à six mois.")
                                .put("acts", "aucun")
                                .put("incidents", "aucun")
                                .build()));
        carry();
    }

    private static long own() {
        return practice.list(ExchangeQuery.all()).size();
    }
}
