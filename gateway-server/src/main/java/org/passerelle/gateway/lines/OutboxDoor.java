package org.passerelle.gateway.lines;

import java.util.List;
import java.util.Locale;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.outbox.Outbox;
import org.passerelle.flow.outbox.WaitingMail;
import org.passerelle.gateway.auth.Coordinator;
import org.passerelle.gateway.auth.Gatekeeper;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.Refusal;

/**
 * The paths under {@code /outbox}: what waits to leave of the lines and practices that somebody coordinates, in JSON. They have a mail go
 * now, or give it up. Nothing of what a mail says.
 */
public final class OutboxDoor {
    private final Gatekeeper gatekeeper;
    private final Outbox outbox;

    public OutboxDoor(Gatekeeper gatekeeper, Outbox outbox) {
        this.gatekeeper = gatekeeper;
        this.outbox = outbox;
    }

    /** Adds the paths to a router. */
    public Router on(Router router) {
        return router.on("GET", "/outbox", match -> list(match.request()))
                .on("POST", "/outbox/{mail}/retry", this::retry)
                .on("POST", "/outbox/{mail}/give-up", this::giveUp);
    }

    private Response list(Request request) {
        List<Json.Obj> mails = theirs(coordinator(request)).waiting(Outbox.MOST).stream()
                .map(OutboxDoor::json)
                .toList();
        return LineDoor.json(Json.object().put("mails", mails).build());
    }

    private Response retry(Match match) {
        Outbox theirs = theirs(coordinator(match.request()));
        Id mail = mail(match);
        theirs.retry(mail);
        return done(mail);
    }

    private Response giveUp(Match match) {
        Coordinator coordinator = coordinator(match.request());
        Id mail = mail(match);
        theirs(coordinator).giveUp(mail, coordinator.person());
        return done(mail);
    }

    private Coordinator coordinator(Request request) {
        return gatekeeper.coordinator(
                request.findCertificate(), request.headers().one(Gatekeeper.ACTING_FOR));
    }

    private Outbox theirs(Coordinator coordinator) {
        return outbox.of(coordinator.houses());
    }

    private static Id mail(Match match) {
        return Id.find(match.variable("mail"))
                .orElseThrow(() -> Refusal.of(FlowRefusal.NOT_WAITING).refused());
    }

    private static Response done(Id mail) {
        return LineDoor.json(Json.object().put("mail", mail).build());
    }

    private static Json.Obj json(WaitingMail mail) {
        return Json.object()
                .put("id", mail.id())
                .put("exchange", mail.findExchange().map(Id::hex))
                .put("kind", mail.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("from", mail.from().value())
                .put("to", Json.texts(mail.to().stream().map(MailAddress::value).toList()))
                .put("taken", mail.taken())
                .put("attempts", mail.attempts())
                .put("code", mail.findCode())
                .put("reported", Json.texts(mail.reported()))
                .put("written", mail.written())
                .put("next", mail.next())
                .put("givenUp", mail.givenUp())
                .put("zone", mail.zone().getId())
                .build();
    }
}
