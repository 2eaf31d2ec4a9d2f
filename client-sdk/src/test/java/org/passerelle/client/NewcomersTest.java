package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.client.Practice.Newcomer;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.refusal.Refused;

/** A cardiologist in town, whom the practice knows only as a line, introduces the surgery behind it, over real mail protocols. */
class NewcomersTest {
    @TempDir
    Path folder;

    private Rehearsal world;
    private Practice specialist;

    @BeforeEach
    void open() {
        world = Rehearsal.begin(folder);
        world.practice();
        specialist = world.join(Practice.open(world.specialist()));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aNewcomerIsListedChallengedAndKnown() {
        assertThat(world.practice().newcomers()).isEmpty();
        Newcomer newcomer = introduced();
        assertThat(newcomer.address()).isEqualTo(Rehearsal.SPECIALIST);
        assertThat(newcomer.structure()).matches("[0-9]+");
        assertThat(newcomer.challengedAt()).isEmpty();
        assertThat(alarms()).containsExactly("card.first-use");

        world.practice().challenge(newcomer);
        assertThat(world.practice().newcomers().get(0).challengedAt()).contains(world.now());
        assertRefused("flow.written-today", () -> world.practice().challenge(newcomer));
        world.settle();
        assertThat(world.practice().newcomers()).isEmpty();
        assertRefused("flow.unknown-newcomer", () -> world.practice().challenge(newcomer));
        assertThat(world.practice().apart(10)).isEmpty();
        assertThat(specialist.apart(10)).isEmpty();
    }

    @Test
    void aPersonConfirmsOneWhoStaysKnownAfterARestart() {
        Newcomer newcomer = introduced();
        world.practice().confirm(newcomer, "Camille Exemple", "secrétaire", world.now());
        assertThat(world.practice().newcomers()).isEmpty();
        world.restartPractice();
        assertThat(world.practice().newcomers()).isEmpty();
        assertRefused("flow.unknown-newcomer", () -> world.practice().challenge(newcomer));
    }

    @Test
    void oneIntroductionADay() {
        introduced();
        assertRefused("flow.written-today", () -> specialist.introduce(Rehearsal.PRACTICE));
        assertRefused("flow.own-address", () -> specialist.introduce(Rehearsal.SPECIALIST_LINE));
    }

    private Newcomer introduced() {
        specialist.introduce(Rehearsal.PRACTICE);
        world.settle();
        assertThat(world.practice().newcomers()).hasSize(1);
        return world.practice().newcomers().get(0);
    }

    private List<String> alarms() {
        return world.practice().health().alarms().stream().map(AlarmRow::code).toList();
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code().code()).isEqualTo(code));
    }
}
