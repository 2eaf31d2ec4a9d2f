package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.party.Employee;
import org.passerelle.party.PersonId;
import org.passerelle.party.Professional;

/** A practice's software names its people, and a secretary files for the doctor who named them. */
class PeopleTest {
    private static final Professional DOCTOR = Invented.doctor();
    private static final Employee SECRETARY = new Employee(new PersonId("3550000029/7"), "ACCUEIL", "Sacha");

    @TempDir
    private Path folder;

    private Rehearsal world;
    private Practice practice;
    private People people;

    @BeforeEach
    void begin() {
        world = Rehearsal.begin(folder);
        practice = world.practice();
        people = practice.people();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void named() {
        people.add(DOCTOR, DOCTOR, People.Right.PROFESSIONAL, People.Right.COORDINATOR);
        people.add(SECRETARY, DOCTOR, People.Right.SECRETARY);
    }

    @Test
    void aPracticeThatNamedNobodyHasNone() {
        assertThat(people.all()).isEmpty();
        assertThat(people.version()).isZero();
        assertThatThrownBy(() -> Invented.avis(world).filedBy(SECRETARY).send())
                .hasMessageContaining("flow.not-delegated");
    }

    @Test
    void aSecretaryFilesARequestAndAStepAndTheStoryTellsIt() {
        named();
        assertThatThrownBy(() -> Invented.avis(world).filedBy(SECRETARY).send())
                .hasMessageContaining("flow.not-delegated");
        people.delegate(DOCTOR, SECRETARY);
        Exchange avis = Invented.avis(world).filedBy(SECRETARY).send();
        world.settle();
        assertThat(practice.exchanges()).hasSize(1);
        assertThat(avis.now().moments()).extracting(Exchange.Moment::kind).contains("filed");
        avis.now()
                .step("withdraw", DOCTOR)
                .put("reason", "Résolu.")
                .filedBy(SECRETARY)
                .send();
        people.endDelegation(DOCTOR, SECRETARY);
        assertThatThrownBy(() -> Invented.avis(world).filedBy(SECRETARY).send())
                .hasMessageContaining("flow.not-delegated");
    }

    @Test
    void whoIsNotNamedReadsNothing() {
        Exchange avis = Invented.avis(world).send();
        world.settle();
        named();
        Professional other = Invented.expert();
        assertThatThrownBy(() -> avis.now().opening(other)).hasMessageContaining("flow.not-a-member");
        assertThat(avis.now().opening(DOCTOR)).isPresent();
    }

    @Test
    void whatIsKeptOfThemIsShownAndChanged() {
        named();
        people.delegate(DOCTOR, SECRETARY);
        people.reach(SECRETARY, SECRETARY, "accueil@cabinet.test", null);
        people.quiet(SECRETARY, SECRETARY, LocalTime.of(20, 0), LocalTime.of(7, 0));
        people.away(SECRETARY, DOCTOR, LocalDate.of(2026, 12, 24), LocalDate.of(2027, 1, 3));
        People.Somebody desk = somebody(SECRETARY.id().value());
        assertThat(desk.mail()).contains("accueil@cabinet.test");
        assertThat(desk.away()).hasSize(1);
        assertThat(somebody("8" + DOCTOR.rpps().value()).delegates())
                .containsExactly(SECRETARY.id().number());
        people.back(SECRETARY, DOCTOR, LocalDate.of(2026, 12, 24));
        people.allow(SECRETARY, DOCTOR, People.Right.SECRETARY, People.Right.COORDINATOR);
        assertThat(somebody(SECRETARY.id().value()).away()).isEmpty();
        people.remove(DOCTOR, SECRETARY);
        assertThat(people.all()).hasSize(1);
        assertThat(people.version()).isEqualTo(9);
    }

    private People.Somebody somebody(String id) {
        return people.all().stream()
                .filter(one -> one.person().id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
