package org.passerelle.specs.sandbox.history;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.flow.Attachment;
import org.passerelle.specs.demo.drawn.DrawnLesion;
import org.passerelle.specs.demo.drawn.DrawnNight;
import org.passerelle.specs.demo.world.SeededRandom;
import org.passerelle.specs.sandbox.world.Team;

/** What is attached: drawn lesions, sheets of results, a night's recording. Each is drawn once and shown by several. */
final class Enclosures {
    /** Different drawings. */
    private static final int LESIONS = 4;

    private final long seed;
    private final Map<Integer, byte[]> lesions = new HashMap<>();

    Enclosures(long seed) {
        this.seed = seed;
    }

    List<Attachment> of(Tale tale) {
        if (tale.team().equals(Team.DERMATOLOGY)) {
            return skin(tale);
        }
        return tale.team().equals(Team.PNEUMOLOGY)
                ? List.of(attached("letter", "Courrier du cabinet", letter(tale)))
                : List.of(attached("prescription", "Ordonnance en cours", letter(tale)));
    }

    private List<Attachment> skin(Tale tale) {
        String site = tale.vignette().particular().text("site");
        String type = tale.vignette().particular().text("lesionType");
        List<Attachment> files = new ArrayList<>();
        files.add(attached("close-up", site + ", gros plan", lesion(tale.number())));
        if (type.equals("pigmented")) {
            files.add(attached("dermoscopic", site + ", dermoscopie", lesion(tale.number() + 1)));
        } else if (type.equals("rash")) {
            files.add(attached("overview", site + ", vue d'ensemble", lesion(tale.number() + 1)));
        }
        return files;
    }

    private byte[] lesion(int number) {
        int drawing = number % LESIONS;
        return lesions.computeIfAbsent(drawing, first -> DrawnLesion.jpeg(new SeededRandom(seed, "lesion " + drawing)));
    }

    private static byte[] letter(Tale tale) {
        return Sheet.pdf(List.of(
                tale.asker().doctor().displayName(),
                "",
                "Motif : " + tale.vignette().question(),
                "Traitement : " + tale.vignette().treatment()));
    }

    List<Attachment> night(DrawnNight night, int number) {
        byte[] octets = night.edf(new SeededRandom(seed, "noise " + number));
        return List.of(attached("recording", "Polygraphie de la nuit", octets));
    }

    private static Attachment attached(String kind, String title, byte[] octets) {
        return new Attachment(kind, title, () -> new ByteArrayInputStream(octets), null);
    }
}
