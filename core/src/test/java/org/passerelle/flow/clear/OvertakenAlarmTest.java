package org.passerelle.flow.clear;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.atrest.NodeKey;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.trust.ClearRules;
import org.passerelle.ledger.SeededRandom;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.OutboxItem.Standing;
import org.passerelle.port.keep.Store;
import org.passerelle.store.FolderLock;
import org.passerelle.store.SqliteStore;

/** A report that comes while its letter is about to be alarmed of is first: the store takes one of the two. */
class OvertakenAlarmTest {
    private static final Instant WRITTEN = Instant.parse("2026-11-20T08:30:00Z");
    private static final Instant NOW = WRITTEN.plus(Duration.ofDays(1));

    @TempDir
    private Path folder;

    private final SecureRandom random = new SeededRandom(7);
    /** What somebody else commits before each of our next commits. */
    private final Queue<List<Change>> others = new ArrayDeque<>();

    private FolderLock lock;
    private SqliteStore store;
    private OutboxItem letter;
    private ClearReceipts receipts;

    @BeforeEach
    void begin() {
        lock = FolderLock.take(folder);
        store = SqliteStore.open(lock, NodeKey.random(random), random);
        receipts = new ClearReceipts(premises());
        letter = OutboxItem.ready(
                        Id.random(random),
                        Id.random(random),
                        OutboxItem.Kind.CLEAR_ASKING,
                        Sha256.hash("a letter".getBytes(StandardCharsets.UTF_8)),
                        MailAddress.of("cabinet@cabinet-essai.mssante.fr"),
                        false,
                        MailAddress.of("pneumologie@ch-ordinaire.mssante.fr"),
                        Id.random(random),
                        1,
                        0,
                        WRITTEN)
                .moved(Standing.AWAITING_RECEIPT, 1, NOW, null);
        store.commit(List.of(new Change.Outbox(letter)));
    }

    @AfterEach
    void end() {
        store.close();
        lock.close();
    }

    @Test
    void aLetterThatNobodyReportsIsAlarmedOf() {
        assertThat(receipts.step()).isEqualTo(1);
        assertThat(receipts.step()).isZero();
        assertThat(alarms()).containsExactly(ClearReceipts.NONE);
    }

    @Test
    void aReportThatCameSinceTheLettersWereListedLeavesNothingToAlarmOf() {
        store.commit(receipts.ended(letter, NOW));

        assertThat(receipts.alarmed(letter.id(), NOW)).isFalse();
        assertReported();
    }

    @Test
    void aReportThatComesJustBeforeTheAlarmIsCommittedIsFirst() {
        others.add(receipts.ended(letter, NOW));

        assertThat(receipts.step()).isZero();
        assertReported();
    }

    private void assertReported() {
        assertThat(alarms()).isEmpty();
        OutboxItem now = store.outbox().item(letter.id()).orElseThrow();
        assertThat(now.standing()).isEqualTo(Standing.DONE);
        assertThat(now.lastCode()).isNull();
    }

    private List<String> alarms() {
        return store.correspondence().alarms(10).stream()
                .map(alarm -> alarm.code())
                .toList();
    }

    /** Those of a node, as far as these receipts ask. */
    private Premises premises() {
        return new Premises(
                null,
                overtaken(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                ClearRules.USUAL,
                null,
                null,
                null,
                random,
                () -> NOW);
    }

    private Store overtaken() {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, values) -> {
                    List<Change> first = method.getName().equals("commit") ? others.poll() : null;
                    if (first != null) {
                        store.commit(first);
                    }
                    try {
                        return method.invoke(store, values);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
