package org.passerelle.gateway.console.operate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.outbox.WaitingMail;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.TimeWords;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.MailAddress;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.refusal.Refusal;

/** What an operator sees and does: the gateway's state, the mails that wait, and the doctor, one at a time. Nothing clinical. */
public final class OperatePage {
    /** Most waiting mails of one page. */
    public static final int MOST = 200;

    private final Porch porch;
    private final Engine engine;
    private final Pages pages;
    private final Semaphore doctor = new Semaphore(1);

    public OperatePage(Porch porch, Engine engine, Pages pages) {
        this.porch = porch;
        this.engine = engine;
        this.pages = pages;
    }

    /**
     * What the page shows.
     *
     * @param examined whether the findings are the doctor's
     * @param waiting how many mails wait in all
     */
    public record Operate(
            Frame frame,
            String version,
            List<Row> mailboxes,
            List<Row> troubles,
            boolean examined,
            List<Engine.Finding> findings,
            long waiting,
            List<Mail> mails) {
        public Operate {
            mailboxes = List.copyOf(mailboxes);
            troubles = List.copyOf(troubles);
            findings = List.copyOf(findings);
            mails = List.copyOf(mails);
        }

        /** How a finding is, in words. */
        public String level(Engine.Finding finding) {
            return frame.say("operate.level." + finding.level().toLowerCase(Locale.ROOT));
        }
    }

    /** Something and how it is. */
    public record Row(String name, String state, boolean well) {}

    /**
     * A mail that waits.
     *
     * @param why why it waits
     * @param until when it is given up
     */
    public record Mail(
            String id, String kind, String to, String reference, String why, int attempts, String next, String until) {}

    public Response show(Match match) {
        return shown(match, operator(match), false, engine.glance());
    }

    /** Examines everything; mail servers may keep it waiting, so there is one at a time. */
    public Response examine(Match match) {
        Visitor visitor = operator(match);
        porch.form(match.request(), visitor);
        if (!doctor.tryAcquire()) {
            throw Refusal.of(HttpRefusal.BUSY).refused();
        }
        try {
            return shown(match, visitor, true, engine.doctor());
        } finally {
            doctor.release();
        }
    }

    /** A mail goes with the next look into the outbox. */
    public Response retry(Match match) {
        Visitor visitor = operator(match);
        porch.form(match.request(), visitor);
        engine.outbox().retry(mail(match));
        return Pages.redirect("/operate");
    }

    /** A mail is never sent again; who decided it stands in the trace. */
    public Response giveUp(Match match) {
        Visitor visitor = operator(match);
        porch.form(match.request(), visitor);
        engine.outbox().giveUp(mail(match), visitor.session().person());
        return Pages.redirect("/operate");
    }

    private static Id mail(Match match) {
        return Id.find(match.variable("mail"))
                .orElseThrow(() -> Refusal.of(FlowRefusal.NOT_WAITING).refused());
    }

    private Visitor operator(Match match) {
        return porch.visitor(match.request(), Visitor::operates);
    }

    private Response shown(Match match, Visitor visitor, boolean examined, List<Engine.Finding> findings) {
        Speech speech = Speech.of(match.request());
        Engine.Standing standing = engine.standing();
        List<Row> mailboxes = new ArrayList<>();
        new TreeMap<>(standing.mailboxes()).forEach((name, state) -> mailboxes.add(mailbox(speech, name, state)));
        return pages.page(
                200,
                "operate/operate",
                new Operate(
                        new Frame(speech, speech.say("operate.title"), visitor, "/operate"),
                        standing.version(),
                        mailboxes,
                        troubles(speech, standing),
                        examined,
                        findings,
                        standing.waiting(),
                        engine.outbox().waiting(MOST).stream()
                                .map(mail -> mail(speech, mail))
                                .toList()));
    }

    private static Row mailbox(Speech speech, String name, MailboxState state) {
        if (state instanceof MailboxState.Degraded degraded) {
            return new Row(name, trouble(speech, "operate.degraded", degraded.since(), degraded.why()), false);
        } else if (state instanceof MailboxState.NotLoggedIn closed) {
            return new Row(name, trouble(speech, "operate.closed", closed.since(), closed.why()), false);
        }
        return new Row(name, speech.say("operate.well"), true);
    }

    private static String trouble(Speech speech, String key, Instant since, Refusal why) {
        return speech.say(key, TimeWords.dated(speech, since), why.code().code());
    }

    private static List<Row> troubles(Speech speech, Engine.Standing standing) {
        List<Row> rows = new ArrayList<>();
        new TreeMap<>(standing.failing())
                .forEach((work, code) -> rows.add(new Row(speech.say("operate.failing", work), code, false)));
        standing.altered().forEach(exchange -> rows.add(new Row(speech.say("operate.altered"), exchange.hex(), false)));
        standing.alarms()
                .forEach(alarm -> rows.add(new Row(
                        TimeWords.dated(speech, alarm.at()),
                        alarm.code() + " · " + alarm.exchange().reference(),
                        false)));
        return rows;
    }

    private static Mail mail(Speech speech, WaitingMail mail) {
        String kind = mail.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String why = mail.findCode().orElse(speech.say(mail.taken() ? "operate.waits.receipt" : "operate.waits.turn"));
        return new Mail(
                mail.id().hex(),
                speech.say("operate.kind." + kind),
                String.join(
                        ", ",
                        mail.to().stream().map(MailAddress::domain).distinct().toList()),
                mail.findExchange().map(Id::reference).orElse(""),
                mail.reported().isEmpty() ? why : why + ", " + String.join(", ", mail.reported()),
                mail.attempts(),
                TimeWords.dated(speech, mail.next()),
                TimeWords.dated(speech, mail.givenUp()));
    }
}
