package org.passerelle.canon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

class CanonTest {

    @Test
    void readsAsManyValuesAsAreAllowedAndNotOneMore() {
        // The object and its array are values too.
        assertThat(Canon.read(nulls(Canon.MOST_VALUES - 2)).array("a").items()).hasSize(Canon.MOST_VALUES - 2);
        assertThat(refused(nulls(Canon.MOST_VALUES - 1)).code()).isEqualTo(CanonRefusal.TOO_LARGE);
    }

    @Test
    void countsValuesForTheTypeThatIsRead() {
        byte[] document = octets("{\"a\":[1,2],\"type\":\"passerelle/test/1\"}");
        assertThat(Canon.read(document, "passerelle/test/1", Set.of(), 5).has("a"))
                .isTrue();
        var refused = catchThrowableOfType(Refused.class, () -> Canon.read(document, "passerelle/test/1", Set.of(), 4));
        assertThat(refused.code()).isEqualTo(CanonRefusal.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":SecretName}",
                "{\"SecretName\":1,\"SecretName\":2}",
                "{\"a\":\"SecretName\\q\"}",
                "{\"a\":99999999999999999999999999,\"SecretName\"}",
                "{\"a\":\"SecretName"
            })
    void saysWhereADocumentIsNotJsonAndNeverWhatItSays(String text) {
        Refused refused = refused(octets(text));
        assertThat(refused).hasNoCause();
        assertThat(refused.getMessage()).doesNotContain("SecretName");
        if (refused.code() == CanonRefusal.NOT_JSON) {
            assertThat(refused.refusal().facts()).containsKey(FactKey.OFFSET);
        }
    }

    private static byte[] nulls(int count) {
        return octets("{\"a\":[" + String.join(",", Collections.nCopies(count, "null")) + "]}");
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Refused refused(byte[] octets) {
        return catchThrowableOfType(Refused.class, () -> Canon.read(octets));
    }
}
