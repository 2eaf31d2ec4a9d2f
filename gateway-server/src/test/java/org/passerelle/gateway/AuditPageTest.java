package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.gateway.http.Response;

/** What an auditor sees: traces that verify, who read what, and nothing of what letters say. */
class AuditPageTest extends ConsoleScene {

    @Test
    void anExchangeIsFoundByItsFirstEightDigitsAndNoFewer() {
        Browser auditor = Browser.of("andrea.audit");
        String eight = avis.hex().substring(0, 8);
        assertThat(auditor.page("/audit?reference=" + eight)).contains("/audit/" + avis.hex());
        assertThat(auditor.page("/audit?reference=" + eight.toUpperCase(java.util.Locale.ROOT)))
                .contains("/audit/" + avis.hex());
        assertThat(auditor.page("/audit?reference=" + avis.hex())).contains("/audit/" + avis.hex());
        assertThat(auditor.page("/audit?reference=" + avis.hex().substring(0, 7)))
                .contains("au moins les huit premiers caractères")
                .doesNotContain("/audit/" + avis.hex());
        for (String nothing : List.of("MARTINET", avis.hex() + "0")) {
            assertThat(auditor.page("/audit?reference=" + nothing))
                    .contains("Aucun échange ne commence ainsi.")
                    .doesNotContain("/audit/" + avis.hex());
        }
        assertThat(auditor.page("/audit")).contains("Le registre", "Racine", "passerelle/");
    }

    @Test
    void aTraceIsVerifiedOnScreenWithThePlaceOfEachEntryAndNothingOfItsPatient() {
        Browser.of("paul.exemple").page(exchange());
        Browser auditor = Browser.of("andrea.audit");
        String page = auditor.page("/audit/" + avis);
        assertThat(page)
                .contains(
                        "Vérifiée : rien ne manque", "Lettre reçue et vérifiée", "Étape faite", "request, Jeanne ESSAI")
                .contains("Qui a lu quoi", "10000000002", "sont retenues, et comptées")
                .doesNotContain("MARTIN", "lésion", "1961", "Apparue");
        assertThat(auditor.get(exchange()).status()).isEqualTo(404);
    }

    @Test
    void theCertificateIsAFileThatVerifiesElsewhereAndSaysNothingClinical() throws Exception {
        Browser auditor = Browser.of("andrea.audit");
        String path = "/audit/" + avis;
        assertThat(auditor.post(path + "/certificate", Map.of()).status()).isEqualTo(403);
        Response file = auditor.submit(path, path + "/certificate", Map.of());
        assertThat(file.headers().one("Content-Disposition").orElseThrow()).contains("trace-" + avis + ".json");
        assertThat(text(file)).contains("\"withheld\":true").doesNotContain("MARTIN", "lésion", "Apparue");
        Path saved = folder.resolve("trace.json");
        Files.write(saved, text(file).getBytes(StandardCharsets.UTF_8));
        String told = Station.command(
                "trace",
                "verify",
                saved.toString(),
                "--anchors",
                folder.resolve("keys/anchors.pem").toString());
        assertThat(told).contains("exported");
        assertThat(auditor.page(path)).contains("Trace exportée");
    }

    @Test
    void nobodyElseLooksIntoTraces() {
        for (String name : List.of("paul.exemple", "claude.modele", "alix.ailleurs", "oli.exploite")) {
            Browser other = Browser.of(name);
            assertThat(other.page("/worklist")).doesNotContain("href=\"/audit\"");
            for (String path : List.of("/audit", "/audit?reference=" + avis, "/audit/" + avis)) {
                assertThat(other.get(path).status()).as(name + path).isEqualTo(403);
            }
            assertThat(other.submit("/worklist", "/audit/" + avis + "/certificate", Map.of())
                            .status())
                    .isEqualTo(403);
        }
        assertThat(Browser.of("andrea.audit").get("/audit/" + "0".repeat(32)).status())
                .isEqualTo(404);
        assertThat(Browser.of("andrea.audit").get("/audit/rien").status()).isEqualTo(404);
    }
}
