package org.passerelle.specs.killed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.specs.killed.Moment.ACKNOWLEDGED;
import static org.passerelle.specs.killed.Moment.COMMITTING;
import static org.passerelle.specs.killed.Moment.FETCHING;
import static org.passerelle.specs.killed.Moment.MAIL_TAKEN;
import static org.passerelle.specs.killed.Moment.MAIL_TURNED_AWAY;
import static org.passerelle.specs.killed.Moment.WRITING;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Either house is killed (SIGKILL) at each step of the scene, right after the step was acknowledged and in the middle of something,
 * and started again on its folder: the story is the same as if nothing had happened, no letter has two effects, none is lost.
 *
 * <p>One round visits every step of each house; {@code -Dpasserelle.killed.rounds=5} meets every moment at every step.
 */
class KilledNodesTest {
    private static final int ROUNDS = Integer.getInteger("passerelle.killed.rounds", 1);
    /** Of the house that takes the step: while it does, and while its letter leaves. */
    private static final List<Moment> OF_ACTOR = List.of(WRITING, COMMITTING, MAIL_TAKEN, MAIL_TURNED_AWAY);
    /** Of the other one: while the letter arrives, and while its receipt leaves. */
    private static final List<Moment> OF_OTHER = List.of(FETCHING, COMMITTING, MAIL_TAKEN, WRITING, MAIL_TURNED_AWAY);

    @TempDir
    private static Path shared;

    private static Papers papers;
    private static Ending undisturbed;

    @TempDir
    private Path folder;

    private @Nullable TwoHouses houses;

    @BeforeAll
    static void playUndisturbed() throws IOException {
        papers = Papers.issue(shared.resolve("papers"), TwoHouses.START.minus(Duration.ofHours(1)));
        try (TwoHouses calm = TwoHouses.open(papers, shared)) {
            undisturbed = new Scene(calm, Side.PRACTICE, step -> List.of()).play();
            for (Side side : Side.values()) {
                assertThat(calm.house(side).starts()).isOne();
            }
        }
    }

    @AfterEach
    void end() {
        if (houses != null) {
            houses.close();
        }
    }

    @Test
    void aPracticeKilledAtEachStepLivesTheSameStory() throws IOException {
        kill(Side.PRACTICE);
    }

    @Test
    void aHospitalKilledAtEachStepLivesTheSameStory() throws IOException {
        kill(Side.HOSPITAL);
    }

    private void kill(Side victim) throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            int turned = round;
            houses = TwoHouses.open(papers, folder.resolve("round" + round));
            Ending ending = new Scene(houses, victim, step -> deaths(victim, step, turned)).play();
            assertThat(houses.house(victim).starts()).as("starts of %s", victim).isEqualTo(1 + deaths(victim, turned));
            houses.close();
            assertThat(ending).as("round %s of %s", round, victim).isEqualTo(undisturbed);
        }
    }

    private static int deaths(Side victim, int round) {
        return Arrays.stream(Scene.Step.values())
                .mapToInt(step -> deaths(victim, step, round).size())
                .sum();
    }

    /**
     * In the middle of something, of another thing at each step and round; and between two things, which for the house that was at
     * rest when the other's step was acknowledged is left to the later rounds.
     */
    private static List<Moment> deaths(Side victim, Scene.Step step, int round) {
        boolean acts = step.actor == victim;
        List<Moment> moments = acts ? OF_ACTOR : OF_OTHER;
        Moment inside = moments.get((step.ordinal() + round) % moments.size());
        if (acts && inside.isOfOrders()) {
            return List.of(inside, ACKNOWLEDGED);
        }
        return acts || round > 0 ? List.of(ACKNOWLEDGED, inside) : List.of(inside);
    }
}
