package org.passerelle.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.passerelle.card.Cards.refuses;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.canon.Canon;
import org.passerelle.canon.CanonRefusal;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.card.CardRefusal;
import org.passerelle.card.Cards;
import org.passerelle.party.StructureId;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** What a catalogue may be, and what is refused of it. */
class CatalogueReaderTest {
    private static final Instant NOW = Listed.NOW;
    private static final Json.Obj GOOD = Listed.catalogue(
                    7, NOW, new Catalogue.Entry(new byte[] {0x30, 1}, List.of(Listed.usual("avis", "routine", 372))))
            .document();

    @Test
    void readsACatalogueBackByteForByteAndKeepsWhatItDoesNotKnow() {
        byte[] octets = Canon.octets(GOOD.with("later", Json.text("signals")));

        Catalogue read = CatalogueReader.read(octets);

        assertThat(read.octets()).isEqualTo(octets);
        assertThat(read.hash()).isEqualTo(Sha256.hash(octets));
        assertThat(read.entries().get(0).usual()).containsExactly(Listed.usual("avis", "routine", 372));
    }

    @Test
    void refusesAMemberThatItMustKnowAndDoesNot() {
        refuses(CanonRefusal.CRITICAL, () -> read(GOOD.with("crit", Json.texts(List.of("later")))));
        refuses(CanonRefusal.VERSION, () -> read(GOOD.with("type", Json.text("passerelle/catalogue/2"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "number     | 0    | catalogue.number",
                "validUntil | '2026-11-20T15:30:00.000Z' | catalogue.validity",
                "validUntil | '2027-02-20T15:30:00.001Z' | catalogue.validity",
                "issuedAt   | '2026-11-20T15:30:00Z'     | canon.member-type",
            })
    void refusesANumberOrADateThatCannotBe(String member, String value, String code) {
        Json wrong = member.equals("number") ? new Json.Whole(Long.parseLong(value)) : Json.text(value);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> read(GOOD.with(member, wrong)))
                .satisfies(refused -> assertThat(refused.code().code()).isEqualTo(code));
    }

    @Test
    void isBelievedFor92DaysAtMost() {
        assertThat(read(GOOD.with("validUntil", Json.text("2027-02-20T15:30:00.000Z")))
                        .until())
                .isEqualTo(NOW.plus(Duration.ofDays(92)));
    }

    @Test
    void holds200LinesAndNoCardTwice() {
        List<Catalogue.Entry> entries = new ArrayList<>();
        for (int place = 0; place < Catalogue.MOST_LINES; place++) {
            entries.add(new Catalogue.Entry(new byte[] {0x30, (byte) place, (byte) (place >> 8)}, List.of()));
        }
        Catalogue full = Listed.catalogue(1, NOW, entries.toArray(new Catalogue.Entry[0]));
        assertThat(CatalogueReader.read(full.octets()).entries()).hasSize(200);
        entries.add(Listed.entry(1));
        refuses(CatalogueRefusal.LINES, () -> Listed.catalogue(1, NOW, entries.toArray(new Catalogue.Entry[0])));
        refuses(CatalogueRefusal.LINES, () -> Listed.catalogue(1, NOW, Listed.entry(1), Listed.entry(1)));
    }

    @Test
    void aCardHas256KibibytesAtMostAndTheWholeFourMebibytes() {
        var largest = new Catalogue.Entry(new byte[CatalogueReader.LARGEST_CARD], List.of());
        assertThat(largest.card()).hasSize(262_144);
        refuses(CatalogueRefusal.LINES, () -> new Catalogue.Entry(new byte[262_145], List.of()));
        List<Catalogue.Entry> entries = new ArrayList<>();
        for (int place = 0; place < 12; place++) {
            byte[] card = new byte[CatalogueReader.LARGEST_CARD];
            card[0] = (byte) place;
            entries.add(new Catalogue.Entry(card, List.of()));
        }
        refuses(CatalogueRefusal.TOO_LARGE, () -> Listed.catalogue(1, NOW, entries.toArray(new Catalogue.Entry[0])));
        refuses(CatalogueRefusal.TOO_LARGE, () -> CatalogueReader.read(new byte[CatalogueReader.LARGEST + 1]));
        refuses(CanonRefusal.NOT_JSON, () -> CatalogueReader.read(new byte[CatalogueReader.LARGEST]));
    }

    @ParameterizedTest
    @CsvSource({"4,false", "5,true", "10000000,true", "10000001,false"})
    void tellsNoDelayOfFewerThanFiveAnswers(int answers, boolean allowed) {
        Json.Obj usual = one().with("answers", new Json.Whole(answers));
        if (allowed) {
            assertThat(read(with(usual)).entries().get(0).usual().get(0).answers())
                    .isEqualTo(answers);
        } else {
            refuses(CatalogueRefusal.USUAL, () -> read(with(usual)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "minutes,-1",
        "minutes,5256001",
        "from,2026-13",
        "from,2026-11",
        "from,2024-10",
        "until,2026-1",
        "pathway,Avis",
        "urgency,''"
    })
    void refusesAUsualDelayThatIsNone(String member, String value) {
        Json wrong = member.equals("minutes") ? new Json.Whole(Long.parseLong(value)) : Json.text(value);

        refuses(CatalogueRefusal.USUAL, () -> read(with(one().with(member, wrong))));
    }

    @Test
    void aUsualDelaySpansTwoYearsAtMost() {
        assertThat(read(with(one().with("from", Json.text("2024-11"))))
                        .entries()
                        .get(0)
                        .usual()
                        .get(0)
                        .from())
                .isEqualTo(YearMonth.of(2024, 11));
        assertThat(new Usual("avis", null, Listed.OCTOBER, Listed.OCTOBER, Usual.LONGEST, null).median())
                .isEqualTo(Duration.ofDays(3650));
        refuses(
                CatalogueRefusal.USUAL,
                () -> new Usual("avis", null, Listed.OCTOBER, Listed.OCTOBER, Duration.ofSeconds(61), null));
    }

    @Test
    void neverGoesBack() {
        Catalogue.Head held = Listed.catalogue(7, NOW, Listed.entry(1)).head();

        assertThat(Listed.catalogue(8, NOW, Listed.entry(2)).follows(held)).isTrue();
        assertThat(Listed.catalogue(7, NOW, Listed.entry(1)).follows(held)).isFalse();
        refuses(
                CatalogueRefusal.OLDER,
                () -> Listed.catalogue(6, NOW.plusSeconds(60), Listed.entry(2)).follows(held));
        refuses(
                CatalogueRefusal.OLDER,
                () -> Listed.catalogue(8, NOW.minusMillis(1), Listed.entry(2)).follows(held));
        refuses(
                CatalogueRefusal.FORKED,
                () -> Listed.catalogue(7, NOW, Listed.entry(2)).follows(held));
    }

    @Test
    void isBelievedFromItsIssueToItsEnd() {
        Catalogue catalogue = Listed.catalogue(7, NOW, Listed.entry(1));

        catalogue.requireCurrent(NOW.minus(Duration.ofMinutes(5)));
        catalogue.requireCurrent(catalogue.until().minusMillis(1));
        refuses(
                CatalogueRefusal.NOT_YET,
                () -> catalogue.requireCurrent(NOW.minus(Duration.ofMinutes(5)).minusMillis(1)));
        refuses(CatalogueRefusal.EXPIRED, () -> catalogue.requireCurrent(catalogue.until()));
    }

    @Test
    void aPublisherThatWasSetBackGoesOnAboveWhatReadersSaw() {
        long now = NOW.getEpochSecond() / 60;

        assertThat(Catalogue.number(0, NOW)).isEqualTo(now);
        assertThat(Catalogue.number(now - 9, NOW)).isEqualTo(now);
        assertThat(Catalogue.number(now, NOW)).isEqualTo(now + 1);
    }

    @Test
    void leavesOutTheCardsThatDoNotHoldAndKeepsTheOthers() {
        Catalogue catalogue =
                Listed.catalogue(7, NOW, Listed.entry(1), Listed.entry(2), Listed.entry(3), Listed.entry(4));
        var signature = new JudgedCatalogue.Signed(catalogue.octets(), Cards.HOSPITAL.structure(), Cards.SIGN.hash());
        StructureId hospital = Cards.HOSPITAL.structure();

        JudgedCatalogue judged = JudgedCatalogue.judge(signature, cms -> switch (cms[1]) {
            case 1 -> throw Refusal.of(CardRefusal.KEYS).refused();
            case 2 ->
                new JudgedCatalogue.Signed(Cards.line().octets(), new StructureId("1550000099"), Cards.SIGN.hash());
            case 3 -> new JudgedCatalogue.Signed(Cards.line().octets(), hospital, Cards.ENCRYPT.hash());
            default -> new JudgedCatalogue.Signed(Cards.line().octets(), hospital, Cards.SIGN.hash());
        });

        assertThat(judged.lines()).extracting(ListedLine::card).containsExactly(Cards.line());
        assertThat(judged.leftOut())
                .containsExactly(CardRefusal.KEYS, CardRefusal.OTHER_ISSUER, CardRefusal.OTHER_ISSUER);
    }

    @Test
    void refusesACatalogueThatAnotherSignedThanItsPublisher() {
        byte[] octets = Listed.catalogue(7, NOW).octets();
        var signature = new JudgedCatalogue.Signed(octets, new StructureId("1550000099"), Cards.SIGN.hash());

        refuses(CatalogueRefusal.NOT_PUBLISHER, () -> JudgedCatalogue.judge(signature, cms -> signature));
    }

    private static Json.Obj one() {
        return GOOD.array("lines").objects().get(0).array("usual").objects().get(0);
    }

    private static Json.Obj with(Json.Obj usual) {
        Json.Obj line = GOOD.array("lines").objects().get(0).with("usual", Json.array(List.of(usual)));
        return GOOD.with("lines", Json.array(List.of(line)));
    }

    private static Catalogue read(Json.Obj document) {
        return CatalogueReader.read(Canon.octets(document));
    }
}
