package org.passerelle.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** One connection, spoken to in the house's values: statements in, rows out, faults as refusals. */
final class Session {
    private final Statements statements;

    Session(Connection connection) {
        this.statements = new Statements(connection);
    }

    <T> List<T> list(String sql, Function<Row, T> reader, @Nullable Object... values) {
        List<T> found = new ArrayList<>();
        each(sql, row -> found.add(reader.apply(row)), values);
        return found;
    }

    <T> Optional<T> first(String sql, Function<Row, T> reader, @Nullable Object... values) {
        return list(sql, reader, values).stream().findFirst();
    }

    /** The one number that the statement counts. */
    long count(String sql, @Nullable Object... values) {
        return first(sql, row -> row.whole("n"), values).orElseThrow(() -> new HouseBug("a count has one row"));
    }

    void each(String sql, Consumer<Row> reader, @Nullable Object... values) {
        try (Statements.Prepared statement = statements.prepare(sql);
                ResultSet rows = bound(statement.sql(), values).executeQuery()) {
            Row row = new Row(rows);
            while (rows.next()) {
                visit(reader, row);
            }
            statement.sound();
        } catch (SQLException fault) {
            throw new Fault(fault);
        }
    }

    /** The rows that hold, up to the limit, the statement's last value; the others are told of and stepped over. */
    <T> List<T> sound(
            String sql, Tables table, AlteredRows altered, Function<Row, T> reader, @Nullable Object... values) {
        int limit = (Integer) Objects.requireNonNull(values[values.length - 1]);
        @Nullable Object[] more = values.clone();
        while (true) {
            int known = altered.count(table);
            more[values.length - 1] = (long) limit + known;
            List<T> found = new ArrayList<>();
            each(sql, row -> soundOne(table, altered, one -> found.add(reader.apply(one)), row), more);
            if (found.size() >= limit || altered.count(table) == known) {
                return List.copyOf(found.subList(0, Math.min(limit, found.size())));
            }
        }
    }

    /** Reads one row, or tells of it when it does not hold. */
    static void soundOne(Tables table, AlteredRows altered, Consumer<Row> reader, Row row) {
        try {
            visit(reader, row);
        } catch (Refused refused) {
            refuseUnlessAltered(refused);
            altered.found(table, row);
        }
    }

    static void refuseUnlessAltered(Refused refused) {
        if (refused.code() != StoreRefusal.ALTERED) {
            throw refused;
        }
    }

    void change(String sql, @Nullable Object... values) {
        try (Statements.Prepared statement = statements.prepare(sql)) {
            bound(statement.sql(), values).executeUpdate();
            statement.sound();
        } catch (SQLException fault) {
            throw new Fault(fault);
        }
    }

    /** Lets several reading statements see the same state. */
    <T> T together(Supplier<T> reading) {
        change("BEGIN");
        try {
            return reading.get();
        } finally {
            change("ROLLBACK");
        }
    }

    /** A stored value that has not the form in which we write it was not written by us. */
    private static void visit(Consumer<Row> reader, Row row) {
        try {
            reader.accept(row);
        } catch (Refused refused) {
            throw refused.code() instanceof StoreRefusal ? refused : altered(refused);
        } catch (IllegalArgumentException | ClassCastException malformed) {
            throw altered(malformed);
        }
    }

    static Refused altered(Throwable cause) {
        return Refusal.of(StoreRefusal.ALTERED).refused(cause);
    }

    void close() throws SQLException {
        statements.close();
    }

    private static PreparedStatement bound(PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, column(values[i]));
        }
        return statement;
    }

    private static @Nullable Object column(@Nullable Object value) {
        if (value instanceof Id id) {
            return id.hex();
        } else if (value instanceof Sha256 hash) {
            return hash.hex();
        } else if (value instanceof MailAddress address) {
            return address.value();
        } else if (value instanceof Instant instant) {
            return instant.toEpochMilli();
        } else if (value instanceof Enum<?> constant) {
            return constant.name();
        } else if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        return value;
    }

    /** The instant at or after this one that the store can hold: what waits for an instant is never early. */
    static Instant atOrAfter(Instant instant) {
        Instant floor = Instant.ofEpochMilli(instant.toEpochMilli());
        return floor.equals(instant) ? instant : floor.plusMillis(1);
    }

    /** An SQL exception on its way to whoever knows whether a transaction is open. */
    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final SQLException sql;

        Fault(SQLException sql) {
            super(sql);
            this.sql = sql;
        }

        SQLException sql() {
            return sql;
        }
    }

    /** The statements of one connection, prepared once and used again: preparing one costs more than most of them do. */
    private static final class Statements {
        /** Most that are kept ready; the one that was used longest ago goes first. */
        static final int MOST = 64;

        private final Connection connection;
        private final Map<String, PreparedStatement> ready = new LinkedHashMap<>();

        Statements(Connection connection) {
            this.connection = connection;
        }

        /** One of them while it is used: nobody else has it meanwhile, not even under the same words. */
        final class Prepared implements AutoCloseable {
            private final String words;
            private final PreparedStatement statement;
            private boolean sound;

            private Prepared(String words, PreparedStatement statement) {
                this.words = words;
                this.statement = statement;
            }

            PreparedStatement sql() {
                return statement;
            }

            /** It did what it was to do, and may do it again. */
            void sound() {
                sound = true;
            }

            /** Puts it back without the values it was used with; one that failed is given up. */
            @Override
            public void close() throws SQLException {
                if (!sound || ready.containsKey(words)) {
                    statement.close();
                    return;
                }
                statement.clearParameters();
                ready.put(words, statement);
                if (ready.size() > MOST) {
                    Iterator<PreparedStatement> all = ready.values().iterator();
                    PreparedStatement eldest = all.next();
                    all.remove();
                    eldest.close();
                }
            }
        }

        Prepared prepare(String words) throws SQLException {
            @Nullable PreparedStatement known = ready.remove(words);
            return new Prepared(words, known == null ? connection.prepareStatement(words) : known);
        }

        /** Closes the connection and all that is ready on it. */
        void close() throws SQLException {
            for (PreparedStatement statement : ready.values()) {
                statement.close();
            }
            ready.clear();
            connection.close();
        }
    }
}
