package org.passerelle.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.indicators.Invented.DECEMBER;
import static org.passerelle.indicators.Invented.NOVEMBER;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.indicators.measured.Ending;
import org.passerelle.indicators.measured.Kept;
import org.passerelle.indicators.measured.Part;

/** What a report says and how it is written. Three requests in November: two answered in time after 2 h and 3 h, one late and open. */
class ReportTest {
    private static final Instant NOW = Instant.parse("2027-01-31T12:00:00Z");

    @Test
    void countsAndSharesAndTimes() {
        Figures figures = report(Disclosure.INSIDE).summaries().get(0).figures();

        assertThat(figures.volume()).isEqualTo(new Figures.Volume(3, 3));
        assertThat(figures.of(Breakdowns.KEPT).orElseThrow())
                .containsEntry("met", 2L)
                .containsEntry("breached", 1L)
                .containsEntry("running", 0L);
        assertThat(figures.of(Rate.ALL.get(0))).contains(new Figures.Share(2, 3));
    }

    @ParameterizedTest
    @CsvSource({"2, 3, 66.7", "1, 3, 33.3", "1, 8, 12.5", "1, 2000, 0.1", "1, 2001, 0.0", "7, 7, 100.0", "0, 4, 0.0"})
    void percentHasOneDecimalHalvesRoundedUp(long numerator, long denominator, String percent) {
        assertThat(new Figures.Share(numerator, denominator).percent()).isEqualTo(percent);
    }

    @Test
    void theJsonIsCanonicalAndWhole() {
        Json.Obj json = Canon.read(Canon.octets(ReportJson.write(report(Disclosure.INSIDE))));
        Json.Obj november = json.array("summaries").objects().get(0);

        assertThat(json.text("type")).isEqualTo("passerelle/indicators/1");
        assertThat(json.text("asOf")).isEqualTo("2027-01-31T12:00:00.000Z");
        assertThat(november.whole("requests")).isEqualTo(3);
        assertThat(november.object("breakdowns").object("promise").whole("breached"))
                .isEqualTo(1);
        assertThat(november.object("rates").object("in-target").text("percent")).isEqualTo("66.7");
        assertThat(november.object("times").object("answer").object("gross").whole("p95Seconds"))
                .isEqualTo(10_800);
        assertThat(november.object("breakdowns").members()).hasSize(Breakdowns.ALL.size());
    }

    @Test
    void hiddenNumbersAreSaidToBeHidden() {
        Json.Obj json = ReportJson.write(report(Disclosure.OUTSIDE));
        String csv = ReportCsv.write(report(Disclosure.OUTSIDE), Csv.STANDARD);

        assertThat(json.array("summaries").objects().get(0).members().keySet())
                .containsExactlyInAnyOrder("line", "pathway", "month", "hidden");
        assertThat(csv.lines())
                .containsExactly(
                        "line,pathway,month,indicator,part,title,value,unit,numerator,denominator",
                        "dermatologie@chu-exemple.mssante.fr,avis,2026-11,requests,,Demandes,*,1,,");
    }

    @Test
    void theTableSpeaksToFrenchSpreadsheets() {
        String csv = ReportCsv.write(report(Disclosure.INSIDE), Csv.FRENCH);

        assertThat(csv).startsWith("\uFEFFline;pathway").endsWith("\r\n");
        assertThat(csv.lines())
                .contains(
                        "dermatologie@chu-exemple.mssante.fr;avis;2026-11;in-target;;Part dans le délai promis;66,7;%;2;3",
                        "dermatologie@chu-exemple.mssante.fr;avis;2026-11;time-answer-gross;median;Délai de réponse (brut), médiane;2,00;h;;",
                        "dermatologie@chu-exemple.mssante.fr;avis;2026-11;promise;breached;Délai promis : Dépassé;1;1;;");
    }

    @Test
    void aFieldIsNoFormulaAndBreaksNoLine() {
        assertThat(Csv.STANDARD.line(List.of("=1+1", "+33", "-1", "@a", "a,b", "say \"no\"", "two\nlines", "plain")))
                .isEqualTo("'=1+1,'+33,'-1,'@a,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",plain\r\n");
        assertThat(Csv.FRENCH.line(List.of("a,b", "a;b", "\tx"))).isEqualTo("a,b;\"a;b\";'\tx\r\n");
    }

    @Test
    void namesEveryNumberOnceAndEveryRateFromPartsThatThereAre() {
        Set<String> codes = new HashSet<>();
        for (Breakdown breakdown : Breakdowns.ALL) {
            assertThat(codes.add(breakdown.code())).as(breakdown.code()).isTrue();
            assertThat(breakdown.parts()).extracting(Part::code).doesNotHaveDuplicates();
        }
        for (Rate rate : Rate.ALL) {
            assertThat(rate.breakdown().parts())
                    .as(rate.code())
                    .extracting(Part::code)
                    .containsAll(rate.denominator());
            assertThat(rate.denominator()).as(rate.code()).containsAll(rate.numerator());
        }
    }

    @Test
    void holdsNothingThatNamesAPatient() {
        String json = new String(Canon.octets(ReportJson.write(report(Disclosure.INSIDE))), StandardCharsets.UTF_8);

        assertThat(json)
                .doesNotContain(Invented.of(2, NOVEMBER, Ending.OPEN, Kept.MET)
                        .patient()
                        .hex());
    }

    @Test
    void passesOverOtherMonths() {
        var collecting = new Collecting(NOVEMBER, NOVEMBER, Disclosure.INSIDE);
        collecting.add(Invented.of(1, DECEMBER, Ending.OPEN, Kept.RUNNING));
        collecting.add(Invented.of(1, NOVEMBER.minusMonths(1), Ending.OPEN, Kept.RUNNING));

        assertThat(collecting.report(NOW).summaries()).isEmpty();
    }

    private static Report report(Disclosure disclosure) {
        var collecting = new Collecting(NOVEMBER, NOVEMBER, disclosure);
        collecting.add(Invented.of(2, NOVEMBER, Ending.ANSWERED, Kept.MET, Duration.ofHours(2)));
        collecting.add(Invented.of(3, NOVEMBER, Ending.ANSWERED, Kept.MET, Duration.ofHours(3)));
        collecting.add(Invented.of(4, NOVEMBER, Ending.OPEN, Kept.BREACHED));
        return collecting.report(NOW);
    }
}
