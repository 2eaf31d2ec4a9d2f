package org.passerelle.specs.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody at a browser. At its end nothing may have been asked of another origin, no dialog may have opened, and no script may have
 * failed or been stopped by the pages' policy.
 */
final class Visit implements AutoCloseable {
    private static final double PATIENCE = 10_000;

    final Page page;
    private final Scene scene;
    private final BrowserContext context;
    private final List<String> incidents = new ArrayList<>();

    private Visit(Scene scene, BrowserContext context) {
        this.scene = scene;
        this.context = context;
        this.page = context.newPage();
        context.onRequest(request -> {
            if (!request.url().startsWith(scene.origin() + "/")) {
                incidents.add("asked " + request.url());
            }
        });
        context.onDialog(dialog -> {
            incidents.add("dialog " + dialog.message());
            dialog.dismiss();
        });
        context.onWebError(error -> incidents.add("script " + error.error()));
        context.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                incidents.add("policy " + message.text());
            }
        });
    }

    /** A browser that has never been here, and prefers French. */
    static Visit begin(Scene scene, Device device) {
        return begin(scene, device, "fr-FR");
    }

    static Visit begin(Scene scene, Device device, String language) {
        String host = scene.origin().substring("https://".length());
        BrowserContext context = scene.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(device.width, device.height)
                        .setHasTouch(device.touch)
                        .setIsMobile(device.touch)
                        .setLocale(language)
                        .setTimezoneId("Europe/Paris")
                        .setProxy(new Proxy(scene.elsewhere.address()).setBypass(host)));
        context.setDefaultTimeout(PATIENCE);
        return new Visit(scene, context);
    }

    /** The same, logged in. */
    static Visit of(Scene scene, Device device, Role role) {
        Visit visit = begin(scene, device);
        visit.login(role);
        return visit;
    }

    void login(Role role) {
        open("/login");
        page.locator("#name").fill(role.account);
        page.locator("#password").fill(Role.PASSWORD);
        page.locator("main button[type=submit]").click();
        page.waitForURL(url -> !url.contains("/login"));
    }

    /** Opens a page that is there. */
    void open(String path) {
        assertThat(status(path)).as(path).isEqualTo(200);
    }

    /** Opens a page; tells how it was answered. */
    int status(String path) {
        return page.navigate(scene.origin() + path).status();
    }

    Locator button(String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words));
    }

    Locator link(String words) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words));
    }

    Locator heading(String words) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words));
    }

    String text() {
        return page.locator("main").innerText();
    }

    /** What must not have happened so far. */
    List<String> incidents() {
        List<String> all = new ArrayList<>(incidents);
        scene.elsewhere.asked().forEach(asked -> all.add("outside " + asked));
        return all;
    }

    /** Closes the browser, whatever happened in it. */
    void end() {
        context.close();
    }

    @Override
    public void close() {
        end();
        assertThat(incidents()).isEmpty();
    }
}
