package org.passerelle.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.passerelle.gateway.session.Invitations.Times;
import org.passerelle.refusal.Refused;

class InvitationsTest {
    private static final Duration LASTING = Duration.ofMinutes(10);

    @Test
    void theOldestLinkMakesRoomForOneTooMany() {
        var invitations = new Invitations(() -> Instant.EPOCH, new Random(1));
        String first = invitations.make("first", LASTING, Times.ANY);
        for (int more = 1; more < Invitations.MOST; more++) {
            invitations.make("other", LASTING, Times.ANY);
        }
        assertThat(invitations.take(first)).isEqualTo("first");
        invitations.make("other", LASTING, Times.ANY);
        assertThatThrownBy(() -> invitations.take(first)).isInstanceOf(Refused.class);
    }
}
