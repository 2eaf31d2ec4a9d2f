package org.passerelle.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections to one database come from. */
interface Connector {

    /** The connection that writes. Transactions are begun and ended by statements, not by the driver. */
    Connection writer() throws SQLException;

    /** A connection that only reads, each statement on its own. */
    Connection reader() throws SQLException;
}
