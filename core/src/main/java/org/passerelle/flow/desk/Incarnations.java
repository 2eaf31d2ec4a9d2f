package org.passerelle.flow.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.ledger.Origin;
import org.passerelle.port.keep.Change;

/**
 * The incarnations in which a correspondent's node wrote to us. The one that signed its first letter last is the present one;
 * letters that an earlier one signed before that may still be on their way, later ones come from an old copy of the node.
 *
 * @param node the node
 * @param present its present incarnation
 * @param since when the earliest letter of it that we know was signed
 * @param former the incarnations before
 */
public record Incarnations(Id node, Id present, Instant since, List<Id> former) {
    /** Most former incarnations remembered. */
    public static final int MOST = 100;

    public Incarnations {
        former = List.copyOf(former);
    }

    /** What is known of a node. */
    public static Optional<Incarnations> of(Premises premises, Id node) {
        return premises.store()
                .secrets()
                .secret(name(node))
                .map(Canon::read)
                .map(json -> new Incarnations(
                        node,
                        json.id("present"),
                        json.instant("since"),
                        json.array("former").texts().stream().map(Id::parse).toList()));
    }

    /** What is known after the first letter of a node. */
    public static Incarnations begin(Origin origin, Instant signedAt) {
        return new Incarnations(origin.node(), origin.incarnation(), signedAt, List.of());
    }

    /** What is known after another letter. */
    public Incarnations hear(Origin origin, Instant signedAt) {
        Id spoke = origin.incarnation();
        if (spoke.equals(present)) {
            return signedAt.isBefore(since) ? new Incarnations(node, present, signedAt, former) : this;
        }
        if (former.contains(spoke)) {
            return this;
        }
        return signedAt.isBefore(since)
                ? new Incarnations(node, present, since, with(spoke))
                : new Incarnations(node, spoke, signedAt, with(present));
    }

    /** Whether a letter comes from an incarnation that was over when it was signed. */
    public boolean isOver(Origin origin, Instant signedAt) {
        return former.contains(origin.incarnation()) && signedAt.isAfter(since);
    }

    private List<Id> with(Id one) {
        List<Id> more = new ArrayList<>(former);
        more.add(one);
        return more.subList(Math.max(0, more.size() - MOST), more.size());
    }

    /** The change that keeps it. */
    public Change remember() {
        return new Change.Secret(
                name(node),
                Canon.octets(Json.object()
                        .put("present", present)
                        .put("since", since)
                        .put("former", Json.texts(former.stream().map(Id::hex).toList()))
                        .build()));
    }

    private static String name(Id node) {
        return "incarnations-of/" + node;
    }
}
