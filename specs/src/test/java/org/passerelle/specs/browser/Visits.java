package org.passerelle.specs.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The browsers of one test class, each logged in once. */
final class Visits implements AutoCloseable {
    private final Map<String, Visit> open = new HashMap<>();
    private final Scene scene;

    Visits(Scene scene) {
        this.scene = scene;
    }

    /** Every page that there is. */
    List<Shown> pages() {
        return scene.pages();
    }

    /** A browser in front of that page. */
    Visit at(Shown shown, Device device, String language) {
        Role role = shown.role();
        Visit visit = open.computeIfAbsent(role + " " + device + " " + language, first -> {
            Visit begun = Visit.begin(scene, device, role == null ? Role.Where.HOSPITAL : role.where, language);
            if (role != null) {
                begun.login(role);
            }
            return begun;
        });
        assertThat(visit.status(shown.path())).as(shown.path()).isEqualTo(shown.status());
        return visit;
    }

    /** What must not have happened so far, in any of them. */
    List<String> incidents() {
        return open.values().stream()
                .flatMap(visit -> visit.incidents().stream())
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        List<String> incidents = incidents();
        open.values().forEach(Visit::end);
        assertThat(incidents).isEmpty();
    }
}
