package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.client.Exchange.Progress;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.party.MailAddress;

/** Mail that does not work is shown to people and loses nothing. */
class HealthTest {
    @TempDir
    Path folder;

    @Test
    void anAccountThatRefusesUsIsShownAsNotLoggedInUntilItLetsUsIn() {
        try (Rehearsal world = Rehearsal.begin(folder)) {
            var address = new MailAddress(Rehearsal.PRACTICE);
            world.mail().account(address, "un-autre");
            Exchange exchange = Asked.of(world).send();
            world.settle();

            Health refused = world.practice().health();
            assertThat(refused.loggedIn()).isFalse();
            assertThat(refused.well()).isFalse();
            assertThat(refused.sentence()).startsWith("Non connecté");
            assertThat(refused.waiting()).isEqualTo(1);
            assertThat(exchange.now().progress()).isEqualTo(Progress.WAITING);

            world.mail().account(address, "mot-de-passe-invente");
            world.advance(Duration.ofMinutes(30));
            assertThat(world.practice().health().well()).isTrue();
            assertThat(exchange.now().progress()).isEqualTo(Progress.RECEIVED);
        }
    }

    @Test
    void aServerThatIsAwayIsNoReasonNotToOpenAndNothingIsLost() {
        try (Rehearsal world = Rehearsal.begin(folder)) {
            world.mail().down();
            Exchange exchange = Asked.of(world).send();
            world.settle();
            Health away = world.practice().health();
            assertThat(away.well()).isFalse();
            assertThat(away.loggedIn()).isTrue();
            assertThat(away.sentence()).contains("ne répond pas");

            world.mail().up();
            world.advance(Duration.ofHours(1));
            assertThat(exchange.now().progress()).isEqualTo(Progress.RECEIVED);
            assertThat(world.practice().health().sentence()).isEqualTo("La messagerie fonctionne.");
        }
    }
}
