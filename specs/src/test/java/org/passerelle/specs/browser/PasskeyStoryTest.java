package org.passerelle.specs.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A passkey of Chromium's own authenticator: added on the account's page, used at the login. */
@ExtendWith(OneScene.class)
class PasskeyStoryTest {
    private static final String BY_PASSKEY = "Se connecter avec une clé d'accès";

    @Test
    void aPasskeyIsAddedAndLogsIn(Scene scene) {
        try (Visit visit = Visit.of(scene, Device.SCREEN, Role.INTERN)) {
            CDPSession devices = visit.page.context().newCDPSession(visit.page);
            String device = device(devices);

            visit.open("/account");
            visit.page.locator("#passkey-name").fill("Poste du service");
            visit.button("Ajouter une clé d'accès").click();
            visit.page.waitForURL("**/account?done=added");
            assertThat(visit.text()).contains("La clé d'accès est ajoutée.", "Poste du service");

            leave(visit);
            visit.button(BY_PASSKEY).click();
            visit.page.waitForURL(url -> !url.contains("/login"));
            visit.open("/account");
            assertThat(visit.text()).contains(Role.INTERN.account, "Par clé d'accès");

            leave(visit);
            var nobody = new JsonObject();
            nobody.addProperty("authenticatorId", device);
            nobody.addProperty("isUserVerified", false);
            devices.send("WebAuthn.setUserVerified", nobody);
            visit.button(BY_PASSKEY).click();
            visit.page.locator("[data-problem]:visible").waitFor();
            assertThat(visit.text()).contains("La clé d'accès n'a pas servi");
            visit.login(Role.INTERN);
        }
    }

    private static void leave(Visit visit) {
        visit.button("Se déconnecter").click();
        visit.page.waitForURL("**/login");
    }

    /** A device that holds passkeys and knows its owner. */
    private static String device(CDPSession devices) {
        devices.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var wanted = new JsonObject();
        wanted.add("options", options);
        return devices.send("WebAuthn.addVirtualAuthenticator", wanted)
                .get("authenticatorId")
                .getAsString();
    }
}
