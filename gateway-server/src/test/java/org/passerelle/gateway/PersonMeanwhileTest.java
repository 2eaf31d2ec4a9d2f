package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Json;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.line.LineChange;
import org.passerelle.gateway.http.Response;
import org.passerelle.party.PersonId;

/** Two coordinators change the same person of a line, each with a form that was opened before the other's was sent. */
class PersonMeanwhileTest extends ConsoleScene {
    private static final PersonId PAUL = new PersonId("810000000002");
    private static final String PAGE = "/lines/dermatologie%40ch-barleduc.mssante.test/people/" + PAUL.value();

    private Browser coordinator;
    private Map<String, String> late;

    @BeforeEach
    void open() {
        now = now.plusSeconds(1);
        change(Json.object()
                .put("specialty", "dermatologue")
                .put("directLine", "03 29 00 00 02")
                .put("rights", Json.texts(List.of("expert")))
                .build());
        coordinator = Browser.of("claude.modele");
        late = FormShown.on(coordinator.page(PAGE));
        late.put("rights", "expert");
    }

    private static void change(Json.Obj fields) {
        hospital.books()
                .change(
                        Station.LINE,
                        hospital.books().book(Station.LINE).version(),
                        PersonId.of(Station.COORDINATOR),
                        new LineChange.Changed(PAUL, fields));
    }

    private static Member paul() {
        return hospital.books().book(Station.LINE).member(PAUL).orElseThrow();
    }

    private static Json.Obj written() {
        return hospital.books().book(Station.LINE).json().array("members").objects().stream()
                .filter(one -> one.text("person").equals(PAUL.value()))
                .findFirst()
                .orElseThrow();
    }

    private Response send() {
        return coordinator.submit(PAGE, PAGE, late);
    }

    private void goOn(Response answer) {
        late.remove("_both");
        late.putAll(FormShown.on(text(answer)));
    }

    @Test
    void whatTheFirstOneChangedIsNotWrittenOver() {
        change(Json.object().put("specialty", "dermatologue, allergologue").build());
        late.put("directLine", "03 29 00 00 07");
        Response conflict = send();
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(text(conflict))
                .contains("Ce qui a changé entre-temps", "(avant : dermatologue)", "value=\"03 29 00 00 07\"")
                .doesNotContain("vous l'avez changé tous les deux");
        assertThat(written().text("directLine")).isEqualTo("03 29 00 00 02");

        goOn(conflict);
        assertThat(send().status()).isEqualTo(303);
        assertThat(written().text("specialty")).isEqualTo("dermatologue, allergologue");
        assertThat(written().text("directLine")).isEqualTo("03 29 00 00 07");
    }

    @Test
    void whereBothChangedItTheSecondChooses() {
        change(Json.object().put("specialty", "du premier").build());
        late.put("specialty", "du second");
        Response conflict = send();
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(text(conflict))
                .contains("Spécialité : vous l'avez changé tous les deux", "name=\"_both\" value=\"specialty\"");

        goOn(conflict);
        Response unchosen = send();
        assertThat(unchosen.status()).isEqualTo(422);
        assertThat(text(unchosen)).contains("choisissez ce qui doit rester", "href=\"#field-_take.specialty\"");
        assertThat(written().text("specialty")).isEqualTo("du premier");

        goOn(unchosen);
        late.put("_take.specialty", "mine");
        assertThat(send().status()).isEqualTo(303);
        assertThat(written().text("specialty")).isEqualTo("du second");
    }

    /** A right that one gives and one that the other takes away do not contradict each other: nothing is left to choose. */
    @Test
    void rightsOfBothAreTakenTogether() {
        change(Json.object()
                .put("rights", Json.texts(List.of("coordinator", "expert")))
                .build());
        late.put("rights", "secretary");
        Response conflict = send();
        assertThat(conflict.status()).isEqualTo(409);
        String page = text(conflict);
        assertThat(page)
                .contains("value=\"coordinator\" checked", "value=\"secretary\" checked")
                .doesNotContain("value=\"expert\" checked", "vous l'avez changé tous les deux")
                .contains("coordination, secrétaire");
        assertThat(paul().may(Member.Right.EXPERT)).isTrue();
    }

    @Test
    void whatAFormSaysItWasIsReadOrRefused() {
        change(Json.object().put("specialty", "dermatologue").build());
        late.put("_was", "%%%");
        late.put("_version", "1");
        assertThat(send().status()).isEqualTo(400);
        assertThat(written().text("specialty")).isEqualTo("dermatologue");
    }
}
