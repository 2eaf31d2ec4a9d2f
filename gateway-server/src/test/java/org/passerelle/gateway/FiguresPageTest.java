package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.gateway.http.Response;

/** What a coordinator sees of what their lines did, and what leaves the establishment. */
class FiguresPageTest extends ConsoleScene {

    @Test
    void aCoordinatorSeesEveryMonthAsATableAndAChart() {
        Browser coordinator = Browser.of("claude.modele");
        assertThat(coordinator.page("/worklist")).contains("href=\"/indicators\"");
        String page = coordinator.page("/indicators");
        assertThat(page)
                .contains(Station.LINE.value() + " · avis", "<svg", "<title id=", "<desc id=", "Demandes par mois")
                .contains(
                        "Part dans le délai promis",
                        "Tous les chiffres de la période",
                        "Annoncés dans l'heure",
                        "Annonce d'un événement")
                .doesNotContain("MARTIN", "style=");
        assertThat(coordinator.page("/indicators?line=" + Station.LINE.value())).contains("<svg");
        assertThat(coordinator.page("/indicators?from=2020-01&until=2020-02")).contains("Aucune demande sur ces mois.");
    }

    @Test
    void whatLeavesCountsFewerThanFivePatientsNowhere() {
        Browser coordinator = Browser.of("claude.modele");
        Response csv = coordinator.get("/indicators/export?format=csv");
        assertThat(csv.headers().one("Content-Disposition").orElseThrow()).endsWith(".csv\"");
        assertThat(text(csv)).contains("Demandes;*;").doesNotContain("Patients;1");
        assertThat(text(coordinator.get("/indicators/export?format=json"))).contains("\"disclosure\":\"outside\"");
        assertThat(text(coordinator.get("/indicators/export?format=fhir"))).contains("MeasureReport");
        assertThat(coordinator.get("/indicators/export?format=pdf").status()).isEqualTo(400);
    }

    @Test
    void monthsThatCannotBeAreTold() {
        Browser coordinator = Browser.of("claude.modele");
        Response turned = coordinator.get("/indicators?from=2026-05&until=2026-04");
        assertThat(turned.status()).isEqualTo(422);
        assertThat(text(turned)).contains("24 mois au plus");
        assertThat(coordinator.get("/indicators?from=2024-05&until=2026-04").status())
                .isEqualTo(200);
        assertThat(coordinator.get("/indicators?from=2024-04&until=2026-04").status())
                .isEqualTo(422);
        assertThat(coordinator.get("/indicators?from=hier").status()).isEqualTo(400);
    }

    @Test
    void nobodyElseSeesThem() {
        for (String name : List.of("paul.exemple", "alix.ailleurs")) {
            Browser other = Browser.of(name);
            assertThat(other.page("/worklist")).doesNotContain("/indicators");
            assertThat(other.get("/indicators").status()).isEqualTo(403);
            assertThat(other.get("/indicators/export?format=csv").status()).isEqualTo(403);
        }
        assertThat(Browser.of("claude.modele")
                        .get("/indicators?line=autre@ch-barleduc.mssante.test")
                        .status())
                .isEqualTo(404);
    }
}
