package org.passerelle.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refusal;

/**
 * The one connection that writes: transactions follow one another. Once it is unknown what a failed write left on disk,
 * nothing more is written until the store is opened again: a failed fsync cannot be tried again (PostgreSQL's rule since
 * 2019).
 */
final class SingleWriter implements AutoCloseable {
    private final Session session;
    private final ReentrantLock turn = new ReentrantLock(true);
    private boolean stopped;

    SingleWriter(Connection connection) {
        this.session = new Session(connection);
    }

    /** Does the work in one durable transaction: when this throws, nothing of it is kept. */
    void write(Consumer<Session> work) {
        turn.lock();
        boolean begun = false;
        try {
            if (stopped) {
                throw Refusal.of(StoreRefusal.UNAVAILABLE).refused();
            }
            // The driver's own transactions would take the write lock again as soon as one ends, and keep it.
            session.change("BEGIN IMMEDIATE");
            begun = true;
            work.accept(session);
            session.change("COMMIT");
            begun = false;
        } catch (Session.Fault fault) {
            stopped |= SqlFaults.unknownOnDisk(fault.sql());
            throw SqlFaults.of(fault.sql());
        } finally {
            if (begun) {
                rollback();
            }
            turn.unlock();
        }
    }

    private void rollback() {
        try {
            session.change("ROLLBACK");
        } catch (Session.Fault stuck) {
            // Some faults end the transaction by themselves; then there is none to roll back, which is as good.
            stopped |= !SqlFaults.saysThatNoTransactionIsOpen(stuck.sql());
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            stopped = true;
            session.close();
        } catch (SQLException fault) {
            throw SqlFaults.of(fault);
        } finally {
            turn.unlock();
        }
    }
}
