package org.passerelle.canon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.refusal.Refused;

class InstantsTest {

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01T00:00:00.000Z", "2026-11-21T09:00:00.000Z", "9999-12-31T23:59:59.999Z"})
    void readsWhatItWrites(String text) {
        assertThat(Instants.format(Instants.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-001-01-01T00:00:00.000Z",
                "+10000-01-01T00:00:00.000Z",
                "-1000000000-01-01T00:00:00.000Z",
                "+1000000000-12-31T23:59:59.999Z",
                "9999-12-31T24:00:00.000Z",
                "2026-11-21T09:00:00.00Z",
                "2026-11-21T09:00:00.0000Z",
                "2026-11-21T09:00:60.000Z",
                "2026-02-30T09:00:00.000Z",
                "2026-11-21t09:00:00.000z",
                "\u0662026-11-21T09:00:00.00Z",
                "2026-11-21T09:00:00.0+1Z"
            })
    void refusesEveryOtherFormWithoutQuotingIt(String text) {
        var refused = catchThrowableOfType(Refused.class, () -> Instants.parse(text));
        assertThat(refused.code()).isEqualTo(CanonRefusal.MEMBER_TYPE);
        assertThat(refused).hasNoCause();
    }
}
