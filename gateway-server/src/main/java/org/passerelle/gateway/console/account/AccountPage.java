package org.passerelle.gateway.console.account;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.passerelle.canon.Json;
import org.passerelle.gateway.console.frame.Cookies;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Problems;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.console.login.Entrances;
import org.passerelle.gateway.console.login.PasskeyPage;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.gateway.passkey.PasskeyRefusal;
import org.passerelle.gateway.passkey.Passkeys;
import org.passerelle.gateway.passkey.Posted;
import org.passerelle.gateway.session.Account;
import org.passerelle.gateway.session.OwnAccount;
import org.passerelle.gateway.session.Session;
import org.passerelle.gateway.session.SessionRefusal;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** One's own account: who one is here, the password, passkeys and sessions. Nothing of anybody else's. */
public final class AccountPage {
    /** What can have been done just now. */
    private static final Set<String> DONE = Set.of("password", "added", "renamed", "removed", "elsewhere");

    private static final int OK = 200;

    private final Porch porch;
    private final OwnAccount own;
    private final Entrances entrances;
    private final Pages pages;
    private final AccountWords words;

    public AccountPage(Porch porch, Entrances entrances, Pages pages) {
        this.porch = porch;
        this.own = entrances.doorman().own();
        this.entrances = entrances;
        this.pages = pages;
        this.words = new AccountWords(own);
    }

    public Response show(Match match) {
        Request request = match.request();
        String done = request.query().one("done").filter(DONE::contains).orElse("");
        String told = done.isEmpty() ? "" : Speech.of(request).say("account.done." + done);
        return shown(OK, request, porch.visitor(request), told, true);
    }

    /** Another password, in place of the one that they know; all other sessions end, and this one begins anew. */
    public Response password(Match match) {
        Request request = match.request();
        Visitor visitor = porch.visitor(request);
        Query form = porch.form(request, visitor);
        char[] old = typed(form, "old");
        char[] wanted = typed(form, "wanted");
        char[] again = typed(form, "again");
        try {
            String token = own.password(visitor.session(), old, wanted, again);
            return Pages.redirect("/account?done=password").with("Set-Cookie", Cookies.session(token));
        } catch (Refused refused) {
            return told(request, visitor, refused.refusal());
        } finally {
            List.of(old, wanted, again).forEach(each -> Arrays.fill(each, '\0'));
        }
    }

    /** What a browser needs to make a passkey, for whom the password or a login of just now vouches; for the page's script. */
    public Response begin(Match match) {
        Request request = match.request();
        Visitor visitor = porch.visitor(request);
        Query form = porch.form(request, visitor);
        char[] password = typed(form, "password");
        try {
            Passkeys passkeys = passkeys();
            own.requireOwner(visitor.session(), password);
            Account account = account(visitor.session());
            return PasskeyPage.json(
                    OK, asked(passkeys.askAdding(account, visitor.session().forms()), account.name(), visitor.name()));
        } catch (Refused refused) {
            String sentence = Problems.sentence(Speech.of(request), refused.refusal());
            return PasskeyPage.json(
                    Problems.status(refused.refusal()),
                    Json.object().put("problem", sentence).build());
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static Json.Obj asked(Passkeys.AddingAsked asked, String name, String person) {
        return Json.object()
                .put("challenge", asked.challenge())
                .put("host", asked.host())
                .put("handle", asked.handle())
                .put("name", name)
                .put("person", person)
                .put("kinds", asked.kinds().stream().map(Json.Whole::new).toList())
                .put("known", asked.known().stream().map(Json::text).toList())
                .put("wait", Passkeys.LONGEST.toMillis())
                .build();
    }

    /** A passkey that was made. */
    public Response add(Match match) {
        return changed(match, "added", form -> {
            Session session = porch.visitor(match.request()).session();
            var answer = new Posted.Attestation(
                    form.one("client").orElse(""), form.one("attestation").orElse(""));
            String name = form.one("name").orElse("");
            own.add(session, passkeys().made(answer, session.forms(), name));
        });
    }

    public Response rename(Match match) {
        return changed(
                match,
                "renamed",
                form -> own.rename(
                        porch.visitor(match.request()).session(),
                        match.variable("passkey"),
                        form.one("name").orElse("")));
    }

    /** Whoever logged in by it is out, here too. */
    public Response remove(Match match) {
        return changed(
                match,
                "removed",
                form -> own.remove(porch.visitor(match.request()).session(), match.variable("passkey")));
    }

    public Response endOthers(Match match) {
        return changed(
                match,
                "elsewhere",
                form -> own.endOthers(
                        porch.visitor(match.request()).session(),
                        Cookies.find(match.request(), Cookies.SESSION).orElse("")));
    }

    private Response changed(Match match, String done, Consumer<Query> change) {
        Visitor visitor = porch.visitor(match.request());
        Query form = porch.form(match.request(), visitor);
        try {
            change.accept(form);
            return Pages.redirect("/account?done=" + done);
        } catch (Refused refused) {
            return told(match.request(), visitor, refused.refusal());
        }
    }

    private Response told(Request request, Visitor visitor, Refusal why) {
        return shown(Problems.status(why), request, visitor, Problems.sentence(Speech.of(request), why), false);
    }

    private Response shown(int status, Request request, Visitor visitor, String told, boolean well) {
        Speech speech = Speech.of(request);
        Session session = visitor.session();
        Optional<Account> account = own.find(session);
        var keys = new AccountShown.Keys(
                entrances.findPasskeys().isPresent(),
                own.isFresh(session),
                account.map(each -> words.keys(speech, each)).orElse(List.of()));
        return pages.page(
                status,
                "account/account",
                new AccountShown(
                        new Frame(speech, speech.say("account.title"), visitor, "/account"),
                        told,
                        well,
                        words.work(speech, visitor),
                        account.isPresent(),
                        keys,
                        words.sessions(speech, session)));
    }

    private Account account(Session session) {
        return own.find(session)
                .orElseThrow(() -> Refusal.of(SessionRefusal.NO_ACCOUNT).refused());
    }

    private Passkeys passkeys() {
        return entrances
                .findPasskeys()
                .orElseThrow(() -> Refusal.of(PasskeyRefusal.OFF).refused());
    }

    private static char[] typed(Query form, String name) {
        return form.one(name).orElse("").toCharArray();
    }
}
