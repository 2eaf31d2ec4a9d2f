package org.passerelle.gateway.console.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.trace.VerifiedTrace;
import org.passerelle.party.PersonId;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.Refusal;

/** What an auditor's pages ask of the node. */
public interface Traces {

    /** The exchanges whose id begins so; none where that is too short or no beginning of an id. */
    List<ExchangeRow> find(String digits);

    /** One exchange's trace, verified. */
    Trace trace(Id exchange);

    /** Its certificate, in which what letters say is withheld; the export stands in the trace. */
    byte[] certificate(Id exchange, PersonId by);

    Ledger ledger();

    /**
     * A trace.
     *
     * @param verified what holds of it, null where something does not
     * @param why what does not hold, else null
     */
    record Trace(
            ExchangeRow row,
            List<Placed> entries,
            @Nullable VerifiedTrace verified,
            @Nullable Refusal why) {
        public Trace {
            entries = List.copyOf(entries);
        }

        public Optional<VerifiedTrace> findVerified() {
            return Optional.ofNullable(verified);
        }

        public Optional<Refusal> findWhy() {
            return Optional.ofNullable(why);
        }
    }

    /** An entry and where it stands in the ledger. */
    record Placed(Instant at, Event event, long index, Sha256 leaf) {}

    /**
     * How the ledger is.
     *
     * @param present what a checkpoint of now says
     * @param evidence kept against ledgers, our own or others'
     * @param alarms about ledgers and about what is stored, the youngest first
     * @param altered exchanges that are not served because somebody changed what is stored of them
     * @param audited when everything stored was last compared with itself, or null
     */
    record Ledger(
            Checkpoint present,
            List<Held> evidence,
            List<AlarmRow> alarms,
            List<Id> altered,
            @Nullable Instant audited) {
        public Ledger {
            evidence = List.copyOf(evidence);
            alarms = List.copyOf(alarms);
            altered = List.copyOf(altered);
        }

        public Optional<Instant> findAudited() {
            return Optional.ofNullable(audited);
        }
    }

    /** Evidence against a ledger. */
    record Held(String origin, String code, Instant at) {}
}
