package org.passerelle.specs.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A forbidden call is refused with what to use instead. */
class ForbiddenApisTest {

    @ParameterizedTest
    @ValueSource(strings = {"forbidden-apis.txt", "forbidden-outside-wiring.txt", "forbidden-in-tests.txt"})
    void everyForbiddenThingSaysWhatToUseInstead(String file) {
        List<String> signatures = House.lines(House.FOLDER.resolve(".config").resolve(file)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("@"))
                .toList();

        assertThat(signatures).isNotEmpty().allMatch(line -> line.matches("\\S.* @ use .*instead.*"));
    }
}
