package org.passerelle.gateway.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Staff;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.session.Doorman;
import org.passerelle.gateway.session.Session;
import org.passerelle.gateway.session.SessionRefusal;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.Refusal;

/** Judges requests before any page sees them: whose session it is, and whether a form is one of ours. */
final class Porch {
    /** The field of every form that says which session wrote it. */
    static final String FORMS = "_forms";

    private final Doorman doorman;
    private final Staff staff;

    Porch(Doorman doorman, Staff staff) {
        this.doorman = doorman;
        this.staff = staff;
    }

    Optional<Session> session(Request request) {
        return Cookies.find(request, Cookies.SESSION).flatMap(doorman::find);
    }

    /**
     * Who is there.
     *
     * @throws org.passerelle.refusal.Refused {@link SessionRefusal#NOT_LOGGED_IN}
     */
    Visitor visitor(Request request) {
        Session session = session(request)
                .orElseThrow(() -> Refusal.of(SessionRefusal.NOT_LOGGED_IN).refused());
        Map<MailAddress, Member> lines = new LinkedHashMap<>();
        staff.lines()
                .keySet()
                .forEach(line -> staff.member(line, session.person()).ifPresent(member -> lines.put(line, member)));
        return new Visitor(session, lines);
    }

    /** What a form says that this session was given; anything else is refused. */
    Query form(Request request, Visitor visitor) {
        Query form = ownForm(request);
        if (!form.one(FORMS).filter(visitor.session().forms()::equals).isPresent()) {
            throw Refusal.of(SessionRefusal.FORGED).refused();
        }
        return form;
    }

    /** What a form says that a page of this very origin sent (RFC 6454): browsers tell where a form comes from. */
    static Query ownForm(Request request) {
        String own = "https://" + request.headers().one("Host").orElse("");
        boolean here = request.headers().one("Origin").filter(own::equals).isPresent();
        boolean form = request.headers()
                .one("Content-Type")
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
        if (!here || !form) {
            throw Refusal.of(SessionRefusal.FORGED).refused();
        }
        return Query.parse(new String(request.body(), java.nio.charset.StandardCharsets.US_ASCII));
    }
}
