package org.passerelle.flow;

import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.flow.desk.Story;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.Entry;
import org.passerelle.ledger.MerkleTree;
import org.passerelle.ledger.Salt;
import org.passerelle.ledger.SignedCheckpoint;
import org.passerelle.ledger.trace.TraceCertificateWriter;
import org.passerelle.party.PersonId;
import org.passerelle.party.Rpps;
import org.passerelle.port.keep.JournalRow;
import org.passerelle.refusal.Refusal;

/**
 * Exports one exchange's story as a certificate that anybody can verify offline; the export itself is its last entry.
 *
 * <p>It stands under a fresh checkpoint, so that nothing which this node knows is missing. No correspondent can have witnessed
 * that one: the receipts that go with it, and the proofs that connect them, say up to which leaf the story was witnessed, and
 * when. An older, witnessed checkpoint would date the file, but would have to leave out every entry since.
 */
public final class ExportTrace {
    private final Premises premises;

    public ExportTrace(Premises premises) {
        this.premises = premises;
    }

    /** The certificate's canonical octets. */
    public byte[] export(Id exchange, Rpps by) {
        Retry.onConflict(() -> {
            Dossier dossier = Dossier.require(premises, exchange, premises.now());
            premises.requireReader(dossier.state(), by);
            dossier.remark(Kind.EXPORTED, Json.object().put("by", by.value()));
            dossier.commit();
            return exchange;
        });
        return written(story(exchange), false);
    }

    /**
     * The same for an auditor, who is on no line: what letters say is withheld, and counted.
     *
     * @throws org.passerelle.refusal.Refused {@link FlowRefusal#UNKNOWN_EXCHANGE}
     */
    public byte[] exportBare(Id exchange, PersonId by) {
        Retry.onConflict(() -> {
            Dossier dossier = Dossier.require(premises, exchange, premises.now());
            dossier.remark(Kind.EXPORTED, Json.object().put("by", by.number()));
            dossier.commit();
            return exchange;
        });
        return bare(story(exchange));
    }

    /** A story's certificate as an auditor gets it, of which nothing stands in the trace. */
    public byte[] bare(Story story) {
        return written(story, true);
    }

    private Story story(Id exchange) {
        return Story.read(premises, exchange)
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused());
    }

    private byte[] written(Story story, boolean bare) {
        Id exchange = story.state().begun().exchange();
        MerkleTree tree = premises.tree();
        var checkpoint = SignedCheckpoint.sign(
                Checkpoint.of(premises.self().origin(), tree), premises.self().key());
        var writer = new TraceCertificateWriter(premises.self().endorsement(), checkpoint, tree);
        for (int n = 0; n < story.rows().size(); n++) {
            JournalRow row = story.rows().get(n);
            boolean withheld = bare && saysSomething(story.events().get(n));
            writer.add(
                    withheld
                            ? new Entry(row.leaf(), new Entry.Withheld())
                            : Entry.of(row.leaf(), Salt.of(row.salt()), Canon.read(row.payload())),
                    row.index());
        }
        int octets = writer.write(premises.self().key()).length;
        new TraceEvidence(tree, checkpoint.checkpoint(), TraceEvidence.keptIn(premises.blobs(), exchange))
                .of(story.events(), story.rows().get(0).index(), Canon.LONGEST - octets)
                .forEach(writer::add);
        return writer.write(premises.self().key());
    }

    /** Whether an entry holds what somebody wrote, or what a mail says. */
    private static boolean saysSomething(Event event) {
        if (event instanceof Event.Law law) {
            return law.fact() instanceof Fact.StepDone || law.fact() instanceof Fact.Dismissed;
        }
        return event instanceof Event.Composed
                || event instanceof Event.Remark remark && remark.kind() == Kind.MAIL_RECEIVED;
    }
}
