package org.passerelle.flow.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.JournalHead;
import org.passerelle.port.keep.Journals;

/** The node's own chain: what happens to the node and belongs to no exchange. */
public final class NodeChain {
    private NodeChain() {}

    /** The changes that append one remark to it. */
    public static List<Change> remark(Premises premises, Kind kind, Json.Builder facts, Instant now) {
        return remarks(premises, List.of(new Event.Remark(kind, facts.build())), now);
    }

    /** Those that append several, in their order; a commit holds one such list at most. */
    public static List<Change> remarks(Premises premises, List<Event.Remark> remarks, Instant now) {
        var last = premises.store().journals().head(Journals.NODE).map(JournalHead::leaf);
        var chapter = new Chapter(
                Journals.NODE,
                last.map(leaf -> leaf.x()).orElseGet(premises::newId),
                last.orElse(null),
                premises.random());
        remarks.forEach(remark -> chapter.write(remark.kind().type(), remark.facts(), now));
        return new ArrayList<>(chapter.appends());
    }
}
