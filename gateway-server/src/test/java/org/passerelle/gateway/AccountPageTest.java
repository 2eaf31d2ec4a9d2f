package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.gateway.http.Response;

/** What everybody sees and does of their own account. */
class AccountPageTest extends PasskeyScene {
    private static final String OTHER = "une tout autre phrase";

    @Test
    void itSaysWhoSomebodyIsAndWhatTheyMayDo() {
        assertThat(Browser.of("paul.exemple").page("/account"))
                .contains("paul.exemple", Station.EXPERT.value(), Station.LINE.value(), "expert", "Par mot de passe");
        assertThat(Browser.of("andrea.audit").page("/account")).contains("auditeur : traces");
        assertThat(Browser.of("oli.exploite").with("Accept-Language", "en").page("/account"))
                .contains("operator: queues", "You have none.");
    }

    @Test
    void anotherPasswordWantsTheOldOneAndEndsEveryOtherSession() {
        Somebody who = somebody();
        Browser elsewhere = Browser.of(who.name());
        Authenticator phone = enrolled(who);
        String before = who.browser().cookie();
        Response changed = change(who, PASSWORD, OTHER, OTHER);
        assertThat(changed.headers().one("Location")).contains("/account?done=password");
        String set = changed.headers().one("Set-Cookie").orElseThrow();
        who.browser().cookie(set.substring(0, set.indexOf(';')));
        assertThat(who.browser().cookie()).as("a session of its own").isNotEqualTo(before);
        assertThat(who.browser().page("/account?done=password")).contains("Le mot de passe est changé");
        assertThat(elsewhere.get("/account").status()).isEqualTo(303);
        who.browser().cookie(before);
        assertThat(who.browser().get("/account").status()).isEqualTo(303);
        assertThat(new Browser().login(who.name(), PASSWORD).status()).isEqualTo(401);
        assertThat(new Browser().login(who.name(), OTHER).status()).isEqualTo(303);
        assertThat(login(phone).status()).isEqualTo(303);
    }

    @Test
    void aPasswordThatCannotBeChangesNothing() {
        Somebody who = somebody();
        assertThat(text(change(who, PASSWORD + "?", OTHER, OTHER))).contains("pas votre mot de passe actuel");
        assertThat(text(change(who, PASSWORD, OTHER, OTHER + "?"))).contains("pas le même les deux fois");
        assertThat(text(change(who, PASSWORD, "court", "court"))).contains("12 à 128");
        assertThat(text(change(who, PASSWORD, "l".repeat(129), "l".repeat(129))))
                .contains("12 à 128");
        assertThat(new Browser().login(who.name(), PASSWORD).status()).isEqualTo(303);
        assertThat(change(who, PASSWORD, "l".repeat(12), "l".repeat(12)).status())
                .isEqualTo(303);
    }

    @Test
    void guessesOfTheOldPasswordHaveTheNameWait() {
        Somebody who = somebody();
        for (int wrong = 0; wrong < 5; wrong++) {
            assertThat(change(who, "fausse", OTHER, OTHER).status()).isEqualTo(422);
        }
        assertThat(change(who, PASSWORD, OTHER, OTHER).status()).isEqualTo(429);
        assertThat(new Browser().login(who.name(), PASSWORD).status()).isEqualTo(429);
    }

    @Test
    void everybodyElseIsLoggedOutAndNobodyOfAnotherAccount() {
        Somebody who = somebody();
        Browser elsewhere = Browser.of(who.name());
        Somebody other = somebody();
        assertThat(who.browser().page("/account")).contains("Déconnecter partout ailleurs", "dernière activité");
        assertThat(who.browser()
                        .submit("/account", "/account/sessions/end", Map.of())
                        .status())
                .isEqualTo(303);
        assertThat(elsewhere.get("/account").status()).isEqualTo(303);
        assertThat(other.browser().get("/account").status()).isEqualTo(200);
        assertThat(who.browser().page("/account")).doesNotContain("Déconnecter partout ailleurs");
    }

    @Test
    void whatItSaysWasDoneIsOneOfOurSentences() {
        Browser browser = Browser.of("paul.exemple");
        for (String done : List.of("nonsense", "title", "%3Cscript%3E")) {
            assertThat(browser.page("/account?done=" + done)).doesNotContain("done-just-now", "nonsense", "<script>");
        }
    }

    private static Response change(Somebody who, String old, String wanted, String again) {
        return who.browser()
                .submit("/account", "/account/password", Map.of("old", old, "wanted", wanted, "again", again));
    }
}
