package org.passerelle.client;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.concurrent.Callable;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.Rehearsal;

/** A request that has everything. */
final class Asked {
    private Asked() {}

    static Draft of(Rehearsal world) {
        return of(world, world.practice());
    }

    static Draft of(Rehearsal world, Practice practice) {
        return of(world, practice.line(Rehearsal.LINE));
    }

    static Draft of(Rehearsal world, Line line) {
        return without(world, line, "").attach("dermoscopic", "Avant-bras gauche", photograph());
    }

    /** The same without documents and without one field. */
    static Draft without(Rehearsal world, Line line, String field) {
        return fill(world, line.avis(Invented.doctor()), field);
    }

    /** Fills in a draft likewise. */
    static Draft fill(Rehearsal world, Draft draft, String field) {
        if (!field.equals("patient")) {
            draft.patient(Invented.patient());
        }
        if (!field.equals("consent")) {
            draft.oralConsent("Dr Jeanne Essai", world.now());
        }
        if (!field.equals("medecinTraitant")) {
            draft.noMedecinTraitant();
        }
        if (!field.equals("dangerToLife")) {
            draft.dangerToLife(false);
        }
        if (!field.equals("urgency")) {
            draft.urgency("ordinary");
        }
        if (!field.equals("question")) {
            draft.question("Faut-il retirer cette lésion ?");
        }
        if (!field.equals("history")) {
            draft.history("Apparue il y a six mois.");
        }
        return field.equals("treatment") ? draft : draft.treatment("aucun");
    }

    static Callable<InputStream> photograph() {
        return () -> new ByteArrayInputStream(Invented.photograph());
    }
}
