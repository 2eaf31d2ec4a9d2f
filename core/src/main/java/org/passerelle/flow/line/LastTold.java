package org.passerelle.flow.line;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.Journals;

/**
 * Which books the node's own chain tells of. Its youngest entry about a line names the other lines' books too, so that one entry tells
 * everything, however long the chain is.
 *
 * @param books hash of each line's book, by the line's address
 */
record LastTold(Map<String, Sha256> books) {
    /** The entry's member that names the other lines' books. */
    static final String OTHERS = "others";

    /** As the chain has it now. */
    static LastTold of(Journals journals) {
        return new LastTold(journals.lastOfNode(Kind.LINE_CHANGED.type())
                .map(row -> read(Canon.read(row.payload())))
                .orElse(Map.of()));
    }

    private static Map<String, Sha256> read(Json.Obj facts) {
        Map<String, Sha256> books = new TreeMap<>();
        facts.findObject(OTHERS)
                .ifPresent(others -> others.members().keySet().forEach(line -> books.put(line, others.hash(line))));
        books.put(facts.text("line"), facts.hash("hash"));
        return books;
    }

    /** The book of that line; empty where the chain tells of none. */
    Optional<Sha256> of(MailAddress line) {
        return Optional.ofNullable(books.get(line.value()));
    }

    /** Those of every other line, as the next entry about this one names them. */
    Json.Obj others(MailAddress line) {
        Json.Builder others = Json.object();
        books.forEach((other, hash) -> {
            if (!other.equals(line.value())) {
                others.put(other, hash);
            }
        });
        return others.build();
    }
}
