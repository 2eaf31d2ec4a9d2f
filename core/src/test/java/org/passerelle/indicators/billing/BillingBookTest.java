package org.passerelle.indicators.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passerelle.indicators.Csv;
import org.passerelle.indicators.measured.Journal;
import org.passerelle.indicators.measured.PatientKeys;
import org.passerelle.party.Professional;
import org.passerelle.pathway.AvisContent;

/** What is proposed of an avis: a TE2 of who answered and an RQD of who asked, with what to look at. */
class BillingBookTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private final BillingBook book = new BillingBook(Tariffs.shipped(), new PatientKeys(new SecureRandom()));

    @Test
    void anAnsweredAvisIsOneActOfEachSide() {
        take(answered(1, 1, "2026-11-23T09:00:00Z", "2026-11-24T08:00:00Z"));

        List<BillLine> lines = book.lines(NOVEMBER, NOVEMBER);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .returns(Act.RQD, BillLine::act)
                .returns(LocalDate.of(2026, 11, 23), BillLine::day)
                .returns("10.00", BillLine::euros)
                .returns(Journal.GP.rpps(), BillLine::person)
                .returns("G15_10", BillLine::profession)
                .returns(Set.of(), BillLine::notices);
        assertThat(lines.get(1))
                .returns(Act.TE2, BillLine::act)
                .returns(LocalDate.of(2026, 11, 24), BillLine::day)
                .returns("23.00", BillLine::euros)
                .returns(Journal.DERMATOLOGIST.rpps(), BillLine::person)
                .returns(1, BillLine::ofYear)
                .returns(Set.of(Notice.OUTPATIENT_ONLY), BillLine::notices);
    }

    @Test
    void whatWasNotAnsweredIsNothing() {
        take(Journal.requested(1, "2026-11-23T09:00:00Z").step("take", "2026-11-23T10:00:00Z"));

        assertThat(book.lines(NOVEMBER, NOVEMBER)).isEmpty();
    }

    /** Asked on 31 December 2025, answered at 00:30 of New Year's Day in Paris: the new tariff, by the answer's day. */
    @Test
    void theTariffIsThatOfTheActsDayInTheLinesTimeZone() {
        take(answered(1, 1, "2025-12-31T20:00:00Z", "2025-12-31T22:59:59Z"));
        take(answered(2, 2, "2025-12-31T20:00:00Z", "2025-12-31T23:00:00Z"));

        List<BillLine> acts = te2(YearMonth.of(2025, 12), YearMonth.of(2026, 1));

        assertThat(acts).extracting(BillLine::euros).containsExactly("20.00", "23.00");
        assertThat(acts)
                .extracting(BillLine::day)
                .containsExactly(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 1, 1));
    }

    @Test
    void theFifthOfAYearIsToldAndTheNextYearBeginsAnew() {
        for (int month = 1; month <= 5; month++) {
            String day = "2026-0" + month + "-12T";
            take(answered(month, 1, day + "09:00:00Z", day + "15:00:00Z"));
        }
        take(answered(6, 2, "2026-05-13T09:00:00Z", "2026-05-13T15:00:00Z"));
        take(answered(7, 1, "2027-01-12T09:00:00Z", "2027-01-12T15:00:00Z"));

        List<BillLine> may = book.lines(YearMonth.of(2026, 5), YearMonth.of(2026, 5));
        List<BillLine> april = book.lines(YearMonth.of(2026, 4), YearMonth.of(2026, 4));
        List<BillLine> next = book.lines(YearMonth.of(2027, 1), YearMonth.of(2027, 1));

        assertThat(may).extracting(BillLine::ofYear).containsExactly(5, 5, 1, 1);
        assertThat(may)
                .filteredOn(line -> line.notices().contains(Notice.OVER_FOUR))
                .extracting(BillLine::act)
                .containsExactly(Act.RQD, Act.TE2);
        assertThat(april).extracting(BillLine::ofYear).containsExactly(4, 4);
        assertThat(april).noneMatch(line -> line.notices().contains(Notice.OVER_FOUR));
        assertThat(next).extracting(BillLine::ofYear).containsExactly(1, 1);
    }

    @Test
    void twoActsOfOneDayAreNotCumulable() {
        take(answered(1, 1, "2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z"));
        take(answered(2, 1, "2026-11-23T11:00:00Z", "2026-11-23T12:00:00Z"));
        take(answered(3, 1, "2026-11-24T11:00:00Z", "2026-11-24T12:00:00Z"));

        assertThat(te2(NOVEMBER, NOVEMBER))
                .extracting(line -> line.notices().contains(Notice.SAME_DAY))
                .containsExactly(false, true, false);
    }

    @Test
    void anUnknownProfessionIsSaidAndOneThatCannotBillHasNoLine() {
        take(answeredBy(1, null));
        take(answeredBy(2, "SM15"));
        take(answeredBy(3, "G15_60"));

        assertThat(te2(NOVEMBER, NOVEMBER)).hasSize(2).allSatisfy(line -> {
            assertThat(line.findProfession()).isEmpty();
            assertThat(line.notices()).contains(Notice.PROFESSION_UNKNOWN);
        });
    }

    /** Only a doctor or a midwife may answer a téléexpertise: who asked is told where somebody else did. */
    @Test
    void whoAskedIsToldWhereNeitherADoctorNorAMidwifeAnswered() {
        take(answeredBy(1, "G15_10/SM15"));
        take(answeredBy(2, "G15_50"));
        take(answeredBy(3, "G15_60"));
        take(answeredBy(4, null));

        assertThat(book.lines(NOVEMBER, NOVEMBER).stream().filter(line -> line.act() == Act.RQD))
                .extracting(BillLine::notices)
                .containsExactlyInAnyOrder(
                        Set.of(), Set.of(), Set.of(Notice.ANSWERED_BY_OTHER), Set.of(Notice.ANSWERER_UNKNOWN));
        assertThat(te2(NOVEMBER, NOVEMBER))
                .allSatisfy(line ->
                        assertThat(line.notices()).doesNotContain(Notice.ANSWERED_BY_OTHER, Notice.ANSWERER_UNKNOWN));
    }

    @Test
    void theTableSaysThatItDecidesNothing() {
        take(answered(1, 1, "2026-11-23T09:00:00Z", "2026-11-24T08:00:00Z"));

        String csv = BillingCsv.write(te2(NOVEMBER, NOVEMBER), Csv.FRENCH);

        assertThat(csv).startsWith("\uFEFFstatus;act;title;date;amount;");
        assertThat(csv.lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("proposition à vérifier;TE2;Téléexpertise (requis);2026-11-24;23,00;EUR;10000000002;G15_10;"
                        + "dermatologie@chu-exemple.mssante.fr;")
                .endsWith(";1;outpatient-only;Établissement : seulement pour l'activité externe.");
        assertThat(csv).doesNotContain("ESSAI-");
    }

    private List<BillLine> te2(YearMonth from, YearMonth until) {
        return book.lines(from, until).stream()
                .filter(line -> line.act() == Act.TE2)
                .toList();
    }

    private void take(Journal journal) {
        book.add(journal.events(), Journal.AVIS, Journal.PARIS);
    }

    private static Journal answered(int exchange, int patient, String asked, String answered) {
        return Journal.requested(exchange, patient, "ordinary", asked)
                .step("take", answered)
                .answer(answered);
    }

    private static Journal answeredBy(int patient, @Nullable String specialty) {
        Professional expert = Journal.DERMATOLOGIST;
        var other = new Professional(expert.rpps(), "EXEMPLE", "Paul", specialty, null);
        return Journal.requested(patient, "2026-11-23T09:00:00Z")
                .step("take", "2026-11-23T10:00:00Z")
                .step("answer", AvisContent.answer("advice-only"), "2026-11-23T11:00:00Z", other);
    }
}
