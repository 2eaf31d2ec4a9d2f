package org.passerelle.node.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event;
import org.passerelle.flow.ExportTrace;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Story;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.trace.TraceAudit;
import org.passerelle.ledger.trace.TraceCertificate;
import org.passerelle.ledger.trace.TraceVerifier;
import org.passerelle.ledger.trace.VerifiedTrace;
import org.passerelle.letter.WitnessReceipts;
import org.passerelle.party.PersonId;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.JournalRow;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.EndorsementSeal;

/**
 * What an auditor asks of a node: where the entries of an exchange stand in the ledger, whether they hold, and the file that proves it;
 * nothing of what letters say.
 */
public final class Auditing {
    /** Fewest digits of an exchange's id by which it is looked for. */
    public static final int FEWEST_DIGITS = Id.REFERENCE_DIGITS;
    /** Most exchanges that one look finds. */
    public static final int MOST_FOUND = 20;
    /** Most exchanges, those changed last, among which is looked. */
    public static final int MOST_LOOKED = 20_000;

    private static final int DIGITS = 32;

    private final Premises premises;
    private final TrustAnchors anchors;

    public Auditing(Premises premises, TrustAnchors anchors) {
        this.premises = premises;
        this.anchors = anchors;
    }

    /**
     * An exchange's trace.
     *
     * @param entries what happened, in order; what letters say is for the caller not to show
     * @param verified what holds of it, null where something does not
     * @param why what does not hold, else null
     */
    public record Trace(
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

    /**
     * An entry and where it stands.
     *
     * @param at the leaf's time
     * @param event what happened
     * @param index the leaf's in the ledger, from 0
     * @param leaf its hash
     */
    public record Placed(Instant at, Event event, long index, Sha256 leaf) {}

    /** The exchanges whose id begins with these digits, {@link #FEWEST_DIGITS} at least; those changed last first. */
    public List<ExchangeRow> find(String digits) {
        String start = digits.strip().toLowerCase(Locale.ROOT);
        if (!start.matches("[0-9a-f]{" + FEWEST_DIGITS + "," + DIGITS + "}")) {
            return List.of();
        } else if (start.length() == DIGITS) {
            return premises.store().journals().row(Id.parse(start)).stream().toList();
        }
        List<ExchangeRow> found = new ArrayList<>();
        for (int from = 0; from < MOST_LOOKED; from += ExchangeQuery.MOST) {
            List<ExchangeRow> some = premises.store()
                    .journals()
                    .rows(new ExchangeQuery(Optional.empty(), Set.of(), Optional.empty(), ExchangeQuery.MOST, from));
            some.stream().filter(row -> row.exchange().hex().startsWith(start)).forEach(found::add);
            if (some.size() < ExchangeQuery.MOST || found.size() >= MOST_FOUND) {
                break;
            }
        }
        return found.stream().limit(MOST_FOUND).toList();
    }

    /**
     * Reads a trace and verifies it, as anybody does who is given its certificate.
     *
     * @throws Refused unknown, or altered on disk
     */
    public Trace trace(Id exchange) {
        Story story = Story.read(premises, exchange)
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused());
        ExchangeRow row = premises.store()
                .journals()
                .row(exchange)
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused());
        List<Placed> entries = new ArrayList<>();
        for (int n = 0; n < story.rows().size(); n++) {
            JournalRow written = story.rows().get(n);
            entries.add(new Placed(
                    written.leaf().at(),
                    story.events().get(n),
                    written.index(),
                    written.leaf().hash()));
        }
        try {
            return new Trace(row, entries, verified(new ExportTrace(premises).bare(story)), null);
        } catch (Refused refused) {
            return new Trace(row, entries, null, refused.refusal());
        }
    }

    private VerifiedTrace verified(byte[] octets) {
        TraceCertificate certificate = TraceCertificate.read(octets);
        var audit = new TraceAudit(new TraceVerifier(new EndorsementSeal(anchors)), new WitnessReceipts(anchors));
        audit.hear(certificate);
        return audit.verify(certificate);
    }

    /** The exchange's certificate, canonical octets; what letters say is withheld in it. The export stands in the trace. */
    public byte[] certificate(Id exchange, PersonId by) {
        return new ExportTrace(premises).exportBare(exchange, by);
    }

    /** The ledger as it stands. */
    public Checkpoint ledger() {
        return Checkpoint.of(premises.self().origin(), premises.tree());
    }
}
