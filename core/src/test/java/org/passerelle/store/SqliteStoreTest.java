package org.passerelle.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.atrest.NodeKey;
import org.passerelle.port.ApartContract;
import org.passerelle.port.CorrespondenceContract;
import org.passerelle.port.NodeEntriesContract;
import org.passerelle.port.ReadsContract;
import org.passerelle.port.StoreContract;
import org.passerelle.port.TextsContract;
import org.passerelle.port.WaitingContract;
import org.passerelle.port.WorkContract;
import org.passerelle.port.keep.Store;

/** The SQLite store keeps the stores' contracts; after every test its audit is clean. */
class SqliteStoreTest
        implements StoreContract,
                WorkContract,
                NodeEntriesContract,
                CorrespondenceContract,
                ReadsContract,
                ApartContract,
                TextsContract,
                WaitingContract {
    private final SecureRandom random = new SecureRandom();
    private final NodeKey key = NodeKey.random(random);

    @TempDir
    private Path folder;

    private FolderLock lock;
    private SqliteStore store;

    @BeforeEach
    void open() {
        lock = FolderLock.take(folder.resolve("nœud d'essai ?#%"));
        store = SqliteStore.open(lock, key, random);
    }

    @AfterEach
    void close() {
        assertThat(store.audit().findings())
                .filteredOn(finding -> finding.fault() != Audit.Fault.INDEX && finding.fault() != Audit.Fault.DEADLINE)
                .isEmpty();
        store.close();
        lock.close();
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Store reopened() {
        store.close();
        store = SqliteStore.open(lock, key, random);
        return store;
    }
}
