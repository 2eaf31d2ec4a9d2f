package org.passerelle.gateway.console.account;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.passerelle.flow.desk.Member;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.TimeWords;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.session.Account;
import org.passerelle.gateway.session.OwnAccount;
import org.passerelle.gateway.session.Passkey;
import org.passerelle.gateway.session.Session;
import org.passerelle.gateway.session.Sessions;
import org.passerelle.party.MailAddress;

/** An account in words. */
final class AccountWords {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final OwnAccount own;

    AccountWords(OwnAccount own) {
        this.own = own;
    }

    /** Where somebody works, and what they may do there. */
    List<AccountShown.Work> work(Speech speech, Visitor visitor) {
        List<AccountShown.Work> all = new ArrayList<>();
        all.addAll(work(speech, visitor.lines()));
        all.addAll(work(speech, visitor.practices()));
        visitor.duties().stream()
                .sorted()
                .map(duty -> speech.say("account.duty." + duty.name().toLowerCase(Locale.ROOT)))
                .forEach(duty -> all.add(new AccountShown.Work(speech.say("account.duty"), duty)));
        return all;
    }

    private static List<AccountShown.Work> work(Speech speech, Map<MailAddress, Member> places) {
        return new TreeMap<>(places)
                .entrySet().stream()
                        .map(place -> new AccountShown.Work(
                                place.getKey().value(),
                                place.getValue().rights().stream()
                                        .sorted()
                                        .map(right -> speech.say(
                                                "line.rights." + right.name().toLowerCase(Locale.ROOT)))
                                        .collect(Collectors.joining(", "))))
                        .toList();
    }

    List<AccountShown.Key> keys(Speech speech, Account account) {
        return account.passkeys().stream()
                .map(each -> new AccountShown.Key(each.reference(), each.name(), story(speech, each)))
                .toList();
    }

    private static String story(Speech speech, Passkey passkey) {
        String made = speech.say("account.passkey.made", dated(speech, passkey.made()));
        String used = passkey.findUsed()
                .map(at -> speech.say("account.passkey.used", dated(speech, at)))
                .orElseGet(() -> speech.say("account.passkey.unused"));
        return made + used + speech.say(passkey.synced() ? "account.passkey.synced" : "account.passkey.bound");
    }

    /** This session first. */
    List<AccountShown.Open> sessions(Speech speech, Session here) {
        List<AccountShown.Open> all = new ArrayList<>();
        for (Sessions.Open open : own.sessions(here)) {
            Session session = open.session();
            boolean isHere = session.forms().equals(here.forms());
            String story = speech.say(
                    "account.session." + session.way().name().toLowerCase(Locale.ROOT), dated(speech, session.begun()));
            var shown = new AccountShown.Open(isHere, story, dated(speech, open.seen()));
            all.add(isHere ? 0 : all.size(), shown);
        }
        return all;
    }

    private static String dated(Speech speech, Instant at) {
        return TimeWords.dated(speech, at, PARIS);
    }
}
