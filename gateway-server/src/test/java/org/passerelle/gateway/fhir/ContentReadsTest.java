package org.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.refusal.Refused;

/** A document in JSON stands in memory, so it has a limit; asked for as it is, it has none. */
class ContentReadsTest {
    @Test
    void eightMebibytesFitIntoJsonAndNotOneOctetMore() {
        assertThat(ContentReads.LARGEST_JSON).isEqualTo(8 * 1024 * 1024);
        assertThatCode(() -> ContentReads.requireFitsJson(ContentReads.LARGEST_JSON))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> ContentReads.requireFitsJson(ContentReads.LARGEST_JSON + 1L))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(HttpRefusal.NOT_ACCEPTABLE));
    }
}
