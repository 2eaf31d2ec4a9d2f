package org.passerelle.flow.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Self;
import org.passerelle.ledger.LedgerKey;
import org.passerelle.ledger.LedgerRefusal;
import org.passerelle.ledger.Origin;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Store;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** What a store keeps of the node's own ledger beside its leaves: name, key and endorsements. */
final class OwnLedger {
    private static final String NODE = "node";
    private static final String INCARNATION = "incarnation";
    private static final String KEY = "ledger-key";
    private static final String ENDORSEMENTS = "endorsements";

    private final Store store;

    OwnLedger(Store store) {
        this.store = store;
    }

    /** The ledger's name; empty when there is none yet. */
    Optional<Origin> origin() {
        return store.secrets().secret(NODE).map(node -> new Origin(id(node), id(secret(INCARNATION))));
    }

    /**
     * The node as it was; empty when there is none yet.
     *
     * @throws Refused {@link FlowRefusal#LEDGER_KEY_LOST} when the ledger has a name but no usable key
     */
    Optional<Self> self() {
        return origin().map(origin -> new Self(origin, key(), endorsements()));
    }

    List<Change> write(Self self) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.Secret(NODE, ascii(self.origin().node())));
        changes.add(new Change.Secret(INCARNATION, ascii(self.origin().incarnation())));
        changes.add(new Change.Secret(KEY, self.key().exportSecret()));
        changes.add(new Change.Secret(ENDORSEMENTS, octets(self.endorsements())));
        return changes;
    }

    /** The ledger's clock never runs back: refuses an instant before its youngest leaf. */
    Instant requireClock(Instant instant) {
        Instant now = Instants.toMillis(instant);
        store.journals().youngest().filter(now::isBefore).ifPresent(youngest -> {
            throw Refusal.of(StoreRefusal.CLOCK_BEHIND)
                    .with(FactKey.EXPECTED, Instants.format(youngest))
                    .with(FactKey.ACTUAL, Instants.format(now))
                    .refused();
        });
        return now;
    }

    private LedgerKey key() {
        byte[] key = store.secrets()
                .secret(KEY)
                .orElseThrow(() -> Refusal.of(FlowRefusal.LEDGER_KEY_LOST).refused());
        try {
            return LedgerKey.restore(key);
        } catch (Refused unusable) {
            if (unusable.refusal().is(LedgerRefusal.KEY)) {
                throw Refusal.of(FlowRefusal.LEDGER_KEY_LOST).refused(unusable);
            }
            throw unusable;
        }
    }

    private List<Self.Endorsed> endorsements() {
        return Canon.read(secret(ENDORSEMENTS)).array("all").objects().stream()
                .map(one -> new Self.Endorsed(one.octets("document"), one.octets("cms")))
                .toList();
    }

    private static byte[] octets(List<Self.Endorsed> endorsements) {
        List<Json> all = new ArrayList<>();
        for (Self.Endorsed one : endorsements) {
            all.add(Json.object()
                    .put("document", one.document())
                    .put("cms", one.cms())
                    .build());
        }
        return Canon.octets(Json.object().put("all", all).build());
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
