package org.passerelle.gateway.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Logins that wait for the provider's answer. */
class BegunTest {
    private Instant now = Instant.parse("2026-11-22T20:00:00Z");
    private final Begun begun = new Begun(() -> now, new Random(1));

    @Test
    void oneIsTakenOnceByTheBrowserThatBeganIt() {
        Begun.Login login = begun.begin("/worklist");
        assertThat(taken(login)).isTrue();
        assertThat(taken(login)).isFalse();

        Begun.Login other = begun.begin("/worklist");
        assertThat(begun.take(other.state(), login.browser())).isEmpty();
        assertThat(taken(other)).as("after a browser that was not its own").isFalse();
    }

    @Test
    void itWaitsForTenMinutes() {
        Begun.Login first = begun.begin("/");
        Begun.Login second = begun.begin("/");
        now = now.plus(Begun.LONGEST).minusNanos(1);
        assertThat(taken(first)).isTrue();
        now = now.plusNanos(1);
        assertThat(taken(second)).isFalse();
    }

    @Test
    void theOldestMakesRoom() {
        List<Begun.Login> logins = new ArrayList<>();
        for (int at = 0; at < Begun.MOST; at++) {
            logins.add(begun.begin("/"));
        }
        assertThat(taken(logins.get(0))).isTrue();
        begun.begin("/");
        assertThat(taken(logins.get(1))).as("as many as there may be").isTrue();
        begun.begin("/");
        begun.begin("/");
        assertThat(taken(logins.get(2))).as("one more").isFalse();
        assertThat(taken(logins.get(3))).isTrue();
    }

    private boolean taken(Begun.Login login) {
        return begun.take(login.state(), login.browser()).isPresent();
    }
}
