package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Self;
import org.passerelle.ledger.LedgerRefusal;
import org.passerelle.ledger.Origin;
import org.passerelle.pathway.AvisContent;
import org.passerelle.port.MemoryMail.Fault;

/** What becomes of two nodes when a folder is set back, when its ledger is renewed, and when an old copy of it speaks. */
class LedgerRenewalTest extends LedgerRehearsal {
    @Test
    void aFolderThatWasSetBackIsNoticedRenewedAndGoesOn() {
        Id avis = taken();
        Origin old = houses.practice.origin();
        setPracticeBack(() -> {
            for (int lost = 0; lost < 3; lost++) {
                houses.request();
                houses.settle();
            }
        });
        assertThat(codes(houses.practice)).doesNotContain(LedgerRefusal.BEHIND.code());
        houses.settle();
        assertThat(codes(houses.practice)).contains(LedgerRefusal.BEHIND.code());

        Self renewed = renewPractice();
        assertThat(renewed.origin().node()).isEqualTo(old.node());
        assertThat(renewed.origin()).isNotEqualTo(old);
        finish(avis);

        assertThat(trace(houses.practice, avis, Rehearsal.GP).origin()).isEqualTo(renewed.origin());
        trace(houses.hospital, avis, Rehearsal.EXPERT);
        assertThat(codes(houses.hospital))
                .doesNotContain(LedgerRefusal.OLD_INCARNATION.code(), LedgerRefusal.UNPROVEN.code());
    }

    @Test
    void aPlaceGivenTwiceTellsThatTheFolderWasSetBack() {
        Id avis = taken();
        act(avis, "ask", Rehearsal.text("asked", "Depuis quand ?"));
        setPracticeBack(() -> {
            houses.practice.take(avis, supply());
            houses.practice.step();
            houses.mail.faults(octets -> Fault.LOST);
            houses.hospital.step();
            houses.mail.faults(octets -> Fault.NONE);
        });
        houses.practice.take(
                avis, Rehearsal.order("withdraw", Rehearsal.GP, Rehearsal.text("reason", "Vue ailleurs.")));
        houses.settle();
        assertThat(codes(houses.practice)).contains(LedgerRefusal.BEHIND.code(), FlowRefusal.SEQUENCE_CONFLICT.code());
    }

    @Test
    void lettersSealedBeforeTheRenewalArriveAndTheirReceiptsCount() {
        Id avis = taken();
        act(avis, "ask", Rehearsal.text("asked", "Depuis quand ?"));
        houses.mail.down(true);
        houses.practice.take(avis, supply());
        renewPractice();
        houses.mail.down(false);
        houses.advance(Duration.ofHours(1));

        act(avis, "answer", AvisContent.answer("advice-only"));
        houses.practice.take(avis, Rehearsal.order("close", Rehearsal.GP, Rehearsal.text("outcome", "followed")));
        houses.advance(Duration.ofHours(5));
        assertThat(houses.hospital.view(avis).row().state()).isEqualTo("closed");
        assertThat(houses.practice.view(avis).row().state()).isEqualTo("closed");
        assertThat(houses.practice.health().outboxWaiting()).isZero();
        assertThat(codes(houses.hospital)).isEmpty();
        assertThat(codes(houses.practice)).isEmpty();
    }

    @Test
    void theOldIncarnationSpeakingAgainRaisesAnAlarm() {
        Id avis = taken();
        houses.practice.close();
        copy("practice", "stale");
        houses.practice = houses.openPractice();
        renewPractice();
        finish(avis);
        assertThat(codes(houses.hospital)).isEmpty();

        houses.clock.advance(Duration.ofMinutes(1));
        try (Node stale = houses.openPractice("stale")) {
            houses.practice.close();
            houses.practice = stale;
            houses.request();
            houses.settle();
        }
        assertThat(codes(houses.hospital)).contains(LedgerRefusal.OLD_INCARNATION.code());
    }

    @Test
    void aRenewedKeeperTellsItsDecisionsAgainAndTheMirrorAgrees() {
        Id avis = taken();
        houses.hospital.close();
        Self renewed = new NodeLedger(houses.hospitalSettings("hospital")).renew();
        houses.hospital = houses.openHospital();
        finish(avis);
        assertThat(codes(houses.practice)).isEmpty();
        assertThat(trace(houses.hospital, avis, Rehearsal.EXPERT).origin()).isEqualTo(renewed.origin());
        trace(houses.practice, avis, Rehearsal.GP);
    }

    @Test
    void aKeeperThatWasSetBackNeverChangesADecisionThatTheMirrorHas() {
        Id avis = houses.request();
        houses.settle();
        houses.hospital.close();
        copy("hospital", "backup");
        houses.hospital = houses.openHospital();
        act(avis, "take", EMPTY);
        List<String> told = houses.law(houses.practice, avis);
        houses.hospital.close();
        delete(folder.resolve("hospital"));
        copy("backup", "hospital");
        new NodeLedger(houses.hospitalSettings("hospital")).renew();
        houses.hospital = houses.openHospital();
        houses.clock.advance(Duration.ofMinutes(1));
        houses.hospital.take(
                avis,
                Rehearsal.order(
                        "decline",
                        Rehearsal.EXPERT,
                        Rehearsal.text("reason", "out-of-scope")
                                .with("explanation", Json.text("Plutôt la chirurgie."))));
        houses.settle();
        assertThat(houses.law(houses.practice, avis)).isEqualTo(told);
        assertThat(codes(houses.practice)).contains(FlowRefusal.EVENT_DIFFERS.code());
        assertThat(houses.practice.quarantine(10)).isNotEmpty();
    }
}
