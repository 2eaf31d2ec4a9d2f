package org.passerelle.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/** Brings a database to the newest schema, one numbered resource and one transaction at a time ({@code user_version}). */
final class Migrations {
    /** In order; the first is version 1. A released one never changes. */
    private static final List<String> STEPS = List.of(
            "0001-first.sql",
            "0002-apart.sql",
            "0003-named.sql",
            "0004-newcomers.sql",
            "0005-reads.sql",
            "0006-begun.sql",
            "0007-stand-in.sql",
            "0008-node-event.sql",
            "0009-small-mail.sql",
            "0010-glance.sql");

    private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\s*(\\R|$)");

    private Migrations() {}

    /** The version that this program writes. */
    static int newest() {
        return STEPS.size();
    }

    static void apply(SingleWriter writer) {
        for (int step = 0; step < STEPS.size(); step++) {
            int version = step + 1;
            writer.write(session -> {
                if (version(session) < version) {
                    statements(STEPS.get(version - 1)).forEach(session::change);
                    session.change("PRAGMA user_version = " + version);
                }
            });
        }
        writer.write(session -> refuseNewer(version(session)));
    }

    private static long version(Session session) {
        return session.count("SELECT user_version AS n FROM pragma_user_version");
    }

    private static void refuseNewer(long version) {
        if (version > newest()) {
            throw Refusal.of(StoreRefusal.NEWER_SCHEMA)
                    .with(FactKey.VERSION, version)
                    .with(FactKey.EXPECTED, newest())
                    .refused();
        }
    }

    private static List<String> statements(String resource) {
        String text =
                read(resource).lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        return END_OF_STATEMENT
                .splitAsStream(text)
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String read(String resource) {
        try (InputStream in = Migrations.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new HouseBug("the jar lacks the migration " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new HouseBug("the jar's migration cannot be read", unreadable);
        }
    }
}
