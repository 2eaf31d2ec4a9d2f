package org.passerelle.specs.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.client.Exchange;
import org.passerelle.specs.demo.world.Cast;

/**
 * A page that every rule of this package is tried on.
 *
 * @param name what tests and pictures call it
 * @param role who looks at it, or null for whoever is not logged in
 * @param path where it is
 * @param status with which it is answered
 */
record Shown(String name, @Nullable Role role, String path, int status) {

    /** Every page of the console; a room that gets a new one adds it here. */
    static List<Shown> listed(Scene scene) {
        Stories.forgotten(scene);
        scene.introduce(Town.NEWCOMER);
        Exchange avis = Stories.conversation(scene);
        Id requested = Stories.requested(scene);
        Stories.others(scene);
        String exchange = "/exchanges/" + avis.id();
        List<Shown> pages = new ArrayList<>();
        pages.add(new Shown("login", null, "/login", 200));
        pages.add(new Shown("login-left", null, "/login/left", 200));
        pages.add(new Shown("not-found", null, "/nowhere", 404));
        pages.add(of("worklist", Role.EXPERT, "/worklist"));
        pages.add(of("worklist-late", Role.EXPERT, "/worklist?show=late"));
        pages.add(of("worklist-empty", Role.STRANGER, "/worklist"));
        pages.add(of("exchange", Role.EXPERT, exchange));
        pages.add(of("recording", Role.EXPERT, exchange + "/recordings/" + Stories.document(scene, avis, "recording")));
        pages.add(of("letter", Role.EXPERT, exchange + "/pages/" + Stories.document(scene, avis, "letter")));
        for (String step : List.of("ask", "answer", "decline", "redirect", "convert", "change-urgency")) {
            pages.add(of("step-" + step, Role.EXPERT, exchange + "/steps/" + step));
        }
        pages.add(of("account", Role.EXPERT, "/account"));
        pages.addAll(lines(scene));
        pages.addAll(practice(scene, "/exchanges/" + requested));
        pages.addAll(offices(avis.id()));
        return List.copyOf(pages);
    }

    private static List<Shown> lines(Scene scene) {
        String line = "/lines/" + Cast.LINE.value();
        String apart = scene.node().apart(1).get(0).id().hex();
        return List.of(
                of("lines", Role.COORDINATOR, "/lines"),
                of("line", Role.COORDINATOR, line),
                of("line-offer", Role.COORDINATOR, line + "/offer"),
                of("line-new-member", Role.COORDINATOR, line + "/people"),
                of(
                        "line-member",
                        Role.COORDINATOR,
                        line + "/people/" + Role.EXPERT.person.id().value()),
                of("line-texts", Role.COORDINATOR, line + "/texts"),
                of("line-text", Role.COORDINATOR, line + "/texts/" + Stories.text(scene)),
                of("line-forms", Role.COORDINATOR, line + "/forms"),
                of("line-form", Role.COORDINATOR, line + "/forms/avis~1/avis~1"),
                of("line-form-edit", Role.COORDINATOR, line + "/forms/avis~1/avis~1/edit"),
                of("line-watch", Role.COORDINATOR, line + "/watch"),
                of("line-apart", Role.COORDINATOR, line + "/apart/" + apart),
                of("line-newcomers", Role.COORDINATOR, line + "/newcomers"),
                of("indicators", Role.COORDINATOR, "/indicators"));
    }

    /** What the people of a practice see. */
    private static List<Shown> practice(Scene scene, String requested) {
        String card = scene.node().ownLines().get(0).base().id().hex();
        return List.of(
                of("requests", Role.REQUESTER, "/requests"),
                of("requests-answered", Role.REQUESTER, "/requests?show=answered"),
                of("requests-filed", Role.SECRETARY, "/requests"),
                of("ask", Role.REQUESTER, "/ask?words=dermato"),
                of("ask-line", Role.REQUESTER, "/ask/" + card),
                of("ask-form", Role.REQUESTER, "/ask/" + card + "/avis"),
                of("requested", Role.REQUESTER, requested),
                of("requested-supply", Role.REQUESTER, requested + "/steps/supply"));
    }

    private static List<Shown> offices(String exchange) {
        return List.of(
                of("audit", Role.AUDITOR, "/audit?reference=" + exchange.substring(0, 8)),
                of("audit-trace", Role.AUDITOR, "/audit/" + exchange),
                of("operate", Role.OPERATOR, "/operate"));
    }

    private static Shown of(String name, Role role, String path) {
        return new Shown(name, role, path, 200);
    }

    /** Whether its name is worth a picture in the documents. */
    boolean isPictured() {
        return !List.of("not-found", "login-left", "letter").contains(name) && !name.endsWith("-empty");
    }

    @Override
    public String toString() {
        return name;
    }
}
