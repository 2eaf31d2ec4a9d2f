package org.passerelle.gateway;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passerelle.canon.Id;
import org.passerelle.card.Confirmation;
import org.passerelle.card.LineCard;
import org.passerelle.catalogue.ListedLine;
import org.passerelle.flow.Order;
import org.passerelle.flow.catalogue.ReachLine;
import org.passerelle.gateway.exchanges.Requests;
import org.passerelle.node.Node;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.refusal.Refused;

/** The node, as the people of its practices ask it. */
final class NodeRequests implements Requests {
    private final Node node;

    NodeRequests(Node node) {
        this.node = node;
    }

    @Override
    public List<LineCard> lines() {
        List<LineCard> own = node.ownLines();
        return node.lines().stream()
                .filter(card -> own.stream()
                        .noneMatch(one -> one.base().id().equals(card.base().id())))
                .toList();
    }

    @Override
    public List<ListedLine> listed() {
        return node.catalogues().lines();
    }

    @Override
    public ReachLine.Standing standing(ListedLine line) {
        return node.catalogues().standing(line);
    }

    @Override
    public LineCard reach(ListedLine line) {
        return node.catalogues().reach(line);
    }

    @Override
    public LineCard confirm(ListedLine line, Confirmation byPerson) {
        return node.catalogues().confirm(line, byPerson);
    }

    @Override
    public Optional<Pathway> pathway(PathwayRef ref) {
        try {
            return Optional.of(node.writing().pathway(ref));
        } catch (Refused unknown) {
            if (unknown.code() == PathwayRefusal.UNKNOWN_PATHWAY) {
                return Optional.empty();
            }
            throw unknown;
        }
    }

    @Override
    public Id ask(MailAddress practice, MailAddress line, PathwayRef pathway, Order order) {
        return node.asking().ask(practice, line, pathway, order);
    }

    @Override
    public Optional<Id> asked(MailAddress line, String reference) {
        return node.asking().find(line, reference);
    }

    @Override
    public MailAddress practice(MailAddress ours) {
        return node.asking().practice(ours);
    }

    @Override
    public Set<MailAddress> addresses(MailAddress practice) {
        return node.asking().addresses(practice);
    }
}
