package org.passerelle.gateway.console.frame;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Staff;
import org.passerelle.gateway.http.Multipart;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.session.Doorman;
import org.passerelle.gateway.session.Session;
import org.passerelle.gateway.session.SessionRefusal;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.Refusal;

/** Judges requests before any page sees them: whose session it is, and whether a form is one of ours. */
public final class Porch {
    /** The field of every form that says which session wrote it. */
    public static final String FORMS = "_forms";

    private final Doorman doorman;
    private final Staff staff;
    private final UnaryOperator<MailAddress> home;

    /** @param home finds the address under which the people of the practice stand that has another */
    public Porch(Doorman doorman, Staff staff, UnaryOperator<MailAddress> home) {
        this.doorman = doorman;
        this.staff = staff;
        this.home = home;
    }

    public Optional<Session> session(Request request) {
        return Cookies.find(request, Cookies.SESSION).flatMap(doorman::find);
    }

    /** The same of what an open page asks by itself, which is no use of the session. */
    public Optional<Session> look(Request request) {
        return Cookies.find(request, Cookies.SESSION).flatMap(doorman::look);
    }

    /** Who has a page open that asks by itself. */
    public Visitor onlooker(Request request) {
        return visitor(look(request));
    }

    /** The same, when they may. */
    public Visitor onlooker(Request request, Predicate<Visitor> may) {
        return allowed(onlooker(request), may);
    }

    /**
     * Who is there.
     *
     * @throws org.passerelle.refusal.Refused {@link SessionRefusal#NOT_LOGGED_IN}
     */
    public Visitor visitor(Request request) {
        return visitor(session(request));
    }

    /**
     * Who is there, when they may.
     *
     * @throws org.passerelle.refusal.Refused {@link FlowRefusal#RIGHT_MISSING} too
     */
    public Visitor visitor(Request request, Predicate<Visitor> may) {
        return allowed(visitor(request), may);
    }

    private static Visitor allowed(Visitor visitor, Predicate<Visitor> may) {
        if (!may.test(visitor)) {
            throw Refusal.of(FlowRefusal.RIGHT_MISSING).refused();
        }
        return visitor;
    }

    private Visitor visitor(Optional<Session> found) {
        Session session =
                found.orElseThrow(() -> Refusal.of(SessionRefusal.NOT_LOGGED_IN).refused());
        return new Visitor(
                session,
                among(staff.lines().keySet(), session),
                among(staff.practices().keySet(), session),
                doorman.duties(session),
                home);
    }

    private Map<MailAddress, Member> among(Set<MailAddress> places, Session session) {
        Map<MailAddress, Member> found = new LinkedHashMap<>();
        places.forEach(place -> staff.member(place, session.person()).ifPresent(member -> found.put(place, member)));
        return found;
    }

    /** What a form says that this session was given; anything else is refused. */
    public Query form(Request request, Visitor visitor) {
        return given(ownForm(request), visitor);
    }

    /** The same of a form that may bring files. */
    public Multipart sent(Request request, Visitor visitor) {
        if (!Multipart.is(request)) {
            return new Multipart(form(request, visitor), List.of());
        }
        requireHere(request);
        Multipart sent = Multipart.read(request);
        given(sent.said(), visitor);
        return sent;
    }

    private static Query given(Query form, Visitor visitor) {
        if (!form.one(FORMS).filter(visitor.session().forms()::equals).isPresent()) {
            throw Refusal.of(SessionRefusal.FORGED).refused();
        }
        return form;
    }

    /** What a form says that a page of this very origin sent. */
    public static Query ownForm(Request request) {
        requireHere(request);
        boolean form = request.headers()
                .one("Content-Type")
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
        if (!form) {
            throw Refusal.of(SessionRefusal.FORGED).refused();
        }
        return Query.parse(new String(request.body(), java.nio.charset.StandardCharsets.US_ASCII));
    }

    /** Browsers tell where a form comes from (RFC 6454). */
    private static void requireHere(Request request) {
        String own = "https://" + request.headers().one("Host").orElse("");
        if (!request.headers().one("Origin").filter(own::equals).isPresent()) {
            throw Refusal.of(SessionRefusal.FORGED).refused();
        }
    }
}
