package org.passerelle.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.passerelle.atrest.DataKey;
import org.passerelle.atrest.NodeKey;
import org.passerelle.atrest.SealedOctets;
import org.passerelle.canon.Id;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** The keys of the exchanges and the secrets of the node, as the node's key keeps them, and what they seal. */
final class Vault {
    private static final String KEY_CHECK = "node-key-check";
    private static final byte[] CHECKED = "passerelle/node-key-check/1".getBytes(StandardCharsets.US_ASCII);

    private final NodeKey nodeKey;
    private final DataKey secrets;
    private final SecureRandom random;

    Vault(NodeKey nodeKey, SecureRandom random) {
        this.nodeKey = nodeKey;
        this.secrets = nodeKey.secrets();
        this.random = random;
    }

    /** Refuses a node key other than the one that the database was made with; a new database takes this one. */
    void checkNodeKey(Session session) {
        byte[] context = context(KEY_CHECK);
        Optional<byte[]> stored =
                session.first("SELECT value FROM setting WHERE name = ?", row -> row.octets("value"), KEY_CHECK);
        if (stored.isEmpty()) {
            byte[] sealed = SealedOctets.seal(secrets, context, CHECKED, random);
            session.change("INSERT INTO setting (name, value) VALUES (?, ?)", KEY_CHECK, sealed);
        } else if (!Arrays.equals(SealedOctets.open(secrets, context, stored.get(), StoreRefusal.NODE_KEY), CHECKED)) {
            throw Refusal.of(StoreRefusal.NODE_KEY).refused();
        }
    }

    Optional<DataKey> findKey(Session session, Id exchange) {
        return session.first(
                        "SELECT wrapped FROM exchange_key WHERE exchange = ?", row -> row.octets("wrapped"), exchange)
                .map(wrapped -> nodeKey.unwrap(wrapped, exchange, StoreRefusal.ALTERED));
    }

    /** The exchange's key, made if there is none yet. The session must be the writer's. */
    DataKey makeKey(Session session, Id exchange) {
        return findKey(session, exchange).orElseGet(() -> {
            DataKey made = DataKey.random(random);
            session.change(
                    "INSERT INTO exchange_key (exchange, wrapped) VALUES (?, ?)",
                    exchange,
                    nodeKey.wrap(made, exchange, random));
            return made;
        });
    }

    byte[] seal(DataKey key, byte[] context, byte[] clear) {
        return SealedOctets.seal(key, context, clear, random);
    }

    static byte[] open(DataKey key, byte[] context, byte[] sealed) {
        return SealedOctets.open(key, context, sealed, StoreRefusal.ALTERED);
    }

    byte[] sealForNode(byte[] context, byte[] clear) {
        return seal(secrets, context, clear);
    }

    byte[] openForNode(byte[] context, byte[] sealed) {
        return open(secrets, context, sealed);
    }

    void putSecret(Session session, Change.Secret secret) {
        session.change(
                "INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                secret.name(),
                sealForNode(context("secret", secret.name()), secret.value()));
    }

    Optional<byte[]> secret(Session session, String name) {
        return session.first("SELECT value FROM secret WHERE name = ?", row -> row.octets("value"), name)
                .map(value -> openForNode(context("secret", name), value));
    }

    /** What sealed octets belong to, so that they cannot stand in another row, column or table. */
    static byte[] context(String... parts) {
        return ("passerelle/store/1\0" + String.join("\0", parts)).getBytes(StandardCharsets.UTF_8);
    }

    /** An exchange without a key although it has rows is one whose key was removed. */
    static Refused noKey() {
        return Refusal.of(StoreRefusal.ALTERED).refused();
    }
}
