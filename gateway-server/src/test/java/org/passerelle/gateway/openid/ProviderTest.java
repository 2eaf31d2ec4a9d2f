package org.passerelle.gateway.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** A provider that does not answer keeps nobody waiting twice. */
class ProviderTest {
    private Instant now = Instant.parse("2026-11-22T20:00:00Z");
    private int asked;
    private final Provider provider = new Provider(URI.create("https://wallet.test/realm"), new Silent(), () -> now);

    private void refused() {
        assertThatThrownBy(provider::published)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(OpenIdRefusal.PROVIDER));
    }

    @Test
    void itIsNotAskedAgainBeforeAWhile() {
        refused();
        now = now.plus(Provider.AFTER_SILENCE).minusMillis(1);
        refused();
        assertThat(asked).isEqualTo(1);
        now = now.plusMillis(1);
        refused();
        assertThat(asked).isEqualTo(2);
    }

    private final class Silent implements Fetcher {
        @Override
        public boolean allows(URI uri) {
            return true;
        }

        @Override
        public byte[] fetch(Order order) {
            asked++;
            throw Refusal.of(OpenIdRefusal.PROVIDER).refused();
        }
    }
}
