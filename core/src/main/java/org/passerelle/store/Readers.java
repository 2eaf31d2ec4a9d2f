package org.passerelle.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refusal;

/** A few connections for reading, opened when first wanted; who finds all of them taken waits. */
final class Readers implements AutoCloseable {
    /** How many read at once. */
    static final int MOST = 4;

    /** Where connections to one database come from. */
    interface Connector {

        /** The connection that writes. Transactions are begun and ended by statements, not by the driver. */
        Connection writer() throws SQLException;

        /** A connection that only reads, each statement on its own. */
        Connection reader() throws SQLException;
    }

    private final Connector connector;
    private final Semaphore free = new Semaphore(MOST, true);
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Readers(Connector connector) {
        this.connector = connector;
    }

    /** Reads on one connection; what each statement reads is a committed state. */
    <T> T read(Function<Session, T> reading) {
        free.acquireUninterruptibly();
        try {
            if (closed) {
                throw Refusal.of(StoreRefusal.UNAVAILABLE).refused();
            }
            Session session = take();
            try {
                return reading.apply(session);
            } finally {
                idle.push(session);
            }
        } catch (SQLException fault) {
            throw SqlFaults.of(fault);
        } catch (Session.Fault fault) {
            throw SqlFaults.of(fault.sql());
        } finally {
            free.release();
        }
    }

    /** Reads one committed state with several statements. */
    <T> T readOneState(Function<Session, T> reading) {
        return read(session -> session.together(() -> reading.apply(session)));
    }

    private Session take() throws SQLException {
        @Nullable Session session = idle.poll();
        return session == null ? new Session(connector.reader()) : session;
    }

    /** Waits for those who read. */
    @Override
    public void close() {
        free.acquireUninterruptibly(MOST);
        try {
            closed = true;
            for (Session session = idle.poll(); session != null; session = idle.poll()) {
                session.close();
            }
        } catch (SQLException fault) {
            throw SqlFaults.of(fault);
        } finally {
            free.release(MOST);
        }
    }
}
