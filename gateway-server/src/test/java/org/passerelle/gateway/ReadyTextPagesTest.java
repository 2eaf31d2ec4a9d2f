package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.flow.line.LineChange;
import org.passerelle.flow.line.ReadyText;
import org.passerelle.flow.line.TextChange;
import org.passerelle.gateway.http.Response;
import org.passerelle.party.PersonId;

/** A coordinator keeps a line's ready-made texts, and whoever answers picks one. */
class ReadyTextPagesTest extends ConsoleScene {
    private static final String LINE = "/lines/dermatologie%40ch-barleduc.mssante.test";
    private static final String TEXTS = LINE + "/texts";
    private static final ReadyText.Place ADVICE = new ReadyText.Place("avis", "answer", "advice");

    private Browser coordinator;

    @BeforeEach
    void begin() {
        hospital.books().book(Station.LINE).texts().forEach(text -> change(new TextChange.Dropped(text.name())));
        coordinator = Browser.of("claude.modele");
    }

    private static void change(LineChange change) {
        hospital.books().change(Station.LINE, version(), PersonId.of(Station.COORDINATOR), change);
    }

    private static long version() {
        return hospital.books().book(Station.LINE).version();
    }

    private static Map<String, String> said(String name, String place, String text) {
        return new HashMap<>(Map.of("name", name, "place", place, "text", text, "_version", version() + ""));
    }

    private Response add(Map<String, String> said) {
        return coordinator.submit(TEXTS, TEXTS, said);
    }

    /** The path of the only text. */
    private String only() {
        String page = coordinator.page(TEXTS);
        int at = page.indexOf("href=\"" + TEXTS + "/") + 6;
        return page.substring(at, page.indexOf('"', at));
    }

    @Test
    void aCoordinatorAddsChangesAndRemovesOne() {
        assertThat(coordinator.page(LINE)).contains(TEXTS);
        assertThat(coordinator.page(TEXTS)).contains("Aucun texte pour le moment", "Demande d'avis – Répondre – Avis");
        int card = hospital.books().card(Station.LINE).base().version();
        assertThat(add(said("Surveillance", "avis/answer/advice", "Surveillance simple.\r\nPas de <biopsie>."))
                        .status())
                .isEqualTo(303);
        assertThat(coordinator.page(TEXTS)).contains("Surveillance", "Pas de &lt;biopsie&gt;.");
        String text = only();
        assertThat(coordinator.page(text)).contains("Surveillance simple.", "value=\"avis/answer/advice\" selected");
        assertThat(coordinator
                        .submit(text, text, said("Contrôle", "avis/answer/advice", "Contrôle à trois mois."))
                        .status())
                .isEqualTo(303);
        assertThat(coordinator.page(TEXTS)).contains("Contrôle à trois mois.").doesNotContain("Surveillance");
        String changed = only();
        assertThat(coordinator
                        .submit(changed, changed + "/remove", Map.of("_version", version() + ""))
                        .status())
                .isEqualTo(303);
        assertThat(coordinator.page(TEXTS)).contains("Aucun texte pour le moment");
        assertThat(coordinator.get(changed).status()).isEqualTo(404);
        assertThat(hospital.books().card(Station.LINE).base().version()).isEqualTo(card);
    }

    @Test
    void whatIsRefusedComesBackWithWhy() {
        Response noPlace = add(said("Un nom", "", "Mon texte"));
        assertThat(noPlace.status()).isEqualTo(422);
        assertThat(text(noPlace)).contains("Choisissez le champ", "#field-place", "Mon texte", "Un nom");
        Response tooLong = add(said("Un nom", "avis/answer/incidents", "t".repeat(2001)));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(text(tooLong)).contains("plus long que ce que son champ peut tenir");
        change(new TextChange.Kept(new ReadyText("Un nom", ADVICE, "Le premier"), null));
        Response twice = add(said("Un nom", "avis/answer/advice", "Le second"));
        assertThat(twice.status()).isEqualTo(422);
        assertThat(text(twice)).contains("déjà pris", "Le second");
        assertThat(hospital.books().book(Station.LINE).texts())
                .extracting(ReadyText::text)
                .containsExactly("Le premier");
        Map<String, String> late = said("Un autre", "avis/answer/advice", "Trop tard");
        late.put("_version", version() - 1 + "");
        Response conflict = add(late);
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(text(conflict)).contains("Quelqu'un a changé cette ligne", "Trop tard");
    }

    @Test
    void whatIsRefusedForAnotherReasonIsStillOfTheLineAsItsWriterSawIt() {
        Map<String, String> said = said("Un nom", "", "Mon texte");
        String seen = said.get("_version");
        change(new TextChange.Kept(new ReadyText("Un autre", ADVICE, "Entre-temps"), null));
        String refused = text(add(said));
        assertThat(refused).contains("name=\"_version\" value=\"" + (version() - 1) + "\"");
        assertThat(version() - 1).isEqualTo(Long.parseLong(seen));
    }

    @Test
    void nobodyElseSeesOrChangesThem() {
        change(new TextChange.Kept(new ReadyText("Un nom", ADVICE, "Un texte"), null));
        String text = only();
        Browser expert = Browser.of("paul.exemple");
        Browser stranger = Browser.of("alix.ailleurs");
        for (String page : new String[] {TEXTS, text}) {
            assertThat(expert.get(page).status()).isEqualTo(403);
            assertThat(stranger.get(page).status()).isEqualTo(404);
        }
        for (String target : new String[] {TEXTS, text, text + "/remove"}) {
            Map<String, String> form = said("Autre", "avis/answer/advice", "Autre");
            assertThat(expert.submit("/worklist", target, form).status()).isEqualTo(403);
            assertThat(stranger.submit("/worklist", target, form).status()).isEqualTo(404);
        }
        assertThat(hospital.books().book(Station.LINE).texts()).hasSize(1);
    }

    @Test
    void whoeverAnswersPicksOneWithoutAScriptAndLosesNothing() {
        change(new TextChange.Kept(new ReadyText("Contrôle", ADVICE, "Contrôle à \"trois\" mois.\nOu avant."), null));
        change(new TextChange.Kept(
                new ReadyText("Question", new ReadyText.Place("avis", "ask", "asked"), "Depuis quand ?"), null));
        Browser expert = Browser.of("paul.exemple");
        expert.submit(exchange(), exchange() + "/steps/take", Map.of("_seen", seen()));
        String answer = exchange() + "/steps/answer";
        assertThat(expert.page(answer))
                .contains("data-text=\"Contrôle à &#34;trois&#34; mois.\nOu avant.\"", "Insérer le texte")
                .doesNotContain("Depuis quand ?");
        assertThat(expert.page(exchange() + "/steps/ask")).contains("Depuis quand ?");

        Map<String, String> written = new HashMap<>(Map.of(
                "_seen", seen(),
                "advice", "Ce que j'ai écrit.",
                "acts", "aucun",
                "recommendation", "advice-only",
                "_insert", "advice",
                "_ready.advice", "Contrôle"));
        Response inserted = expert.submit(answer, answer, written);
        assertThat(inserted.status()).isEqualTo(200);
        assertThat(text(inserted))
                .contains("Ce que j'ai écrit.\nContrôle à \"trois\" mois.\nOu avant.")
                .contains("value=\"advice-only\" checked")
                .contains(">\naucun</textarea>");
        assertThat(state()).isEqualTo("taken");

        written.put("_ready.advice", "");
        Response nothing = expert.submit(answer, answer, written);
        assertThat(nothing.status()).isEqualTo(200);
        assertThat(text(nothing)).contains(">\nCe que j'ai écrit.</textarea>");
        written.putAll(Map.of("_ready.advice", "Contrôle", "advice", "x".repeat(7990)));
        Response full = expert.submit(answer, answer, written);
        assertThat(full.status()).isEqualTo(422);
        assertThat(text(full)).contains("x".repeat(7990), "#field-advice").doesNotContain("x\nContrôle");
        assertThat(state()).isEqualTo("taken");
    }

    @Test
    void whatIsPickedFillsAFieldToItsLimitAndNotBeyond() {
        change(new TextChange.Kept(new ReadyText("Long", ADVICE, "t".repeat(10)), null));
        Browser expert = Browser.of("paul.exemple");
        expert.submit(exchange(), exchange() + "/steps/take", Map.of("_seen", seen()));
        String answer = exchange() + "/steps/answer";
        for (var room : Map.of(7989, 200, 7990, 422).entrySet()) {
            Response answered = expert.submit(
                    answer,
                    answer,
                    Map.of(
                            "_seen",
                            seen(),
                            "advice",
                            "x".repeat(room.getKey()),
                            "_insert",
                            "advice",
                            "_ready.advice",
                            "Long"));
            assertThat(answered.status()).as("%s characters", room.getKey()).isEqualTo(room.getValue());
        }
    }

    @Test
    void aDraftHoldsWhatWasWrittenAndNotWhatWasPicked() {
        change(new TextChange.Kept(new ReadyText("Contrôle", ADVICE, "Contrôle."), null));
        Browser expert = Browser.of("paul.exemple");
        expert.submit(exchange(), exchange() + "/steps/take", Map.of("_seen", seen()));
        String answer = exchange() + "/steps/answer";
        expert.submit(answer, answer + "/draft", Map.of("advice", "À relire", "_ready.advice", "Contrôle"));
        var draft = hospital.drafts().find(avis, Station.EXPERT, "answer").orElseThrow();
        assertThat(draft.fields()).containsKey("advice").doesNotContainKey("_ready.advice");
    }
}
