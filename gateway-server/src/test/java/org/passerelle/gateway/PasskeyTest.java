package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Json;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.session.Account;
import org.passerelle.gateway.session.Passkey;

/** Passkeys are added by their owner, open the account, and go. */
class PasskeyTest extends PasskeyScene {
    @Test
    void aPasskeyIsAddedAndOpensTheAccount() {
        Somebody who = somebody();
        Authenticator phone = enrolled(who);
        assertThat(who.browser().page("/account")).contains("Téléphone", "jamais utilisée", "liée à un seul appareil");

        AskedBrowser other = AskedBrowser.open();
        Response entered = other.send(phone.login(other.challenge()));
        assertThat(entered.headers().one("Location")).contains("/");
        assertThat(other.browser().page("/account")).contains(who.name(), "Par clé d'accès", "utilisée le");
    }

    @Test
    void aLoginLeadsWhereItWasWantedAndNowhereElse() {
        Authenticator phone = enrolled(somebody());
        AskedBrowser browser = AskedBrowser.open();
        Map<String, String> fields = phone.login(browser.challenge());
        fields.put("next", "/account");
        assertThat(browser.send(fields).headers().one("Location")).contains("/account");
        AskedBrowser other = AskedBrowser.open();
        fields = phone.login(other.challenge());
        fields.put("next", "https://elsewhere.test/");
        assertThat(other.send(fields).headers().one("Location")).contains("/");
    }

    @Test
    void everyLoginHasASessionOfItsOwn() {
        Somebody who = somebody();
        Authenticator phone = enrolled(who);
        String planted = who.browser().cookie();
        AskedBrowser browser = AskedBrowser.open();
        String asked = browser.browser().cookie();
        browser.browser().cookie(planted + "; " + asked);
        Response entered = browser.send(phone.login(browser.challenge()));
        assertThat(entered.status()).isEqualTo(303);
        assertThat(browser.browser().cookie()).isNotEqualTo(planted);
        assertThat(who.browser().get("/account").status())
                .as("the old one is over")
                .isEqualTo(303);
    }

    @Test
    void theNumberOfSignaturesIsKeptAndMustGrow() {
        Somebody who = somebody();
        Authenticator phone = Authenticator.number(200);
        phone.counter = 5;
        assertThat(add(who, phone, "Clé USB").status()).isEqualTo(303);
        phone.counter = 6;
        assertThat(login(phone).status()).isEqualTo(303);
        assertThat(passkeys(who).get(0).counter()).isEqualTo(6);
        for (int counted : List.of(6, 5, 0)) {
            phone.counter = counted;
            Response refused = login(phone);
            assertThat(refused.status()).as("counted " + counted).isEqualTo(403);
            assertThat(text(refused)).contains("compté à rebours");
        }
        phone.counter = 7;
        assertThat(login(phone).status()).isEqualTo(303);
    }

    @Test
    void anAuthenticatorThatDoesNotCountIsFine() {
        Authenticator phone = enrolled(somebody());
        assertThat(login(phone).status()).isEqualTo(303);
        assertThat(login(phone).status()).isEqualTo(303);
    }

    @Test
    void aRemovedPasskeyOpensNothingAndWhoCameByItIsOut() {
        Somebody who = somebody();
        Authenticator phone = enrolled(who);
        AskedBrowser other = AskedBrowser.open();
        other.send(phone.login(other.challenge()));
        String reference = passkeys(who).get(0).reference();
        assertThat(who.browser()
                        .submit("/account", "/account/passkeys/" + reference + "/remove", Map.of())
                        .headers()
                        .one("Location"))
                .contains("/account?done=removed");
        assertThat(other.browser().get("/account").headers().one("Location")).contains("/login?next=/account");
        assertThat(login(phone).status()).isEqualTo(401);
        assertThat(who.browser().page("/account?done=removed")).contains("supprimez-la aussi");
    }

    @Test
    void anotherPasswordEndsTheSessionsOfPasskeysToo() {
        Somebody who = somebody();
        Authenticator phone = enrolled(who);
        AskedBrowser other = AskedBrowser.open();
        other.send(phone.login(other.challenge()));
        accounts.password(
                who.name(),
                org.passerelle.gateway.session.PasswordHash.of(
                        "une autre phrase assez longue".toCharArray(), new java.util.Random(9)));
        assertThat(other.browser().get("/account").status()).isEqualTo(303);
        assertThat(login(phone).status()).as("the passkey itself stays").isEqualTo(303);
    }

    @Test
    void wrongPasswordsKeepNoPasskeyWaiting() {
        Somebody who = somebody();
        Authenticator phone = enrolled(who);
        for (int wrong = 0; wrong < 6; wrong++) {
            new Browser().login(who.name(), "une phrase qui est fausse");
        }
        assertThat(new Browser().login(who.name(), PASSWORD).status()).isEqualTo(429);
        assertThat(login(phone).status()).isEqualTo(303);
    }

    @Test
    void itsOwnerNamesItAnew() {
        Somebody who = somebody();
        enrolled(who);
        String path = "/account/passkeys/" + passkeys(who).get(0).reference() + "/name";
        assertThat(who.browser()
                        .submit("/account", path, Map.of("name", " Poste du service "))
                        .status())
                .isEqualTo(303);
        assertThat(passkeys(who).get(0).name()).isEqualTo("Poste du service");
        assertThat(who.browser()
                        .submit("/account", path, Map.of("name", "é".repeat(40)))
                        .status())
                .isEqualTo(303);
        for (String bad : List.of("", " ", "é".repeat(41), "a\u202eb", "a\nb")) {
            assertThat(who.browser()
                            .submit("/account", path, Map.of("name", bad))
                            .status())
                    .isEqualTo(422);
        }
        assertThat(somebody()
                        .browser()
                        .submit("/account", path, Map.of("name", "d'un autre"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void eightAreEnough() {
        Somebody who = somebody();
        for (int at = 0; at < Account.MOST_PASSKEYS; at++) {
            enrolled(who);
        }
        assertThat(who.browser().page("/account"))
                .contains("autant que possible")
                .doesNotContain("data-passkey=");
        Json.Obj asked = asked(who.browser().submit("/worklist", "/account/passkeys/begin", Map.of()));
        assertThat(asked.array("known").texts()).hasSize(Account.MOST_PASSKEYS);
        Response refused = who.browser()
                .submit(
                        "/worklist",
                        "/account/passkeys",
                        with(Authenticator.number(250).made(asked.text("challenge"))));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused)).contains("(8)");
    }

    @Test
    void onePasskeyIsOfOneAccount() {
        Authenticator phone = enrolled(somebody());
        Response refused = add(somebody(), phone, "La même");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused)).contains("a déjà une clé");
    }

    @Test
    void aLoginOfJustNowVouchesFiveMinutesThenThePasswordDoes() {
        Somebody who = somebody();
        pass(Duration.ofMinutes(5).minusMillis(1));
        begin(who);
        assertThat(who.browser().page("/account")).doesNotContain("passkey-password");
        pass(Duration.ofMillis(1));
        assertThat(who.browser().page("/account")).contains("passkey-password");
        Response refused = who.browser().submit("/account", "/account/passkeys/begin", Map.of());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(text(refused)).contains("\"problem\":\"Votre connexion date de plus de cinq minutes");
        assertThat(who.browser()
                        .submit("/account", "/account/passkeys/begin", Map.of("password", PASSWORD + "?"))
                        .status())
                .isEqualTo(422);
        asked(who.browser().submit("/account", "/account/passkeys/begin", Map.of("password", PASSWORD)));
    }

    @Test
    void whoGuessesThePasswordInAnOpenSessionWaitsAsAtTheLogin() {
        Somebody who = somebody();
        for (int wrong = 0; wrong < 5; wrong++) {
            who.browser().submit("/account", "/account/passkeys/begin", Map.of("password", "fausse"));
        }
        assertThat(who.browser()
                        .submit("/account", "/account/passkeys/begin", Map.of("password", PASSWORD))
                        .status())
                .isEqualTo(429);
        pass(Duration.ofMinutes(1));
        asked(who.browser().submit("/account", "/account/passkeys/begin", Map.of("password", PASSWORD)));
    }

    private static Map<String, String> with(Map<String, String> fields) {
        fields.put("name", "Une de trop");
        return fields;
    }

    private static List<Passkey> passkeys(Somebody who) {
        return accounts.find(who.name()).orElseThrow().passkeys();
    }
}
