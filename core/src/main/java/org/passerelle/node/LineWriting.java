package org.passerelle.node;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.flow.OpenFromLine;
import org.passerelle.flow.Order;
import org.passerelle.flow.SendAgain;
import org.passerelle.flow.WrittenTo;
import org.passerelle.flow.clear.TakeBack;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Person;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.yaml.Pathways;

/** What the lines of a node write first, and take back; {@link Node#writing} gives it. */
public final class LineWriting {
    private final Premises premises;
    private final Function<Id, View> view;

    LineWriting(Premises premises, Function<Id, View> view) {
        this.premises = premises;
        this.view = view;
    }

    /** A line of ours begins an exchange with a practice, at that address. */
    public View begin(MailAddress line, MailAddress practice, PathwayRef pathway, Order order) {
        return begin(line, WrittenTo.at(practice), pathway, order);
    }

    /** The same where whoever writes knows whose mailbox it is. */
    public View begin(MailAddress line, WrittenTo practice, PathwayRef pathway, Order order) {
        return view.apply(new OpenFromLine(premises).open(line, practice, pathway, order));
    }

    /** What a line of ours began goes again to another address, as another exchange, which is given back. */
    public View again(Id exchange, MailAddress practice, Professional by) {
        return again(exchange, practice, by, null);
    }

    /** The same, done by somebody in their name. */
    public View again(Id exchange, MailAddress practice, Professional by, @Nullable Person filedBy) {
        return view.apply(new SendAgain(premises).send(exchange, practice, by, filedBy));
    }

    /**
     * Ends what an ordinary mail began and what comes to no request, or takes back what a line of ours began and nobody has acted on;
     * the other side is told why.
     */
    public View dismiss(Id exchange, Professional by, String reason) {
        return dismiss(exchange, by, null, reason);
    }

    /** The same, done by somebody in their name. */
    public View dismiss(Id exchange, Professional by, @Nullable Person filedBy, String reason) {
        return view.apply(new TakeBack(premises).end(exchange, by, filedBy, reason));
    }

    /** The definition of a circuit that is known here. */
    public Pathway pathway(PathwayRef ref) {
        return premises.pathways().get(ref);
    }

    /** The circuits known here now, with every form of a line that came since the start. */
    public Pathways pathways() {
        return premises.pathways();
    }
}
