package org.passerelle.flow;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.PartyJson;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * An order that its host may give again, because the answer was lost or the program ended: one reference has one effect. It is written
 * in the commit that has the effect, so it is there exactly where that is, across restarts, and of two at once the second finds the
 * first. Only hashes are kept, of the reference and of what was ordered under it.
 */
public final class Once {
    /** How long a reference is remembered. */
    public static final Duration REMEMBERED = Duration.ofDays(30);
    /** Longest reference, in characters. */
    public static final int LONGEST = 128;

    private static final Pattern REFERENCE = Pattern.compile("[!-~]{1," + LONGEST + "}");

    private final Premises premises;

    public Once(Premises premises) {
        this.premises = premises;
    }

    /**
     * The exchange in which an order had its effect before, within {@link #REMEMBERED}.
     *
     * @param where whose references these are: another place's are others
     * @param what what is ordered besides what the order says, a pathway and an address say
     * @throws org.passerelle.refusal.Refused {@link FlowRefusal#REFERENCE_REUSED} when something else was ordered under that reference
     */
    Optional<Id> find(String where, String what, Order order) {
        String reference = order.reference();
        if (reference == null) {
            return Optional.empty();
        }
        Optional<SeenLetter> before = seen(where, reference);
        before.ifPresent(had -> {
            if (!had.letter().equals(mark(had.stream(), had.seq(), said(what, order, octets(order))))) {
                throw Refusal.of(FlowRefusal.REFERENCE_REUSED).refused();
            }
        });
        return before.map(SeenLetter::exchange);
    }

    /** The exchange that was opened, or acted on, under that reference within {@link #REMEMBERED}. */
    public Optional<Id> find(String where, String reference) {
        return seen(where, reference).map(SeenLetter::exchange);
    }

    /** Remembers the order, whose files were attached, in the commit in which it has its effect. */
    void keep(String where, String what, Order order, AttachDocuments.Attached attached, Dossier dossier) {
        String reference = order.reference();
        if (reference != null) {
            String stream = stream(where, reference);
            long period = period(dossier.now());
            dossier.also(new Change.Seen(new SeenLetter(
                    mark(stream, period, said(what, order, attached.before())),
                    dossier.exchange(),
                    stream,
                    period,
                    dossier.now())));
        }
    }

    /** One of this period, or one of the period before that is not too old. */
    private Optional<SeenLetter> seen(String where, String reference) {
        String stream = stream(where, reference);
        Instant now = premises.now();
        long period = period(now);
        return premises.store()
                .correspondence()
                .seen(stream, period)
                .or(() -> premises.store().correspondence().seen(stream, period - 1))
                .filter(had -> now.isBefore(had.at().plus(REMEMBERED)));
    }

    private static long period(Instant now) {
        return Math.floorDiv(now.toEpochMilli(), REMEMBERED.toMillis());
    }

    private static String stream(String where, String reference) {
        if (!REFERENCE.matcher(reference).matches()) {
            throw Refusal.of(FlowRefusal.REFERENCE).with(FactKey.LIMIT, LONGEST).refused();
        }
        return "reference:" + hash("passerelle/reference/1\0" + where + "\0" + reference);
    }

    /** The files' octets as the host has them now; none larger than may be attached ever had an effect. */
    private List<Sha256> octets(Order order) {
        return order.attachments().stream()
                .map(file -> file.hash(premises.media().most()))
                .toList();
    }

    /** What was ordered; the files by what people read beside them and by their octets. */
    private static Json.Obj said(String what, Order order, List<Sha256> octets) {
        List<Json> files = new ArrayList<>();
        for (int n = 0; n < octets.size(); n++) {
            Attachment file = order.attachments().get(n);
            files.add(
                    Json.texts(List.of(file.kind(), file.title(), octets.get(n).hex())));
        }
        return Json.object()
                .put("what", what)
                .put("step", order.step())
                .put("actor", PartyJson.write(order.actor()))
                .put("content", order.content())
                .put("files", files)
                .build();
    }

    private static Sha256 mark(String stream, long period, Json.Obj said) {
        return Sha256.tagged(
                "passerelle/ordered/2",
                (stream + "/" + period + "\0").getBytes(StandardCharsets.US_ASCII),
                Canon.octets(said));
    }

    private static Sha256 hash(String text) {
        return Sha256.hash(text.getBytes(StandardCharsets.UTF_8));
    }
}
