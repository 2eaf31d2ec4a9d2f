package org.passerelle.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.card.Cards.refuses;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.canon.Json;
import org.passerelle.card.CardRefusal;
import org.passerelle.card.LineProfile;

/** How people look for a line. */
class SearchTest {
    private static final Instant FRIDAY_AFTERNOON = Instant.parse("2026-11-20T15:30:00Z");

    private static final ListedLine DERMATO = Listed.named(
            "Avis de dermatologie",
            Json.object().put("specialty", "Dermatologie et vénéréologie").put("territory", codes("55", "54395")),
            Listed.usual("avis", null, 600));
    private static final ListedLine OEIL = Listed.named(
            "Ligne de l'œil",
            Json.object()
                    .put("territory", codes("2A"))
                    .put("targets", targets("routine", 1))
                    .put("capacity", 8),
            Listed.usual("avis", null, 90),
            Listed.usual("avis", "routine", 45));
    private static final ListedLine ANYWHERE =
            Listed.named("Avis gériatrique", Json.object().put("targets", targets("staff", 9)));

    private static List<ListedLine> found(Wanted wanted) {
        return Stream.of(DERMATO, OEIL, ANYWHERE)
                .filter(line -> wanted.matches(line.card()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"venerologie,false", "VÉNÉRÉOLOGIE,true", "venereologie dermato,true", "'  ',true"})
    void findsBySpecialtyWhateverTheAccents(String specialty, boolean dermato) {
        assertThat(found(new Wanted(specialty, null, null, null, null)).contains(DERMATO))
                .isEqualTo(dermato);
    }

    @Test
    void findsByTitleWhereTheCardNamesNoSpecialty() {
        assertThat(found(new Wanted("oeil", null, null, null, null))).containsExactly(OEIL);
        assertThat(found(new Wanted(null, null, null, "l’ŒIL exemple", null))).containsExactly(OEIL);
    }

    @ParameterizedTest
    @CsvSource({"55,true", "55029,true", "54,true", "54395,true", "54396,false", "57,false"})
    void findsByDepartementOrCommuneAndWhoeverIsThereForAll(String code, boolean dermato) {
        List<ListedLine> found = found(new Wanted(null, code, null, null, null));

        assertThat(found).contains(ANYWHERE).doesNotContain(OEIL);
        assertThat(found.contains(DERMATO)).isEqualTo(dermato);
    }

    @Test
    void findsByPathwayAndUrgency() {
        assertThat(found(new Wanted(null, null, "polygraphie", null, null))).isEmpty();
        assertThat(found(new Wanted(null, null, "avis", null, "staff"))).containsExactly(ANYWHERE);
        assertThat(found(Wanted.ANY)).hasSize(3);
    }

    @Test
    void putsTheEarliestDueDateFirst() {
        assertThat(ordered(ListedLine.Order.DUE, null)).containsExactly(DERMATO, OEIL, ANYWHERE);
        assertThat(OEIL.due(null, FRIDAY_AFTERNOON)).contains(Instant.parse("2026-11-23T15:30:00Z"));
        assertThat(ordered(ListedLine.Order.DUE, "routine")).startsWith(OEIL, DERMATO);
        assertThat(ANYWHERE.due("routine", FRIDAY_AFTERNOON)).isEmpty();
    }

    @Test
    void putsTheShortestUsualDelayFirstAndThoseOfWhomNobodyKnowsLast() {
        assertThat(ordered(ListedLine.Order.USUAL, null)).containsExactly(OEIL, DERMATO, ANYWHERE);
        assertThat(OEIL.usual("avis", null).orElseThrow().median()).isEqualTo(Duration.ofMinutes(90));
        assertThat(OEIL.usual("avis", "routine").orElseThrow().median()).isEqualTo(Duration.ofMinutes(45));
        assertThat(OEIL.usual("polygraphie", null)).isEmpty();
        assertThat(DERMATO.usual(null, "routine").orElseThrow().median()).isEqualTo(Duration.ofMinutes(600));
    }

    private static List<ListedLine> ordered(ListedLine.Order order, @Nullable String urgency) {
        return Stream.of(ANYWHERE, DERMATO, OEIL)
                .sorted(ListedLine.by(order, new Wanted(null, null, null, null, urgency), FRIDAY_AFTERNOON))
                .toList();
    }

    @Test
    void tellsWhenTheLineIsOpenNext() {
        assertThat(DERMATO.opening(FRIDAY_AFTERNOON)).contains(FRIDAY_AFTERNOON);
        assertThat(DERMATO.opening(Instant.parse("2026-11-20T17:00:00Z")))
                .contains(Instant.parse("2026-11-23T08:00:00Z"));
        assertThat(DERMATO.isOpen(FRIDAY_AFTERNOON)).isTrue();
        assertThat(Listed.named("x", Json.object().put("status", "closed")).isOpen(FRIDAY_AFTERNOON))
                .isFalse();
        assertThat(DERMATO.isOpen(DERMATO.card().base().validity().until())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0,1 min",
        "45,45 min",
        "60,1 h",
        "372,6 h 12",
        "365,6 h 05",
        "2879,47 h 59",
        "2880,2 jours",
        "2881,3 jours"
    })
    void saysADelayInWordsAndNeverLessThanItIs(int minutes, String words) {
        assertThat(UsualWords.within(Duration.ofMinutes(minutes))).isEqualTo(words);
    }

    @Test
    void saysOfWhichMonthsAndHowMany() {
        assertThat(UsualWords.of(Listed.usual("avis", null, 360)))
                .isEqualTo("une réponse sur deux en 6 h (octobre 2026, 34 réponses)");
        assertThat(UsualWords.of(
                        new Usual("avis", null, YearMonth.of(2026, 8), Listed.OCTOBER, Duration.ofMinutes(30), null)))
                .isEqualTo("une réponse sur deux en 30 min (août à octobre 2026)");
        assertThat(UsualWords.of(
                        new Usual("avis", null, YearMonth.of(2025, 12), YearMonth.of(2026, 2), Duration.ofDays(4), 5)))
                .isEqualTo("une réponse sur deux en 4 jours (décembre 2025 à février 2026, 5 réponses)");
    }

    @ParameterizedTest
    @CsvSource({"5,card.territory", "550290,card.territory", "AB,card.territory", "'55 ',card.territory"})
    void refusesATerritoryThatIsNoInseeCode(String code, String refusal) {
        refuses(
                CardRefusal.TERRITORY,
                () -> Listed.card(Json.object().put("territory", codes(code)).build()));
        assertThat(CardRefusal.TERRITORY.code()).isEqualTo(refusal);
    }

    @Test
    void aTerritoryHas200CodesAndACapacityHasBounds() {
        List<String> most = Stream.iterate(10_000, code -> code + 1)
                .limit(LineProfile.MOST_TERRITORIES)
                .map(String::valueOf)
                .toList();
        assertThat(Listed.card(Json.object().put("territory", Json.texts(most)).build())
                        .profile()
                        .territory())
                .hasSize(200);
        refuses(
                CardRefusal.TERRITORY,
                () -> new LineProfile(
                        null, Stream.concat(most.stream(), Stream.of("99999")).toList(), null));
        refuses(CardRefusal.TERRITORY, () -> new LineProfile(null, List.of("55", "55"), null));
        assertThat(new LineProfile(null, List.of(), 9_999).findCapacity()).contains(9_999);
        refuses(CardRefusal.NUMBER, () -> new LineProfile(null, List.of(), 10_000));
        refuses(CardRefusal.NUMBER, () -> new LineProfile(null, List.of(), 0));
    }

    private static Json.Array codes(String... codes) {
        return Json.texts(List.of(codes));
    }

    private static Json.Obj targets(String urgency, int days) {
        return Json.object()
                .put(
                        urgency,
                        Json.object()
                                .put("unit", "working-days")
                                .put("amount", days)
                                .build())
                .build();
    }
}
