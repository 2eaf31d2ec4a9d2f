package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MeasureReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.gateway.http.Response;

/** A coordinator asks what the line did, in three formats; nobody else may, and outside one patient is nobody. */
class IndicatorsApiTest extends ApiScene {
    private static final YearMonth MONTH =
            YearMonth.from(Station.WORLD.clock().instant().atZone(ZoneId.of("Europe/Paris")));

    @Test
    void aCoordinatorReadsTheMonthAsJson() {
        Json.Obj before = month(report());
        assertThat(act("take", "").status()).isEqualTo(200);
        assertThat(act("answer", answer(",{\"name\":\"imageQuality\",\"valueCode\":\"good\"}"))
                        .status())
                .isEqualTo(200);

        Json.Obj report = report();
        Json.Obj month = month(report);

        assertThat(report.text("disclosure")).isEqualTo("inside");
        assertThat(month.text("month")).isEqualTo(MONTH.toString());
        assertThat(month.text("pathway")).isEqualTo("avis");
        assertThat(month.whole("patients")).isEqualTo(1);
        assertThat(counted(month, "breakdowns", "ending", "answered"))
                .isEqualTo(counted(before, "breakdowns", "ending", "answered") + 1);
        assertThat(counted(month, "breakdowns", "images", "good"))
                .isEqualTo(counted(before, "breakdowns", "images", "good") + 1);
        assertThat(counted(month, "times", "answer", "count"))
                .isEqualTo(counted(before, "times", "answer", "count") + 1);
        assertThat(readings()).as("nobody read anything").isEmpty();
    }

    @Test
    void theTableIsForTheSpreadsheetThatIsAskedFor() {
        Response comma = asked("", "text/csv");
        Response semicolon = asked("&separator=semicolon", "text/csv");

        assertThat(comma.headers().one("Content-Type")).contains("text/csv; charset=utf-8; header=present");
        assertThat(text(comma)).startsWith("line,pathway,month,indicator,");
        assertThat(text(semicolon)).startsWith("\uFEFFline;pathway;month;indicator;");
        assertThat(text(comma)).doesNotContain("MARTIN");
    }

    @Test
    void fhirHasDefinitionsAndFigures() {
        Bundle bundle = read(Bundle.class, asked("", "application/fhir+json"));

        assertThat(bundle.getEntry()).hasSize(6);
        assertThat(bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource))
                .filteredOn(MeasureReport.class::isInstance)
                .hasSize(3);
    }

    @Test
    void outsideAMonthOfOnePatientShowsNothing() {
        Json.Obj report = Canon.read(octets(asked("&disclosure=outside", "application/json")));

        assertThat(report.whole("fewestPatients")).isEqualTo(5);
        assertThat(report.array("summaries").objects())
                .allSatisfy(summary -> assertThat(summary.bool("hidden")).isTrue());
    }

    @Test
    void onlyCoordinatorsOfTheLineMayAsk() {
        String target = "/indicators?from=" + MONTH;
        String other = target + "&line=cardiologie@ch-barleduc.mssante.test";

        assertThat(code(send("GET", target, "", Map.of(), CERTIFICATE, Station.EXPERT.value()), 403))
                .isEqualTo("gateway.auth.not-allowed");
        assertThat(code(send("GET", target, "", Map.of(), CERTIFICATE, null), 403))
                .isEqualTo("gateway.auth.acting-for-missing");
        assertThat(code(send("GET", target, "", Map.of(), OTHER, Station.COORDINATOR.value()), 403))
                .isEqualTo("gateway.auth.certificate-unknown");
        assertThat(code(send("GET", other, "", Map.of(), CERTIFICATE, Station.COORDINATOR.value()), 403))
                .isEqualTo("gateway.auth.not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?from=2026-1",
                "?from=2026-13",
                "?from=2026-01&until=x",
                "?from=2026-01&disclosure=all",
                "?from=2026-01&line=x",
                "?from=2026-01&separator=tab",
                "?from=2026-01&months=2"
            })
    void refusesWhatItDoesNotUnderstand(String query) {
        Response answer = send("GET", "/indicators" + query, "", Map.of(), CERTIFICATE, Station.COORDINATOR.value());

        assertThat(code(answer, 400)).isEqualTo("gateway.http.malformed");
    }

    @Test
    void twoYearsAreTheMost() {
        assertThat(coordinator("/indicators?from=2025-01&until=2026-12", "*/*").status())
                .isEqualTo(200);
        assertThat(code(coordinator("/indicators?from=2025-01&until=2027-01", "*/*"), 400))
                .isEqualTo("indicators.months");
        assertThat(code(coordinator("/indicators?from=2025-02&until=2025-01", "*/*"), 400))
                .isEqualTo("indicators.months");
        assertThat(code(coordinator("/indicators?from=2025-02", "image/png"), 406))
                .isEqualTo("gateway.http.not-acceptable");
    }

    /** What is counted concerns the service, not the patient: the report that is filed says nothing of it. */
    @Test
    void thePatientsReportSaysNothingOfWhatIsCounted() throws IOException {
        assertThat(act("take", "").status()).isEqualTo(200);
        String scored =
                ",{\"name\":\"imageQuality\",\"valueCode\":\"usable\"},{\"name\":\"satisfaction\",\"valueCode\":\"very\"}";
        assertThat(act("answer", answer(scored)).status()).isEqualTo(200);

        Response report = get("/fhir/Task/" + avis + "/$document?kind=report&format=cda", "*/*");

        String cda = report.body() instanceof Response.Body.Streamed streamed
                ? new String(streamed.in().readAllBytes(), StandardCharsets.UTF_8)
                : text(report);
        assertThat(report.status()).as(text(report)).isEqualTo(200);
        assertThat(cda).contains("ClinicalDocument").doesNotContain("Exploitable", "Qualité des images", "Très utile");
        assertThat(text(get("/fhir/Communication?part-of=Task/" + avis))).contains("Exploitable");
    }

    @Test
    void aCoordinatorGetsProposalsToBill() {
        assertThat(act("take", "").status()).isEqualTo(200);
        assertThat(act("answer", answer("")).status()).isEqualTo(200);

        Response table = coordinator("/billing?from=" + MONTH + "&separator=semicolon", "text/csv");

        assertThat(text(table).lines().filter(line -> line.contains(avis.hex())))
                .hasSize(2);
        assertThat(text(table)).contains("proposition à vérifier;TE2;").doesNotContain("MARTIN");
        assertThat(code(coordinator("/billing?from=" + MONTH, "application/json"), 406))
                .isEqualTo("gateway.http.not-acceptable");
        assertThat(code(coordinator("/billing?from=2025-01&until=2026-01", "*/*"), 400))
                .isEqualTo("indicators.months");
        assertThat(code(send("GET", "/billing?from=" + MONTH, "", Map.of(), CERTIFICATE, Station.EXPERT.value()), 403))
                .isEqualTo("gateway.auth.not-allowed");
    }

    private static Json.Obj report() {
        return Canon.read(octets(asked("&_format=json", "*/*")));
    }

    private static Json.Obj month(Json.Obj report) {
        return report.array("summaries").objects().get(0);
    }

    /** The other tests' requests are counted too. */
    private static long counted(Json.Obj month, String part, String what, String name) {
        Json.Obj all = month.object(part);
        return all.has(what) && all.object(what).has(name) ? all.object(what).whole(name) : 0;
    }

    private static Response asked(String more, String accept) {
        Response answer = coordinator("/indicators?from=" + MONTH + more, accept);
        assertThat(answer.status()).as(text(answer)).isEqualTo(200);
        return answer;
    }

    private static Response coordinator(String target, String accept) {
        return send("GET", target, "", Map.of("Accept", accept), CERTIFICATE, Station.COORDINATOR.value());
    }

    private static byte[] octets(Response answer) {
        return text(answer).getBytes(StandardCharsets.UTF_8);
    }
}
