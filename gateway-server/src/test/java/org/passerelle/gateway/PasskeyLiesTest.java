package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.canon.Json;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.passkey.Posted;
import org.passerelle.gateway.session.Passkey;

/** Every passkey that must not be believed. */
class PasskeyLiesTest extends PasskeyScene {

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("another origin", each -> each.origin = "https://pages.test.elsewhere.test", 403, "autre page"),
                lie("our host without TLS", each -> each.origin = "http://pages.test", 403, "autre page"),
                lie("another port", each -> each.origin = "https://pages.test:8444", 403, "autre page"),
                lie("another host", each -> each.host = "elsewhere.test", 403, "autre page"),
                lie("a frame", each -> each.more = ",\"crossOrigin\":true", 403, "autre page"),
                lie(
                        "a frame of somebody",
                        each -> each.more = ",\"crossOrigin\":true,\"topOrigin\":\"https://elsewhere.test\"",
                        403,
                        "autre page"),
                lie(
                        "a page around ours",
                        each -> each.more = ",\"topOrigin\":\"https://elsewhere.test\"",
                        403,
                        "autre page"),
                lie("nobody unlocked it", each -> each.flags = Authenticator.PRESENT, 422, "assuré"),
                lie("nobody was there", each -> each.flags = Authenticator.VERIFIED, 422, "assuré"));
    }

    private static Arguments lie(String name, Consumer<Authenticator> lying, int status, String told) {
        return Arguments.of(name, lying, status, told);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void noLieLogsAnybodyIn(String name, Consumer<Authenticator> lying, int status, String told) {
        Authenticator phone = enrolled(somebody());
        lying.accept(phone);
        refused(login(phone), status, told);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void noLieAddsAPasskey(String name, Consumer<Authenticator> lying, int status, String told) {
        Somebody who = somebody();
        Authenticator phone = Authenticator.number(251);
        lying.accept(phone);
        Response answer = add(who, phone, "Menteuse");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(text(answer)).contains(told);
        assertThat(accounts.find(who.name()).orElseThrow().passkeys()).isEmpty();
    }

    @Test
    void aChallengeServesOnce() {
        Authenticator phone = enrolled(somebody());
        AskedBrowser browser = AskedBrowser.open();
        Map<String, String> fields = phone.login(browser.challenge());
        String asked = browser.browser().cookie();
        assertThat(browser.send(fields).status()).isEqualTo(303);
        browser.browser().cookie(asked);
        refused(browser.send(fields), 403, "a déjà servi");
    }

    @Test
    void aWrongAnswerUsesTheChallengeUp() {
        Authenticator phone = enrolled(somebody());
        AskedBrowser browser = AskedBrowser.open();
        Map<String, String> wrong = phone.login(browser.challenge());
        wrong.put("signature", Authenticator.text(new byte[70]));
        refused(browser.send(wrong), 401, "n'ouvre rien");
        refused(browser.send(phone.login(browser.challenge())), 403, "a déjà servi");
    }

    @Test
    void aChallengeIsOfOneBrowserAndOfOneQuestion() {
        Somebody who = somebody();
        Authenticator phone = enrolled(who);
        AskedBrowser one = AskedBrowser.open();
        AskedBrowser other = AskedBrowser.open();
        refused(other.send(phone.login(one.challenge())), 403, "a déjà servi");
        Map<String, String> fields = phone.login(one.challenge());
        refused(new Browser().post("/login/passkey", fields), 403, "a déjà servi");
        refused(login(phone, begin(who).text("challenge")), 403, "a déjà servi");
        Json.Obj asked = begin(who);
        Authenticator second = Authenticator.number(252);
        assertThat(send(somebody(), second.made(asked.text("challenge")), "D'un autre")
                        .status())
                .isEqualTo(403);
        assertThat(send(who, second.made(AskedBrowser.open().challenge()), "D'une connexion")
                        .status())
                .isEqualTo(403);
    }

    private static Response login(Authenticator phone, String challenge) {
        return AskedBrowser.open().send(phone.login(challenge));
    }

    @Test
    void aChallengeIsForgottenAfterFiveMinutes() {
        Authenticator phone = enrolled(somebody());
        AskedBrowser browser = AskedBrowser.open();
        pass(Duration.ofMinutes(5).minusMillis(1));
        assertThat(browser.send(phone.login(browser.challenge())).status()).isEqualTo(303);
        AskedBrowser late = AskedBrowser.open();
        pass(Duration.ofMinutes(5));
        refused(late.send(phone.login(late.challenge())), 403, "plus de cinq minutes");
    }

    @Test
    void anUnknownPasskeyAWrongKeyAndAnothersHandleAreToldAlike() {
        Authenticator phone = enrolled(somebody());
        Authenticator unknown = Authenticator.number(253);
        unknown.handle = phone.handle;
        refused(login(unknown), 401, "n'ouvre rien");

        Authenticator pretender = Authenticator.number(254);
        pretender.id = phone.id;
        pretender.handle = phone.handle;
        refused(login(pretender), 401, "n'ouvre rien");

        phone.handle = enrolled(somebody()).handle;
        refused(login(phone), 401, "n'ouvre rien");
    }

    @Test
    void whatWasSignedIsWhatWasSaid() {
        Authenticator phone = enrolled(somebody());
        AskedBrowser browser = AskedBrowser.open();
        Map<String, String> fields = phone.login(browser.challenge());
        phone.counter = 1000;
        fields.put("said", phone.login(browser.challenge()).get("said"));
        refused(browser.send(fields), 401, "n'ouvre rien");
    }

    @Test
    void anAnswerToTheOtherQuestionIsNone() {
        Authenticator phone = enrolled(somebody());
        AskedBrowser browser = AskedBrowser.open();
        Map<String, String> fields = phone.login(browser.challenge());
        fields.put("client", Authenticator.text(phone.client("webauthn.create", browser.challenge())));
        refused(browser.send(fields), 401, "n'ouvre rien");
    }

    @Test
    void whoWasNeverSharedIsNotSharedAtOnce() {
        Authenticator phone = enrolled(somebody());
        phone.flags |= Authenticator.SYNCED;
        refused(login(phone), 401, "n'ouvre rien");
    }

    @Test
    void onlyThreeWaysOfSigningAreTaken() {
        Authenticator phone = Authenticator.number(249);
        phone.kind = -35;
        Response answer = add(somebody(), phone, "ES384");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(text(answer)).contains("signe d'une manière");
    }

    @Test
    void whatCannotBeReadIsRefused() {
        Authenticator phone = enrolled(somebody());
        for (String field : List.of("id", "client", "said", "signature", "handle")) {
            for (String bad : List.of(
                    "", "=", "%", "AA", "é", Authenticator.text("{".repeat(90).getBytes(StandardCharsets.UTF_8)))) {
                AskedBrowser browser = AskedBrowser.open();
                Map<String, String> fields = phone.login(browser.challenge());
                fields.put(field, bad);
                assertThat(browser.send(fields).status()).as(field + " " + bad).isIn(401, 422);
            }
        }
    }

    @Test
    void nothingIsLongerThanItMayBe() {
        Authenticator phone = enrolled(somebody());
        Map<String, Integer> limits = Map.of(
                "id", Passkey.MOST_ID,
                "client", Posted.MOST_CLIENT,
                "said", Posted.MOST_SAID,
                "signature", Posted.MOST_SIGNATURE,
                "handle", Posted.MOST_HANDLE);
        limits.forEach((field, most) -> {
            for (int more : List.of(0, 1)) {
                AskedBrowser browser = AskedBrowser.open();
                Map<String, String> fields = phone.login(browser.challenge());
                // what it begins with is true, and read only where the whole is not too long
                byte[] octets = java.util.Arrays.copyOf(Base64.getUrlDecoder().decode(fields.get(field)), most + more);
                fields.put(field, Authenticator.text(octets));
                Response answer = browser.send(fields);
                boolean readable = more == 0 && !field.equals("said");
                assertThat(answer.status()).as(field + " " + octets.length).isEqualTo(readable ? 401 : 422);
            }
        });
    }

    private static void refused(Response answer, int status, String told) {
        assertThat(answer.status()).as(text(answer)).isEqualTo(status);
        assertThat(text(answer)).contains(told);
        assertThat(answer.headers().one("Set-Cookie")).isEmpty();
    }
}
