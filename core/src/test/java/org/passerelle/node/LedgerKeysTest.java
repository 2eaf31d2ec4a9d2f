package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Self;
import org.passerelle.ledger.Contradiction;
import org.passerelle.ledger.ForkEvidence;
import org.passerelle.ledger.LedgerRefusal;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.JournalRow;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.store.FolderLock;
import org.passerelle.store.SqliteStore;

/** What becomes of two nodes when a ledger gets a new key, loses its key, or is shown in two versions. */
class LedgerKeysTest extends LedgerRehearsal {
    @Test
    void aNewKeyInTheMiddleOfAnExchangeIsFollowedAndBothTracesHold() {
        Id avis = taken();
        Self before = rotatePractice();
        Self after = rotatePractice();
        rotateHospital();
        assertThat(after.origin()).isEqualTo(before.origin());
        assertThat(after.current().previousKey()).contains(before.key().verifyKey());

        finish(avis);

        assertThat(houses.practice.health().alarms()).isEmpty();
        assertThat(houses.hospital.health().alarms()).isEmpty();
        assertThat(trace(houses.practice, avis, Rehearsal.GP).identity().endorsement())
                .satisfies(endorsement ->
                        assertThat(endorsement.hash()).isEqualTo(after.current().hash()));
        trace(houses.hospital, avis, Rehearsal.EXPERT);
    }

    @Test
    void aLostLedgerKeyStopsTheNodeUntilItIsRenewed() {
        Id avis = taken();
        houses.practice.close();
        NodeSettings settings = houses.practiceSettings("practice");
        try (FolderLock lock = FolderLock.take(settings.folder());
                SqliteStore store = Wiring.store(settings, lock)) {
            store.commit(List.of(new Change.Secret("ledger-key", new byte[1])));
        }
        refuses(FlowRefusal.LEDGER_KEY_LOST, houses::openPractice);
        Self renewed = new NodeLedger(settings).renew();
        try (FolderLock lock = FolderLock.take(settings.folder());
                SqliteStore store = Wiring.store(settings, lock)) {
            List<JournalRow> chain = store.journals().entries(Journals.NODE);
            assertThat(chain.get(0).index()).isZero();
            assertThat(Canon.read(chain.get(0).payload()).object("previous").members())
                    .containsKeys("origin", "size", "root");
            assertThat(store.audit().findings()).isEmpty();
        }
        houses.practice = houses.openPractice();
        assertThat(houses.practice.origin()).isEqualTo(renewed.origin());
        finish(avis);
        trace(houses.practice, avis, Rehearsal.GP);
    }

    @Test
    void aNodeThatRunsRefusesAndAnEmptyFolderHasNoLedger() {
        refuses(StoreRefusal.FOLDER_IN_USE, () -> new NodeLedger(houses.practiceSettings("practice")).rotate());
        refuses(StoreRefusal.FOLDER_IN_USE, () -> new NodeLedger(houses.practiceSettings("practice")).renew());
        refuses(FlowRefusal.NO_LEDGER, () -> new NodeLedger(houses.practiceSettings("nothing")).renew());
    }

    @Test
    void twoCopiesOfOneNodeAreConvictedByEvidenceThatIsKept() {
        Id avis = taken();
        houses.practice.close();
        copy("practice", "second");
        houses.practice = houses.openPractice();
        try (Node second = houses.openPractice("second")) {
            Node first = houses.practice;
            houses.request();
            houses.settle();
            long size = size(first, avis);
            houses.request();
            first.step();
            houses.hospital.step();
            while (size(second, avis) < size) {
                assertThat(second.origin()).isEqualTo(first.origin());
            }
            houses.practice = second;
            houses.request();
            houses.practice = first;
            second.step();
            houses.hospital.step();
            second.step();

            List<NodeLedger.Evidence> theirs = houses.hospital.evidence();
            assertThat(theirs).isNotEmpty().allSatisfy(one -> {
                assertThat(one.row().code()).isEqualTo(LedgerRefusal.FORK.code());
                assertThat(one.row().origin()).isEqualTo(first.origin().text());
                assertThat(one.endorsements()).hasSize(1);
                assertThat(Canon.read(one.row().document()).text("type")).isEqualTo(ForkEvidence.KIND);
            });
            assertThat(second.evidence()).isNotEmpty().allSatisfy(one -> {
                assertThat(one.row().code()).isEqualTo(LedgerRefusal.CONTRADICTED.code());
                assertThat(Canon.read(one.row().document()).text("type")).isEqualTo(Contradiction.KIND);
            });
        }
    }
}
