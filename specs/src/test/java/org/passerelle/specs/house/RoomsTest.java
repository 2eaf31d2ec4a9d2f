package org.passerelle.specs.house;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may import whom: the house is in order, and a house that is not is found out. */
class RoomsTest {
    private static final String CROSSED = House.FIXTURES + ".crossed";

    @Test
    void everyRoomImportsOnlyWhatItsRowAllows() {
        assertThat(House.classes()).isNotEmpty();
        assertThat(House.rooms().violations(House.classes(), House.ROOT)).isEmpty();
    }

    @Test
    void everyRowIsThatOfARoom() {
        Set<String> inhabited = new TreeSet<>();
        House.classes()
                .forEach(each ->
                        House.rooms().roomOf(each.getPackageName(), House.ROOT).ifPresent(inhabited::add));

        assertThat(House.rooms().rows().keySet()).isEqualTo(inhabited);
    }

    @Test
    void noPackagesImportEachOtherInACircle() {
        noCycle(House.ROOT).check(House.classes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a domain room that knows SQL       | room sla may not import library sql",
                "a domain room that knows a neighbour | room sla may not import room ledger",
                "a room of core that knows the gateway | room flow may not import room gateway",
                "an adapter that knows another      | room mail may not import room store",
                "a library that nobody named        | room media may not import unnamed library org.junit.jupiter.api.Test",
                "a room without a row               | " + CROSSED + ".helpers has no row in rooms.txt",
                "a neighbour of client without a row | " + CROSSED + ".client.helpers has no row in rooms.txt",
            })
    void findsWhatIsForbidden(String what, String violation) {
        List<String> found = House.rooms().violations(House.fixture("crossed"), CROSSED);

        assertThat(found).as(what).anySatisfy(each -> assertThat(each).startsWith(violation));
    }

    @Test
    void findsNothingButWhatIsForbidden() {
        assertThat(House.rooms().violations(House.fixture("crossed"), CROSSED)).hasSize(7);
        String orderly = House.FIXTURES + ".orderly";
        assertThat(House.rooms().violations(House.fixture("orderly"), orderly)).isEmpty();
    }

    @Test
    void findsPackagesThatImportEachOther() {
        assertThatThrownBy(() -> noCycle(House.FIXTURES + ".circle").check(House.fixture("circle")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Cycle detected");
    }

    @ParameterizedTest
    @CsvSource({"exchange, nowhere", "exchange, +nowhere"})
    void refusesATableThatNamesWhatNoLineDeclares(String room, String imported) {
        assertThatThrownBy(() -> Rooms.parse(List.of(room + " : " + imported)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noTwoAdaptersAreAllowedToImportEachOther() {
        var adapters = List.of("store", "mail", "blob");
        var rooms = House.rooms().rows();
        for (String adapter : adapters) {
            assertThat(rooms.get(adapter).rooms()).doesNotContainAnyElementsOf(adapters);
        }
    }

    private static ArchRule noCycle(String root) {
        return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
    }
}
