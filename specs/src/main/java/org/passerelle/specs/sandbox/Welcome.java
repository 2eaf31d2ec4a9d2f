package org.passerelle.specs.sandbox;

import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.passerelle.specs.demo.world.Cast;

/** What is printed once everything runs. */
final class Welcome {
    private static final DateTimeFormatter FRENCH =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, H 'h' mm", Locale.FRENCH);
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, H:mm", Locale.ENGLISH);

    private Welcome() {}

    static List<String> lines(Sandbox sandbox, Path folder, double seconds) {
        var now = sandbox.now().atZone(Cast.PARIS);
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format(
                Locale.FRENCH, "Prêt en %.1f s. Au bac à sable il est : %s.", seconds, FRENCH.format(now)));
        lines.add(String.format(
                Locale.ENGLISH, "Ready in %.1f s. In the sandbox it is %s.", seconds, ENGLISH.format(now)));
        lines.add("");
        for (Sandbox.Link link : sandbox.links()) {
            lines.add("  " + link.who() + " / " + link.english());
            lines.add("    " + link.address());
        }
        lines.add("");
        lines.add("Le navigateur avertit d'un certificat inconnu, fait pour ce bac à sable : Avancé, puis Continuer.");
        lines.add("Your browser warns of an unknown certificate, made for this sandbox: Advanced, then Continue.");
        lines.add("La visite / the tour : docs/visite.md, docs/tour.md");
        lines.add("Photographies à joindre / photographs to attach : "
                + folder.toAbsolutePath().resolve(Past.PHOTOGRAPHS));
        lines.add("Dossiers / folders : " + folder.toAbsolutePath());
        lines.add("Ctrl-C arrête tout / stops everything.");
        return lines;
    }
}
