package org.passerelle.gateway.console.ask;

import java.util.List;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Staff;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.exchanges.Requests;
import org.passerelle.gateway.tray.Tray;
import org.passerelle.gateway.tray.Trays;
import org.passerelle.refusal.Refusal;

/**
 * What somebody asks with: the people of their practice, the lines, and where their files wait.
 *
 * @param trays of files that were given with a form
 */
public record Desk(Staff staff, Requests requests, Trays trays) {

    /** In whose name they may ask. */
    List<Post> posts(Visitor visitor) {
        List<Post> posts = Post.of(visitor, staff);
        if (posts.isEmpty()) {
            throw Refusal.of(FlowRefusal.NOT_DELEGATED).refused();
        }
        return posts;
    }

    /** A line that may be written to. */
    Found line(String card) {
        return Found.find(requests, card)
                .filter(Found::known)
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_LINE).refused());
    }

    Tray tray(Visitor visitor, Found line, Offered offered, String id) {
        return trays.of(
                visitor.session().person(),
                "ask/" + line.id() + "/" + offered.pathway().ref() + "/" + offered.form(),
                id);
    }
}
