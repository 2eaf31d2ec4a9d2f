package org.passerelle.specs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.client.Exchange;
import org.passerelle.client.testing.Adversity;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.Refused;

/** Two people act at once on two sides of a mail server: whichever letter comes first, both traces end alike. */
class CrossingStepsTest {
    private static final MailAddress TO_THE_LINE = new MailAddress(Rehearsal.LINE);

    @TempDir
    private Path folder;

    private Rehearsal world;

    @BeforeEach
    void begin() {
        world = Rehearsal.begin(folder);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void withdrawnWhileItWasTaken() {
        Exchange avis = ask();
        slow(TO_THE_LINE);
        avis.now().withdraw(Invented.doctor(), "Vue ailleurs.");
        world.settle();
        world.hospital().take(avis.id());
        world.settle();
        assertThat(avis.now().pending()).containsExactly("withdraw");
        world.advance(Duration.ofHours(2));

        agree(avis, "withdrawn");
        assertThat(Decisions.made(world.hospital(), avis.id()))
                .containsExactly("request", "clock-started", "take", "withdraw", "clock-stopped");
    }

    @Test
    void takenTooLateAfterTheWithdrawalArrived() {
        Exchange avis = ask();
        avis.now().withdraw(Invented.doctor(), "Vue ailleurs.");
        world.settle();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> world.hospital().take(avis.id()))
                .satisfies(refused -> assertThat(refused.code().code()).startsWith("exchange."));
        world.settle();

        agree(avis, "withdrawn");
    }

    @Test
    void answeredWhileTheInformationWasOnItsWay() {
        Exchange avis = asked();
        slow(TO_THE_LINE);
        avis.now().supply(Invented.doctor(), "Six mois.").send();
        world.settle();
        world.hospital().answer(avis.id(), "Surveillance à trois mois.");
        world.settle();
        assertThat(avis.now().state()).isEqualTo("answered");
        world.advance(Duration.ofHours(2));

        agree(avis, "answered");
        assertThat(Decisions.made(world.hospital(), avis.id())).endsWith("clock-stopped", "step-refused");
        assertThat(avis.now().pending()).isEmpty();
    }

    @Test
    void answeredAfterTheInformationCame() {
        Exchange avis = asked();
        avis.now().supply(Invented.doctor(), "Six mois.").send();
        world.settle();
        world.hospital().answer(avis.id(), "Surveillance à trois mois.");
        world.settle();

        agree(avis, "answered");
        assertThat(Decisions.made(world.hospital(), avis.id())).doesNotContain("step-refused");
    }

    private void slow(MailAddress recipient) {
        world.mail()
                .rule(crossing -> crossing.recipients().contains(recipient)
                                && crossing.from().isPresent()
                        ? new Adversity.Late(Duration.ofHours(1))
                        : new Adversity.None());
    }

    private Exchange asked() {
        Exchange avis = ask();
        world.hospital().take(avis.id());
        world.hospital().ask(avis.id(), "Depuis quand ?");
        world.settle();
        return avis;
    }

    private Exchange ask() {
        Exchange avis = Invented.avis(world).send();
        world.settle();
        return avis;
    }

    private void agree(Exchange avis, String state) {
        assertThat(world.hospital().state(avis.id())).isEqualTo(state);
        assertThat(avis.now().state()).isEqualTo(state);
        assertThat(Decisions.told(avis)).isEqualTo(Decisions.made(world.hospital(), avis.id()));
    }
}
