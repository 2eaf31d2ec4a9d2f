package org.passerelle.gateway.exchanges;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passerelle.canon.Id;
import org.passerelle.card.Confirmation;
import org.passerelle.card.LineCard;
import org.passerelle.catalogue.ListedLine;
import org.passerelle.flow.Order;
import org.passerelle.flow.catalogue.ReachLine;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;

/** What doors ask of the node for the people of the practices that it serves. */
public interface Requests {

    /** The lines of others that may be written to. */
    List<LineCard> lines();

    /** Those that the held catalogues list, known or not. */
    List<ListedLine> listed();

    /** What a listed line needs before it is written to. */
    ReachLine.Standing standing(ListedLine line);

    /** Makes it one that may be written to, where that needs nobody's word but a directory's. */
    LineCard reach(ListedLine line);

    /** A person made sure that the address is the line's. */
    LineCard confirm(ListedLine line, Confirmation byPerson);

    /** The pathway's definition, where it is known here. */
    Optional<Pathway> pathway(PathwayRef ref);

    /** Opens an exchange of that practice with a line; tells its id. */
    Id ask(MailAddress practice, MailAddress line, PathwayRef pathway, Order order);

    /** The exchange that an order opened under that reference, as long as it is remembered. */
    Optional<Id> asked(MailAddress line, String reference);

    /** The address under which the people of the practice stand that has this one; itself where it is no practice's of ours. */
    MailAddress practice(MailAddress ours);

    /** Every address of the practice whose people stand under that one. */
    Set<MailAddress> addresses(MailAddress practice);
}
