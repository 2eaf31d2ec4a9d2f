package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.indicators.Csv;
import org.passerelle.indicators.IndicatorRefusal;
import org.passerelle.indicators.billing.Act;
import org.passerelle.indicators.billing.BillLine;
import org.passerelle.indicators.billing.BillingCsv;
import org.passerelle.indicators.billing.Notice;
import org.passerelle.refusal.Refused;

/** Who asks for a téléexpertise bills the request: their own software proposes it, once it was answered. */
class BillsTest {
    private static final YearMonth MONTH = YearMonth.from(Rehearsal.START.atZone(ZoneId.of("Europe/Paris")));

    @TempDir
    Path folder;

    private Rehearsal world;

    @BeforeEach
    void begin() {
        world = Rehearsal.begin(folder);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void anAnsweredRequestIsProposedToWhoAsked() {
        Exchange exchange = Asked.of(world).send();
        world.settle();
        assertThat(world.practice().bills(MONTH, MONTH)).isEmpty();

        world.hospital().answer(exchange.id(), "Surveillance à trois mois.");
        world.settle();

        assertThat(world.practice().bills(MONTH, MONTH))
                .singleElement()
                .returns(Act.RQD, BillLine::act)
                .returns("10.00", BillLine::euros)
                .returns(Invented.doctor().rpps(), BillLine::person)
                .returns(exchange.id(), line -> line.exchange().hex())
                .returns(1, BillLine::ofYear)
                .returns(Set.of(Notice.PROFESSION_UNKNOWN), BillLine::notices);
        assertThat(world.practice().bills(MONTH.plusMonths(1), MONTH.plusMonths(1)))
                .isEmpty();
    }

    @Test
    void theTableIsThatOfTheHospital() {
        Exchange exchange = Asked.of(world).send();
        world.settle();
        world.hospital().answer(exchange.id(), "Surveillance à trois mois.");
        world.settle();

        List<BillLine> bills = world.practice().bills(MONTH, MONTH);

        assertThat(BillingCsv.write(bills, Csv.FRENCH).lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("proposition à vérifier;RQD;")
                .contains(";10,00;EUR;10000000001;", exchange.id());
    }

    @Test
    void moreThanAYearIsRefused() {
        assertThat(world.practice().bills(MONTH, MONTH.plusMonths(11))).isEmpty();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> world.practice().bills(MONTH, MONTH.plusMonths(12)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(IndicatorRefusal.MONTHS));
    }
}
