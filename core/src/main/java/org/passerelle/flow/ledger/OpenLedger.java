package org.passerelle.flow.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.canon.Id;
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

/**
 * Opens the node's ledger: on the first day it gets its node id, incarnation, key and endorsement, all durable before anything
 * else happens; later it is checked against the clock.
 */
public final class OpenLedger {
    private final Store store;
    private final Signatures signatures;
    private final SecureRandom random;
    private final OwnLedger own;

    public OpenLedger(Store store, Signatures signatures, SecureRandom random) {
        this.store = store;
        this.signatures = signatures;
        this.random = random;
        this.own = new OwnLedger(store);
    }

    /**
     * Opens.
     *
     * @throws org.passerelle.refusal.Refused {@link StoreRefusal#CLOCK_BEHIND} when the clock is earlier than the ledger,
     *     {@link org.passerelle.flow.desk.FlowRefusal#LEDGER_KEY_LOST}
     */
    public Self open(Instant instant) {
        Instant now = own.requireClock(instant);
        return own.self().orElseGet(() -> firstTime(now));
    }

    private Self firstTime(Instant now) {
        var origin = new Origin(Id.random(random), Id.random(random));
        Self self = first(origin, LedgerKey.generate(random), signatures, now);
        var chapter = new Chapter(Journals.NODE, Id.random(random), null, random);
        chapter.write(
                Kind.NODE_OPENED.type(),
                Json.object().put("origin", origin.text()).build(),
                now);
        List<Change> changes = new ArrayList<>(chapter.appends());
        changes.addAll(own.write(self));
        store.commit(changes);
        return self;
    }

    /** A new ledger's first key, endorsed. */
    static Self first(Origin origin, LedgerKey key, Signatures signatures, Instant now) {
        byte[] document = Endorsement.first(origin, key.verifyKey()).octets();
        return new Self(origin, key, List.of(new Self.Endorsed(document, signatures.signEndorsement(document, now))));
    }
}
