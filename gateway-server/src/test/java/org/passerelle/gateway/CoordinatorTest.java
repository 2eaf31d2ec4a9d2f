package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.flow.desk.Member;
import org.passerelle.gateway.http.Response;
import org.passerelle.party.PersonId;

/** What a coordinator does in a browser: the line's card and its people, and what is to be looked at. */
class CoordinatorTest extends ConsoleScene {
    private static final String LINE = "/lines/dermatologie%40ch-barleduc.mssante.test";

    @Test
    void aCoordinatorSeesTheirLineAsRequestersDo() {
        Browser coordinator = Browser.of("claude.modele");
        assertThat(coordinator.page("/lines")).contains("Avis de dermatologie", LINE);
        assertThat(coordinator.page(LINE))
                .contains("Lésions cutanées de l'adulte", "48 heures", "envoyée maintenant, réponse avant")
                .contains(
                        "lundi : 09:00-12:30, 14:00-18:00",
                        "Paul EXEMPLE",
                        "expert",
                        "c.modele@ch-barleduc.mssante.test")
                .contains("La question (une seule) (obligatoire)", "href=\"" + LINE + "/forms\"");
        Response card = coordinator.get(LINE + "/card");
        assertThat(card.headers().one("Content-Disposition").orElseThrow()).startsWith("attachment");
        assertThat(card.headers().one("Content-Type").orElseThrow()).startsWith("application/pkcs7-mime");
    }

    @Test
    void nobodyElseLooksAfterIt() {
        Browser expert = Browser.of("paul.exemple");
        Browser stranger = Browser.of("alix.ailleurs");
        assertThat(expert.page("/worklist")).doesNotContain("href=\"/lines\"");
        assertThat(Browser.of("claude.modele").page("/worklist")).contains("href=\"/lines\"");
        assertThat(expert.get("/lines").status()).isEqualTo(403);
        for (String page : List.of(
                "", "/card", "/offer", "/people", "/people/810000000002", "/watch", "/newcomers", "/apart/" + avis)) {
            assertThat(expert.get(LINE + page).status()).as(page).isEqualTo(403);
            assertThat(stranger.get(LINE + page).status()).as(page).isEqualTo(404);
        }
        long version = version();
        for (String page :
                List.of("/offer", "/people", "/people/810000000002", "/people/810000000002/leave", "/newcomers")) {
            assertThat(expert.submit("/worklist", LINE + page, Map.of("_version", version + ""))
                            .status())
                    .isEqualTo(403);
            assertThat(stranger.submit("/worklist", LINE + page, Map.of("_version", version + ""))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void theCardIsShownAsItWouldBeBeforeItIsPublished() {
        Browser coordinator = Browser.of("claude.modele");
        long version = version();
        int card = card();
        Map<String, String> form = form(coordinator, LINE + "/offer");
        form.put("scope", "Lésions cutanées de l'enfant");
        form.put("hours-monday", "9h-12h30, 14 h - 18h00");
        form.put("capacity", "12");
        form.put("amount-prompt", "3");
        form.put("unit-prompt", "working-days");
        form.put("closureFrom", "2027-05-14");
        Response preview = coordinator.submit(LINE + "/offer", LINE + "/offer", with(form, "_do", "preview"));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(text(preview))
                .contains("La fiche telle qu", "Lésions cutanées de l'enfant", "12 demandes par jour", "3 jours ouvrés")
                .contains("le 14/05/2027", "(changé)", "Publier cette fiche");
        assertThat(version()).isEqualTo(version);

        assertThat(coordinator
                        .submit(LINE + "/offer", LINE + "/offer", with(form, "_do", "publish"))
                        .status())
                .isEqualTo(303);
        assertThat(version()).isEqualTo(version + 1);
        assertThat(card()).isEqualTo(card + 1);
        assertThat(coordinator.page(LINE)).contains("Lésions cutanées de l'enfant", "3 jours ouvrés", "le 14/05/2027");

        Map<String, String> back = form(coordinator, LINE + "/offer");
        back.put("scope", "Lésions cutanées de l'adulte");
        back.put("capacity", "");
        back.put("amount-prompt", "24");
        back.put("unit-prompt", "elapsed-hours");
        back.put("closureEnds", "2027-05-14");
        assertThat(coordinator
                        .submit(LINE + "/offer", LINE + "/offer", with(back, "_do", "publish"))
                        .status())
                .isEqualTo(303);
        assertThat(coordinator.page(LINE))
                .contains("Lésions cutanées de l'adulte")
                .doesNotContain("14/05/2027");
        assertThat(card()).isEqualTo(card + 2);
    }

    @Test
    void whatCannotBeReadComesBackWithWhereItIs() {
        Browser coordinator = Browser.of("claude.modele");
        long version = version();
        Map<String, String> form = form(coordinator, LINE + "/offer");
        form.put("hours-tuesday", "de neuf à midi");
        form.put("scope", "Un long travail.");
        Response refused = coordinator.submit(LINE + "/offer", LINE + "/offer", with(form, "_do", "publish"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused))
                .contains(
                        "Ces horaires ne se lisent pas", "#field-hours-tuesday", "Un long travail.", "de neuf à midi");
        for (var wrong : Map.of(
                        "capacity", "beaucoup", "amount-prompt", "0", "fallback", "nulle part", "closureFrom", "demain")
                .entrySet()) {
            Map<String, String> other = form(coordinator, LINE + "/offer");
            other.put(wrong.getKey(), wrong.getValue());
            Response answer = coordinator.submit(LINE + "/offer", LINE + "/offer", with(other, "_do", "publish"));
            assertThat(answer.status()).as(wrong.getKey()).isEqualTo(422);
            assertThat(text(answer)).contains("role=\"alert\"");
        }
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void whoeverIsSecondSeesWhatWouldChangeAndLosesNothing() {
        Browser first = Browser.of("claude.modele");
        Map<String, String> late = form(first, LINE + "/offer");
        Map<String, String> early = form(first, LINE + "/offer");
        early.put("exclusions", "Urgences vitales");
        assertThat(first.submit(LINE + "/offer", LINE + "/offer", with(early, "_do", "publish"))
                        .status())
                .isEqualTo(303);
        int card = card();

        late.put("scope", "Autre chose");
        Response conflict = first.submit(LINE + "/offer", LINE + "/offer", with(late, "_do", "publish"));
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(text(conflict))
                .contains("Quelqu'un a changé cette ligne entre-temps", "Autre chose", "(changé)")
                .contains("name=\"_version\" value=\"" + version() + "\"");
        assertThat(card()).isEqualTo(card);
    }

    @Test
    void somebodyJoinsChangesIsAwayAndLeaves() {
        Browser coordinator = Browser.of("claude.modele");
        Map<String, String> form = form(coordinator, LINE + "/people");
        form.putAll(Map.of("person", "10000000004", "familyName", "INTERNE", "givenName", "Lou", "rights", "intern"));
        assertThat(coordinator.submit(LINE + "/people", LINE + "/people", form).status())
                .isEqualTo(303);
        String lou = LINE + "/people/810000000004";
        assertThat(coordinator.page(LINE)).contains("Lou INTERNE", "interne", "personne ne peut le prévenir");

        Map<String, String> change = form(coordinator, lou);
        change.putAll(Map.of(
                "mail",
                "lou.interne@ch-barleduc.mssante.test",
                "quietFrom",
                "20:00",
                "quietUntil",
                "07:00",
                "rights",
                "expert"));
        assertThat(coordinator.submit(lou, lou, change).status()).isEqualTo(303);
        Member member = hospital.books()
                .book(Station.LINE)
                .member(new PersonId("810000000004"))
                .orElseThrow();
        assertThat(member.may(Member.Right.EXPERT)).isTrue();
        assertThat(member.findMail()).isPresent();
        assertThat(member.reach().quiet()).isNotNull();

        Map<String, String> version =
                Map.of("_version", version() + "", "awayFrom", "2026-12-24", "awayUntil", "2027-01-03");
        assertThat(coordinator.submit(lou, lou + "/away", version).status()).isEqualTo(303);
        assertThat(coordinator.page(LINE)).contains("du 24/12/2026 au 03/01/2027");
        assertThat(coordinator
                        .submit(lou, lou + "/back", Map.of("_version", version() + "", "from", "2026-12-24"))
                        .status())
                .isEqualTo(303);
        assertThat(coordinator
                        .submit(lou, lou + "/leave", Map.of("_version", version() - 1 + ""))
                        .status())
                .isEqualTo(409);
        assertThat(coordinator
                        .submit(lou, lou + "/leave", Map.of("_version", version() + ""))
                        .status())
                .isEqualTo(303);
        assertThat(coordinator.page(LINE)).doesNotContain("Lou INTERNE");
        assertThat(coordinator.get(lou).status()).isEqualTo(404);
    }

    @Test
    void theLastCoordinatorStaysAndAnInternNeedsAnRpps() {
        Browser coordinator = Browser.of("claude.modele");
        String own = LINE + "/people/810000000003";
        Response last = coordinator.submit(own, own + "/leave", Map.of("_version", version() + ""));
        assertThat(last.status()).isEqualTo(422);
        assertThat(text(last)).contains("Il ne resterait personne");
        Map<String, String> form = form(coordinator, LINE + "/people");
        form.putAll(Map.of(
                "person", "3550000012/1042", "familyName", "SECRETAIRE", "givenName", "Sacha", "rights", "intern"));
        Response refused = coordinator.submit(LINE + "/people", LINE + "/people", form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused)).contains("Ces droits ne vont pas", "SECRETAIRE");
        form.put("rights", "secretary");
        form.put("_version", version() + "");
        assertThat(coordinator.submit(LINE + "/people", LINE + "/people", form).status())
                .isEqualTo(303);
        String sacha = LINE + "/people/3550000012~1042";
        assertThat(coordinator.page(sacha)).contains("Sacha SECRETAIRE");
        assertThat(coordinator
                        .submit(sacha, sacha + "/leave", Map.of("_version", version() + ""))
                        .status())
                .isEqualTo(303);
    }

    @Test
    void whatNobodyReadStandsThereUntilSomebodyDoes() {
        Browser coordinator = Browser.of("claude.modele");
        String reference = ">" + avis.hex().substring(0, 8) + "<";
        String before = coordinator.page(LINE + "/watch");
        assertThat(before).contains("Jamais ouverts", reference).doesNotContain("MARTIN", "lésion");
        Browser.of("paul.exemple").page(exchange());
        String unread = coordinator.page(LINE + "/watch");
        assertThat(unread.substring(unread.indexOf("Jamais ouverts"), unread.indexOf("Revenus")))
                .doesNotContain(reference);
        pass(Duration.ofMinutes(31));
        assertThat(coordinator.get(LINE + "/watch").status()).isEqualTo(303);
        assertThat(Browser.of("claude.modele").page(LINE + "/watch")).contains("Sans accusé");
    }

    private static long version() {
        return hospital.books().book(Station.LINE).version();
    }

    private static int card() {
        return hospital.books().card(Station.LINE).base().version();
    }

    private static Map<String, String> with(Map<String, String> some, String name, String value) {
        var all = new HashMap<>(some);
        all.put(name, value);
        return all;
    }

    private static Map<String, String> form(Browser browser, String page) {
        return FormShown.on(browser.page(page));
    }
}
