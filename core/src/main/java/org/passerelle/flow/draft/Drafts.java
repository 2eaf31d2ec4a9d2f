package org.passerelle.flow.draft;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.ExchangeRefusal;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.Rpps;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * What people wrote in a step's form and have not sent: one draft for each person, exchange and step, among the exchange's blobs and
 * under its key. Nothing happened, so no journal tells of it; nothing refers to it, so the sweep takes it away.
 */
public final class Drafts {
    /** How long one is kept after its last change; one of an exchange that ended goes with the next sweep, once it is a day old. */
    public static final Duration KEPT = Duration.ofDays(7);
    /** Largest one, in octets. */
    public static final int MOST_OCTETS = 512 * 1024;

    private static final String TAG = "passerelle/draft/1\0";
    private static final int HALF = 16;
    /** What the ids of all drafts begin with, and by chance no other one in 2^64. */
    private static final String MARK = hash(TAG).substring(0, HALF);

    private final Premises premises;

    public Drafts(Premises premises) {
        this.premises = premises;
    }

    /** Whether a blob of that id would be a draft. */
    public static boolean isDraft(Id blob) {
        return blob.hex().startsWith(MARK);
    }

    /**
     * Keeps what somebody wrote in place of what they wrote before.
     *
     * @throws Refused the exchange is unknown or ended, or {@link FlowRefusal#TOO_LARGE}
     */
    public Draft keep(Id exchange, Rpps person, String step, Map<String, List<String>> fields) {
        ExchangeRow row = premises.store()
                .journals()
                .row(exchange)
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused());
        if (row.ended()) {
            throw Refusal.of(ExchangeRefusal.NOT_IN_STATE).refused();
        }
        var draft = new Draft(premises.now(), fields);
        byte[] octets = draft.octets();
        if (octets.length > MOST_OCTETS) {
            throw Refusal.of(FlowRefusal.TOO_LARGE)
                    .with(FactKey.LIMIT, MOST_OCTETS)
                    .refused();
        }
        Id blob = requireNobodys(exchange, id(person, step));
        return premises.blobs().write(exchange, blob, out -> {
            out.write(octets);
            return draft;
        });
    }

    public Optional<Draft> find(Id exchange, Rpps person, String step) {
        try (InputStream in = premises.blobs().open(exchange, id(person, step))) {
            return Draft.read(in.readNBytes(MOST_OCTETS));
        } catch (IOException unreadable) {
            throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(unreadable);
        } catch (Refused none) {
            if (none.code() == StoreRefusal.BLOB_MISSING) {
                return Optional.empty();
            }
            throw none;
        }
    }

    /** Forgets it: the step was taken, or whoever wrote it begins anew. */
    public void drop(Id exchange, Rpps person, String step) {
        premises.blobs().drop(exchange, requireNobodys(exchange, id(person, step)));
    }

    /** Ids of files are their sender's: one who chose a draft's must not have their file overwritten. */
    private Id requireNobodys(Id exchange, Id blob) {
        if (premises.store().refersTo(exchange, blob, premises.now())) {
            throw Refusal.of(FlowRefusal.DOCUMENT_TWICE).refused();
        }
        return blob;
    }

    private static Id id(Rpps person, String step) {
        return Id.parse(MARK + hash(TAG + person.value() + "\0" + step).substring(0, HALF));
    }

    private static String hash(String text) {
        return Sha256.hash(text.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
