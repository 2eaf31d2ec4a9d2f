package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Json;
import org.passerelle.flow.line.LineChange;
import org.passerelle.gateway.http.Response;
import org.passerelle.party.PersonId;

/** Two coordinators change what a line's card says, each with a form that was opened before the other's was sent. */
class MeanwhileTest extends ConsoleScene {
    private static final String OFFER = "/lines/dermatologie%40ch-barleduc.mssante.test/offer";
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private Browser coordinator;
    private Map<String, String> late;

    @BeforeEach
    void open() {
        now = now.plusSeconds(1);
        change(Json.object()
                .put("scope", "Lésions cutanées de l'adulte")
                .put("exclusions", "Urgences")
                .put("capacity", new Json.Whole(7))
                .build());
        coordinator = Browser.of("claude.modele");
        late = whole();
        late.putAll(hidden(coordinator.page(OFFER)));
    }

    private static void change(Json.Obj fields) {
        hospital.books()
                .change(
                        Station.LINE,
                        hospital.books().book(Station.LINE).version(),
                        PersonId.of(Station.COORDINATOR),
                        new LineChange.Offered(fields));
    }

    private static Json.Obj card() {
        return hospital.books().card(Station.LINE).document();
    }

    /** What a browser sends of the form where nothing was touched, with the lines' ends that browsers send. */
    private static Map<String, String> whole() {
        Map<String, String> form = new HashMap<>(Map.of(
                "title", card().object("title").text("fr"),
                "scope", card().text("scope"),
                "exclusions", card().text("exclusions").replace("\n", "\r\n"),
                "phone", card().text("phone"),
                "capacity", String.valueOf(card().whole("capacity")),
                "status", card().text("status"),
                "holidayZone", card().text("holidayZone")));
        form.put("titleEn", card().object("title").findText("en").orElse(""));
        form.put("specialty", card().findText("specialty").orElse(""));
        form.put("fallback", card().findText("fallback").orElse(""));
        card().object("targets").members().forEach((urgency, target) -> {
            form.put("amount-" + urgency, String.valueOf(((Json.Obj) target).whole("amount")));
            form.put("unit-" + urgency, ((Json.Obj) target).text("unit"));
        });
        card().object("hours")
                .members()
                .forEach((day, spans) -> form.put(
                        "hours-" + day,
                        String.join(
                                ", ",
                                ((Json.Array) spans)
                                        .objects().stream()
                                                .map(span -> span.text("from") + "-" + span.text("to"))
                                                .toList())));
        return form;
    }

    private static Map<String, String> hidden(String page) {
        Map<String, String> fields = new HashMap<>();
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        fields.remove("_forms");
        return fields;
    }

    private Response send(String what) {
        late.put("_do", what);
        return coordinator.submit(OFFER, OFFER, late);
    }

    private void goOn(Response answer) {
        late.remove("_both");
        late.putAll(hidden(text(answer)));
    }

    @Test
    void whatTheFirstOneChangedStaysWhereTheSecondDidNotTouchIt() {
        change(Json.object().put("exclusions", "Urgences vitales").build());
        late.put("scope", "Lésions de l'enfant");
        Response conflict = send("publish");
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(text(conflict))
                .contains("Ce qui a changé entre-temps", "Urgences vitales", "(avant : Urgences)")
                .contains(">\nUrgences vitales</textarea>", ">\nLésions de l'enfant</textarea>")
                .doesNotContain("vous l'avez changé tous les deux");
        assertThat(card().text("scope")).isEqualTo("Lésions cutanées de l'adulte");

        goOn(conflict);
        late.put("exclusions", "Urgences vitales");
        assertThat(send("publish").status()).isEqualTo(303);
        assertThat(card().text("scope")).isEqualTo("Lésions de l'enfant");
        assertThat(card().text("exclusions")).isEqualTo("Urgences vitales");
    }

    @Test
    void whereBothChangedItTheSecondChoosesAndNothingIsPublishedBefore() {
        change(Json.object()
                .put("scope", "Du premier")
                .put("capacity", new Json.Whole(9))
                .build());
        late.put("scope", "Du second");
        Response conflict = send("publish");
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(text(conflict))
                .contains("Ce qui peut être demandé : vous l'avez changé tous les deux", "Du premier", "Du second")
                .contains("name=\"_both\" value=\"scope\"", "value=\"9\"");

        goOn(conflict);
        late.put("capacity", "9");
        Response unchosen = send("publish");
        assertThat(unchosen.status()).isEqualTo(422);
        assertThat(text(unchosen))
                .contains("choisissez ce qui doit rester", "href=\"#field-_take.scope\"", "Du premier", "Du second");
        assertThat(card().text("scope")).isEqualTo("Du premier");

        goOn(unchosen);
        late.put("_take.scope", "theirs");
        late.put("phone", "03 29 00 00 09");
        assertThat(send("publish").status()).isEqualTo(303);
        assertThat(card().text("scope")).isEqualTo("Du premier");
        assertThat(card().text("phone")).isEqualTo("03 29 00 00 09");
        assertThat(card().whole("capacity")).isEqualTo(9);
        change(Json.object().put("phone", "03 29 00 00 00").build());
    }

    /** A third change comes while the second coordinator has not chosen yet: what they wrote is still theirs to choose. */
    @Test
    void whatIsNotChosenYetSurvivesAThirdChange() {
        change(Json.object().put("scope", "Du premier").build());
        late.put("scope", "Du second");
        goOn(send("publish"));
        change(Json.object().put("exclusions", "Urgences vitales").build());
        Response third = send("publish");
        assertThat(third.status()).isEqualTo(409);
        assertThat(text(third)).contains("name=\"_both\" value=\"scope\"", "Du second", "Urgences vitales");

        goOn(third);
        late.put("exclusions", "Urgences vitales");
        assertThat(send("publish").status()).isEqualTo(422);
        assertThat(card().text("scope")).isEqualTo("Du premier");
        late.put("_take.scope", "mine");
        assertThat(send("publish").status()).isEqualTo(303);
        assertThat(card().text("scope")).isEqualTo("Du second");
    }

    @Test
    void whoKeepsTheirOwnPublishesIt() {
        change(Json.object().put("scope", "Du premier").build());
        late.put("scope", "Du second");
        goOn(send("preview"));
        late.put("_take.scope", "mine");
        Response preview = send("preview");
        assertThat(preview.status()).isEqualTo(200);
        assertThat(text(preview)).doesNotContain("vous l'avez changé tous les deux");
        assertThat(send("publish").status()).isEqualTo(303);
        assertThat(card().text("scope")).isEqualTo("Du second");
    }

    @Test
    void theSameChangeTwiceIsNoConflict() {
        change(Json.object().put("scope", "Les deux").build());
        late.put("scope", "Les deux");
        Response second = send("publish");
        assertThat(second.status()).isEqualTo(409);
        assertThat(text(second)).doesNotContain("vous l'avez changé tous les deux");
    }

    @Test
    void aFormThatIsLateAndWrongIsMergedBeforeItIsJudged() {
        change(Json.object().put("exclusions", "Urgences vitales").build());
        late.put("capacity", "beaucoup");
        Response conflict = send("publish");
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(text(conflict)).contains(">\nUrgences vitales</textarea>", "value=\"beaucoup\"");
        goOn(conflict);
        late.put("exclusions", "Urgences vitales");
        assertThat(send("publish").status()).isEqualTo(422);
        assertThat(card().text("exclusions")).isEqualTo("Urgences vitales");
    }

    @Test
    void whatAFormSaysItWasIsReadOrRefused() {
        late.put("_version", "1");
        late.put("_was", "%%%");
        assertThat(send("publish").status()).isEqualTo(400);
        late.put("_was", "A".repeat(200_000));
        assertThat(send("publish").status()).isIn(400, 409);
        assertThat(card().text("scope")).isEqualTo("Lésions cutanées de l'adulte");
    }
}
