package org.passerelle.flow;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.Chapter;
import org.passerelle.flow.desk.Self;
import org.passerelle.ledger.Endorsement;
import org.passerelle.ledger.LedgerKey;
import org.passerelle.ledger.Origin;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.Store;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.trust.Signatures;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * Opens the node's ledger: on the first day it gets its node id, incarnation, key and endorsement, all durable before anything
 * else happens; later it is checked against the clock.
 */
public final class OpenLedger {
    private static final String NODE = "node";
    private static final String INCARNATION = "incarnation";
    private static final String KEY = "ledger-key";
    private static final String ENDORSEMENT = "endorsement";

    private final Store store;
    private final Signatures signatures;
    private final SecureRandom random;

    public OpenLedger(Store store, Signatures signatures, SecureRandom random) {
        this.store = store;
        this.signatures = signatures;
        this.random = random;
    }

    /**
     * Opens.
     *
     * @throws org.passerelle.refusal.Refused {@link StoreRefusal#CLOCK_BEHIND} when the clock is earlier than the ledger
     */
    public Self open(Instant instant) {
        Instant now = Instants.toMillis(instant);
        store.journals().youngest().filter(now::isBefore).ifPresent(youngest -> {
            throw Refusal.of(StoreRefusal.CLOCK_BEHIND)
                    .with(FactKey.EXPECTED, Instants.format(youngest))
                    .with(FactKey.ACTUAL, Instants.format(now))
                    .refused();
        });
        Optional<byte[]> key = store.secrets().secret(KEY);
        return key.map(this::again).orElseGet(() -> firstTime(now));
    }

    private Self again(byte[] key) {
        var origin = new Origin(id(secret(NODE)), id(secret(INCARNATION)));
        return new Self(origin, LedgerKey.restore(key), secret(ENDORSEMENT));
    }

    private Self firstTime(Instant now) {
        var origin = new Origin(Id.random(random), Id.random(random));
        LedgerKey key = LedgerKey.generate(random);
        byte[] endorsement = signatures.signEndorsement(
                Endorsement.first(origin, key.verifyKey()).octets(), now);
        var chapter = new Chapter(Journals.NODE, Id.random(random), null, random);
        chapter.write(
                Kind.NODE_OPENED.type(),
                Json.object().put("origin", origin.text()).build(),
                now);
        List<Change> changes = new ArrayList<>(chapter.appends());
        changes.add(new Change.Secret(NODE, ascii(origin.node())));
        changes.add(new Change.Secret(INCARNATION, ascii(origin.incarnation())));
        changes.add(new Change.Secret(KEY, key.exportSecret()));
        changes.add(new Change.Secret(ENDORSEMENT, endorsement));
        store.commit(changes);
        return new Self(origin, key, endorsement);
    }

    private byte[] secret(String name) {
        return store.secrets()
                .secret(name)
                .orElseThrow(() -> Refusal.of(StoreRefusal.ALTERED).refused());
    }

    private static Id id(byte[] octets) {
        return Id.parse(new String(octets, StandardCharsets.US_ASCII));
    }

    private static byte[] ascii(Id id) {
        return id.hex().getBytes(StandardCharsets.US_ASCII);
    }
}
