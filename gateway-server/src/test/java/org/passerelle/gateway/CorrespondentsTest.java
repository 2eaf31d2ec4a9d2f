package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.passerelle.gateway.http.Response;

/** What a coordinator does about a correspondent whom nobody knows yet. */
@Tag(ConsoleScene.NEWCOMER)
class CorrespondentsTest extends ConsoleScene {
    private static final String LINE = "/lines/dermatologie%40ch-barleduc.mssante.test";
    private static final Pattern APART = Pattern.compile("href=\"(" + LINE + "/apart/[0-9a-f]{64})\"");
    private static final Pattern NEWCOMER = Pattern.compile("action=\"(" + LINE + "/newcomers/[0-9a-f]{64})/confirm\"");

    @Test
    void aNewcomersLetterIsReadApartAndActsOnceTheyAreConfirmed() {
        Browser coordinator = Browser.of("claude.modele");
        String watch = coordinator.page(LINE + "/watch");
        assertThat(watch)
                .contains("Lettres mises à part (", "pas de fiche confirmée")
                .doesNotContain("MARTIN");
        Matcher letter = APART.matcher(watch);
        assertThat(letter.find()).as(watch).isTrue();
        String read = coordinator.page(letter.group(1));
        assertThat(read).contains("Cette lésion est-elle suspecte ?", "Documents");
        int at = read.indexOf(letter.group(1) + "/documents/");
        Response paper = coordinator.get(read.substring(at, read.indexOf('"', at)));
        assertThat(paper.headers().one("Content-Disposition").orElseThrow()).startsWith("attachment");
        assertThat(Browser.of("paul.exemple").get(letter.group(1)).status()).isEqualTo(403);

        practice.newcomers().introduce(Station.LINE);
        Station.carry(practice, hospital, Station.LINE);
        String page = coordinator.page(LINE + "/newcomers");
        Matcher newcomer = NEWCOMER.matcher(page);
        assertThat(newcomer.find()).as(page).isTrue();
        String fingerprint = practice.newcomers().card(Station.PRACTICE).hash().hex();
        assertThat(page.replace(" ", "")).contains(fingerprint);

        assertThat(coordinator
                        .submit(LINE + "/newcomers", newcomer.group(1) + "/challenge", Map.of())
                        .status())
                .isEqualTo(303);
        assertThat(coordinator.page(LINE + "/newcomers")).contains("Mis à l'épreuve");
        Response twice = coordinator.submit(LINE + "/newcomers", newcomer.group(1) + "/challenge", Map.of());
        assertThat(text(twice)).contains("On a déjà écrit aujourd'hui");
        Response nameless = coordinator.submit(LINE + "/newcomers", newcomer.group(1) + "/confirm", Map.of("role", ""));
        assertThat(nameless.status()).isEqualTo(422);
        assertThat(coordinator
                        .submit(LINE + "/newcomers", newcomer.group(1) + "/confirm", Map.of("role", "coordination"))
                        .status())
                .isEqualTo(303);
        hospital.step();
        assertThat(hospital.row(avis)).isPresent();
        assertThat(coordinator
                        .submit(LINE + "/newcomers", newcomer.group(1) + "/refuse", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theLineIntroducesItselfToAnAddress() {
        Browser coordinator = Browser.of("claude.modele");
        Response wrong = coordinator.submit(LINE + "/newcomers", LINE + "/newcomers", Map.of("address", "cabinet"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(text(wrong)).contains("Cette adresse n'en est pas une.", "value=\"cabinet\"");
        Map<String, String> address = Map.of("address", "cabinet@nouveau.mssante.test");
        assertThat(coordinator
                        .submit(LINE + "/newcomers", LINE + "/newcomers", address)
                        .status())
                .isEqualTo(303);
    }
}
