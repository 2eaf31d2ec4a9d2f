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
 * Which books the node's own chain tells of. Its youngest entry about a line names the other lines' books too, as that about a practice
 * does the other practices', so that one entry tells everything, however long the chain is.
 *
 * @param books hash of each line's, or practice's, book, by its address
 */
record LastTold(Map<String, Sha256> books) {
    /** The entry's member that names the others' books. */
    static final String OTHERS = "others";

    /** As the chain has it now of books of that kind. */
    static LastTold of(Journals journals, LineBook.Kind kind) {
        return new LastTold(journals.lastOfNode(event(kind).type())
                .map(row -> read(Canon.read(row.payload()), kind))
                .orElse(Map.of()));
    }

    /** The entry that tells of a book of that kind. */
    static Kind event(LineBook.Kind kind) {
        return kind == LineBook.Kind.LINE ? Kind.LINE_CHANGED : Kind.PRACTICE_CHANGED;
    }

    private static Map<String, Sha256> read(Json.Obj facts, LineBook.Kind kind) {
        Map<String, Sha256> books = new TreeMap<>();
        facts.findObject(OTHERS)
                .ifPresent(others -> others.members().keySet().forEach(line -> books.put(line, others.hash(line))));
        books.put(facts.text(kind.word()), facts.hash("hash"));
        return books;
    }

    /** The book of that address; empty where the chain tells of none. */
    Optional<Sha256> of(MailAddress line) {
        return Optional.ofNullable(books.get(line.value()));
    }

    /** Those of every other address, as the next entry about this one names them. */
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
