package org.passerelle.specs.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody at a browser. At its end nothing may have been asked of another origin, no dialog may have opened, and no script may have
 * failed or been stopped by the pages' policy.
 */
public final class Visit implements AutoCloseable {
    /** Milliseconds after which something never comes; long, because a machine that does much else is slow. */
    private static final double PATIENCE = 60_000;

    private int stays;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    public final Page page;
    private final Scene scene;
    private final String origin;
    private final BrowserContext context;
    private final List<String> incidents = new ArrayList<>();

    private Visit(Scene scene, String origin, BrowserContext context) {
        this.scene = scene;
        this.origin = origin;
        this.context = context;
        this.page = context.newPage();
        context.onRequest(request -> {
            if (!request.url().startsWith(origin + "/")) {
                incidents.add("asked " + request.url());
            }
        });
        context.onDialog(dialog -> {
            if (dialog.type().equals("beforeunload")) {
                stays++;
            } else {
                incidents.add("dialog " + dialog.message());
            }
            dialog.dismiss();
        });
        context.onWebError(error -> incidents.add("script " + error.error()));
        context.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                incidents.add("policy " + message.text());
            }
        });
    }

    /** How often a page asked whether what is written there may be lost; each time it was kept. */
    public int stays() {
        return stays;
    }

    /** A browser that has never been here, and prefers French. */
    public static Visit begin(Scene scene, Device device, Role.Where where) {
        return begin(scene, device, where, "fr-FR");
    }

    static Visit begin(Scene scene, Device device, Role.Where where, String language) {
        String origin = scene.origin(where);
        String host = origin.substring("https://".length());
        BrowserContext context = scene.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(device.width, device.height)
                        .setHasTouch(device.touch)
                        .setIsMobile(device.touch)
                        .setLocale(language)
                        .setTimezoneId("Europe/Paris")
                        .setProxy(new Proxy(scene.elsewhere.address()).setBypass(host)));
        context.setDefaultTimeout(PATIENCE);
        return new Visit(scene, origin, context);
    }

    /** The same, logged in. */
    public static Visit of(Scene scene, Device device, Role role) {
        Visit visit = begin(scene, device, role.where);
        visit.login(role);
        return visit;
    }

    public void login(Role role) {
        open("/login");
        page.locator("#name").fill(role.account);
        page.locator("#password").fill(Role.PASSWORD);
        page.locator("form[action='/login'] button[type=submit]").click();
        page.waitForURL(url -> !url.contains("/login"));
    }

    /** Opens a page that is there. */
    public void open(String path) {
        assertThat(status(path)).as(path).isEqualTo(200);
    }

    /** Opens a page; tells how it was answered. */
    public int status(String path) {
        return page.navigate(origin + path).status();
    }

    public Locator button(String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words));
    }

    /** Presses the button that sends a step's form, and no other whose words hold that word. */
    public void send() {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Envoyer").setExact(true))
                .click();
    }

    public Locator link(String words) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words));
    }

    public Locator heading(String words) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words));
    }

    public String text() {
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
