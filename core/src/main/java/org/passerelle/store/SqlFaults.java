package org.passerelle.store;

import java.sql.SQLException;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.sqlite.SQLiteErrorCode;

/** What each SQLite result code means to the house (sqlite.org/rescode.html). */
final class SqlFaults {
    private static final int PRIMARY = 0xff;

    private SqlFaults() {}

    /** The refusal, or the bug, that an SQL exception stands for. It carries the result code's name, never the statement. */
    static RuntimeException of(SQLException fault) {
        SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(fault.getErrorCode() & PRIMARY);
        return switch (code) {
            case SQLITE_CONSTRAINT -> refusal(StoreRefusal.CONFLICT, code).refused(fault);
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT ->
                refusal(StoreRefusal.ALTERED, code).refused(fault);
            case SQLITE_IOERR,
                    SQLITE_FULL,
                    SQLITE_BUSY,
                    SQLITE_LOCKED,
                    SQLITE_READONLY,
                    SQLITE_CANTOPEN,
                    SQLITE_PERM,
                    SQLITE_NOMEM,
                    SQLITE_INTERRUPT,
                    SQLITE_PROTOCOL,
                    SQLITE_AUTH -> refusal(StoreRefusal.UNAVAILABLE, code).refused(fault);
            default -> new HouseBug("the store's own statement failed: " + code, fault);
        };
    }

    /**
     * Whether a fault while writing leaves unknown what is on disk, so that nothing may be written until the store is opened
     * again. A full disk or a busy file is known to have written nothing once rolled back.
     */
    static boolean unknownOnDisk(SQLException fault) {
        SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(fault.getErrorCode() & PRIMARY);
        return switch (code) {
            case SQLITE_CONSTRAINT, SQLITE_FULL, SQLITE_BUSY, SQLITE_LOCKED -> false;
            default -> true;
        };
    }

    /** What SQLite says to a rollback, whose only generic error this is. */
    static boolean saysThatNoTransactionIsOpen(SQLException fault) {
        return SQLiteErrorCode.getErrorCode(fault.getErrorCode() & PRIMARY) == SQLiteErrorCode.SQLITE_ERROR;
    }

    private static Refusal refusal(StoreRefusal code, SQLiteErrorCode cause) {
        return Refusal.of(code).with(FactKey.STATE, cause.name());
    }
}
