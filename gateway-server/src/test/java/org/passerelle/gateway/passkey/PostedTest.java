package org.passerelle.gateway.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.refusal.Refused;

/** How long what a page posts of a passkey may be. */
class PostedTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                Posted.MOST_CLIENT,
                Posted.MOST_SAID,
                Posted.MOST_SIGNATURE,
                Posted.MOST_HANDLE,
                Posted.MOST_ATTESTATION
            })
    void readsTheMostOctetsAndNotOneMore(int most) {
        assertThat(Posted.octets(written(most), most)).hasSize(most);
        assertRefused(written(most + 1), most);
        assertRefused(written(most + 2), most);
    }

    @Test
    void nothingAndWhatIsNoBase64AreRefused() {
        assertRefused("", 8);
        assertRefused("+/==", 8);
        assertRefused("A", 8);
    }

    private static String written(int octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[octets]);
    }

    private static void assertRefused(String base64, int most) {
        assertThatThrownBy(() -> Posted.octets(base64, most))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().is(PasskeyRefusal.FORM))
                                .isTrue());
    }
}
