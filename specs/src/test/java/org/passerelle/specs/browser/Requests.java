package org.passerelle.specs.browser;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.passerelle.client.Draft;
import org.passerelle.client.Exchange;
import org.passerelle.client.Practice;
import org.passerelle.party.Patient;
import org.passerelle.specs.demo.drawn.DrawnLesion;
import org.passerelle.specs.demo.drawn.DrawnNight;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.SeededRandom;

/** What the practice writes to the line, sealed and by mail. */
public final class Requests {
    /** A file of a kind that the form names. */
    public record Paper(String kind, String title, byte[] octets) {}

    private Requests() {}

    /** A question with two pictures, a night's recording and a letter, arrived at the hospital. */
    public static Exchange lesion(Scene scene) {
        return send(
                scene,
                Cast.PATIENT,
                Cast.QUESTION,
                List.of(
                        new Paper("close-up", "Avant-bras gauche", DrawnLesion.jpeg(new SeededRandom(1, "close-up"))),
                        new Paper(
                                "dermoscopic",
                                "Avant-bras gauche, dermoscopie",
                                DrawnLesion.jpeg(new SeededRandom(2, "lesion"))),
                        new Paper(
                                "recording",
                                "Polygraphie de la nuit",
                                DrawnNight.before(Cast.Days.SIMULATED.friday()).edf(new SeededRandom(3, "night"))),
                        new Paper("letter", "Courrier", Payloads.pdf(""))));
    }

    /** A shorter one, with one picture. */
    public static Exchange plaques(Scene scene) {
        return plaques(scene, scene.practice);
    }

    /** The same from whichever practice. */
    static Exchange plaques(Scene scene, Practice from) {
        byte[] picture = DrawnLesion.jpeg(new SeededRandom(4, "plaques"));
        return send(
                scene,
                from,
                Cast.PATIENT,
                Cast.SECOND_QUESTION,
                List.of(new Paper("close-up", "Pli du coude", picture)));
    }

    static Exchange send(Scene scene, Patient patient, String question, List<Paper> papers) {
        return send(scene, scene.practice, patient, question, papers);
    }

    /** The same from whichever practice. */
    static Exchange send(Scene scene, Practice from, Patient patient, String question, List<Paper> papers) {
        Draft draft = from.line(Cast.LINE.value())
                .avis(Cast.GP)
                .dangerToLife(false)
                .patient(patient)
                .oralConsent("Dr Jeanne Leclerc", scene.clock.instant().minusSeconds(600))
                .medecinTraitant(Cast.GP)
                .urgency("ordinary")
                .question(question)
                .history(Cast.HISTORY)
                .treatment("aucun")
                .mayConvert(true);
        papers.forEach(
                paper -> draft.attach(paper.kind(), paper.title(), () -> new ByteArrayInputStream(paper.octets())));
        Exchange sent = draft.send();
        scene.settle();
        return sent;
    }
}
