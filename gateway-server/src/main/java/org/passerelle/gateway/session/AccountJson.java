package org.passerelle.gateway.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.passerelle.canon.Json;
import org.passerelle.party.PersonId;
import org.passerelle.refusal.Refusal;

/** An account as its file holds it. */
final class AccountJson {
    private AccountJson() {}

    static Account read(Json.Obj json) {
        var duties = new ArrayList<Account.Duty>();
        for (String duty : json.arrayOrEmpty("duties").texts()) {
            duties.add(Arrays.stream(Account.Duty.values())
                    .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(duty))
                    .findFirst()
                    .orElseThrow(() -> Refusal.of(SessionRefusal.ACCOUNTS_FILE).refused()));
        }
        return new Account(
                json.text("name"),
                PersonId.parse(json.text("person")),
                PasswordHash.read(json.text("password")),
                Set.copyOf(duties),
                json.arrayOrEmpty("passkeys").objects().stream()
                        .map(AccountJson::passkey)
                        .toList());
    }

    private static Passkey passkey(Json.Obj json) {
        return new Passkey(
                json.text("id"),
                json.text("key"),
                json.whole("counter"),
                json.bool("synced"),
                json.text("name"),
                json.instant("made"),
                json.findInstant("used").orElse(null));
    }

    static Json.Obj write(Account account) {
        List<Json> duties = account.duties().stream()
                .map(duty -> (Json) Json.text(duty.name().toLowerCase(Locale.ROOT)))
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
        var json = Json.object()
                .put("name", account.name())
                .put("person", account.person().number())
                .put("password", account.password().written())
                .put("duties", duties);
        if (!account.passkeys().isEmpty()) {
            json.put(
                    "passkeys",
                    account.passkeys().stream().map(AccountJson::write).toList());
        }
        return json.build();
    }

    private static Json.Obj write(Passkey passkey) {
        var json = Json.object()
                .put("id", passkey.id())
                .put("key", passkey.key())
                .put("counter", passkey.counter())
                .put("synced", passkey.synced())
                .put("name", passkey.name())
                .put("made", passkey.made());
        passkey.findUsed().ifPresent(used -> json.put("used", used));
        return json.build();
    }
}
