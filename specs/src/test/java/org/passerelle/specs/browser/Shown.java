package org.passerelle.specs.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.client.Exchange;
import org.passerelle.party.PersonId;
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
        Exchange avis = Stories.conversation(scene);
        Stories.others(scene);
        String exchange = "/exchanges/" + avis.id();
        List<Shown> pages = new ArrayList<>();
        pages.add(new Shown("login", null, "/login", 200));
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
        pages.addAll(lines());
        return List.copyOf(pages);
    }

    private static List<Shown> lines() {
        String line = "/lines/" + Cast.LINE.value();
        String expert = PersonId.of(Cast.EXPERT.rpps()).value();
        return List.of(
                of("lines", Role.COORDINATOR, "/lines"),
                of("line", Role.COORDINATOR, line),
                of("line-offer", Role.COORDINATOR, line + "/offer"),
                of("line-new-member", Role.COORDINATOR, line + "/people"),
                of("line-member", Role.COORDINATOR, line + "/people/" + expert),
                of("line-watch", Role.COORDINATOR, line + "/watch"),
                of("line-newcomers", Role.COORDINATOR, line + "/newcomers"));
    }

    private static Shown of(String name, Role role, String path) {
        return new Shown(name, role, path, 200);
    }

    /** Whether its name is worth a picture in the documents. */
    boolean isPictured() {
        return !name.equals("not-found") && !name.equals("letter") && !name.endsWith("-empty");
    }

    @Override
    public String toString() {
        return name;
    }
}
