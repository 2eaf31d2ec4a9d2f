package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.client.Exchange.Progress;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.refusal.Refused;

/** A practice that ends in the middle and begins again misses nothing, and several live in one JVM. */
class RestartTest {
    @TempDir
    Path folder;

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
    void aRequestSealedBeforeTheRestartLeavesAfterIt() {
        Exchange sealed = Asked.of(world).send();
        Practice again = world.restartPractice();
        world.settle();

        assertThat(again.exchange(sealed.id()).progress()).isEqualTo(Progress.RECEIVED);
        assertThat(again.exchange(sealed.id()).due()).isEqualTo(sealed.due());
        assertThat(world.hospital().worklist()).containsExactly(sealed.id());
    }

    @Test
    void aRequestThatItsHostSendsAgainUnderItsReferenceWasSentOnce() {
        Exchange first = Asked.of(world).reference("dossier-42").send();
        Practice again = world.restartPractice();
        assertThat(again.line(Rehearsal.LINE).sent("dossier-42"))
                .hasValueSatisfying(sent -> assertThat(sent.id()).isEqualTo(first.id()));
        assertThat(again.line(Rehearsal.LINE).sent("dossier-43")).isEmpty();
        assertThat(Asked.of(world, again).reference("dossier-42").send().id()).isEqualTo(first.id());
        world.settle();

        assertThat(again.exchanges()).hasSize(1);
        assertThat(world.hospital().worklist()).containsExactly(first.id());
    }

    @Test
    void aDraftWhoseSendingFailedIsSentAgainAndLeavesOnce() {
        List<String> opened = new ArrayList<>();
        Draft draft = Asked.without(world, world.practice().line(Rehearsal.LINE), "")
                .attach("overview", "Vue", () -> {
                    opened.add("once more");
                    if (opened.size() == 1) {
                        throw new IllegalStateException("the host's own trouble");
                    }
                    return Asked.photograph().call();
                });
        assertThatThrownBy(draft::send).isInstanceOf(IllegalStateException.class);
        Exchange sent = draft.send();
        assertThat(draft.send().id()).isEqualTo(sent.id());
        assertThat(world.practice().exchanges()).hasSize(1);
    }

    @Test
    void aFolderMayHaveBlanksAndAccents() {
        Path accented;
        try {
            accented = folder.resolve("Cabinet médical de la Saulx").resolve("nœud n° 1");
        } catch (InvalidPathException ascii) {
            Assumptions.abort("this Java names files in ASCII only: set LANG to a UTF-8 locale");
            return;
        }
        try (Rehearsal there = Rehearsal.begin(accented)) {
            String id = Invented.avis(there).send().id();
            there.settle();
            there.hospital().answer(id, "Surveillance.");
            there.settle();

            assertThat(there.restartPractice().exchange(id).progress()).isEqualTo(Progress.ANSWERED);
        }
    }

    @Test
    void whatHappenedMeanwhileIsToldFromTheVersionThatWasKept() {
        Exchange sent = Asked.of(world).send();
        world.settle();
        String id = sent.id();
        long kept = sent.now().version();
        world.hospital().answer(id, "Surveillance.");
        world.settle();

        Practice again = world.restartPractice();
        List<Progress> told = new ArrayList<>();
        again.exchange(id).follow(kept, change -> told.add(change.progress()));
        List<String> all = new ArrayList<>();
        again.follow(Rehearsal.START, change -> all.add(change.id()));
        world.settle();

        assertThat(told).contains(Progress.ANSWERED);
        assertThat(all).contains(id);
        assertThat(again.exchange(id).momentsAfter(kept))
                .extracting(Exchange.Moment::kind)
                .contains("take", "answer", "clock-stopped")
                .doesNotContain("request");
        assertThat(again.changedSince(world.now())).extracting(Exchange::id).containsExactly(id);
    }

    @Test
    void aCallbackThatFailsIsToldAgainAndOneThatIsClosedNoMore() throws Exception {
        Exchange sent = Asked.of(world).send();
        List<Long> versions = new ArrayList<>();
        AutoCloseable following = sent.follow(change -> {
            versions.add(change.version());
            if (versions.size() == 1) {
                throw new IllegalStateException("the host's own trouble");
            }
        });
        world.settle();
        assertThat(versions).hasSizeGreaterThan(1);

        following.close();
        int before = versions.size();
        world.hospital().open(sent.id());
        world.settle();
        assertThat(versions).hasSize(before);
    }

    @Test
    void theHospitalBeginsAgainAndStillAnswers() {
        Exchange sent = Asked.of(world).send();
        world.settle();
        world.hospital().take(sent.id());
        world.hospital().restart();
        world.hospital().answer(sent.id(), "Surveillance.");
        world.settle();

        assertThat(sent.now().progress()).isEqualTo(Progress.ANSWERED);
    }

    @Test
    void twoPracticesLiveInOneJvm() {
        Practice one = world.practice();
        Practice other = world.join(Practice.open(world.specialist()));
        Exchange first = Asked.of(world, one).send();
        Exchange second = Asked.of(world, other).send();
        world.settle();
        world.hospital().answer(second.id(), "Pour l'autre.");
        world.settle();

        assertThat(first.now().progress()).isEqualTo(Progress.RECEIVED);
        assertThat(second.now().answer(Invented.specialist()).orElseThrow().advice())
                .isEqualTo("Pour l'autre.");
        assertThat(one.exchanges()).extracting(Exchange::id).containsExactly(first.id());
        assertThat(other.exchanges()).extracting(Exchange::id).containsExactly(second.id());
    }

    @Test
    void aFolderBelongsToOnePracticeAtATime() {
        world.practice();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Practice.open(world.settings()))
                .satisfies(refused -> assertThat(refused.code().code()).startsWith("store."));
    }
}
