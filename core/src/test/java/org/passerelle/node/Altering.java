package org.passerelle.node;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Changes a node's database behind its back, as an editor of the file would. */
final class Altering {
    private Altering() {}

    static void of(Path node, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + node.resolve("node.sqlite"));
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
