package org.passerelle.specs.sandbox.history;

import java.util.List;
import org.passerelle.canon.Json;
import org.passerelle.specs.sandbox.history.Vignette.Answer;
import org.passerelle.specs.sandbox.history.Vignette.Missing;

/** Questions to geriatricians. */
final class OldAge {
    static final List<Vignette> ALL = List.of(
            new Vignette(
                    "Trois chutes en deux mois : que retirer de l'ordonnance ?",
                    "Fibrillation atriale, arthrose, troubles du sommeil anciens.",
                    "Apixaban, bisoprolol, zopiclone, tramadol, oméprazole",
                    life(List.of("falls", "drugs"), "alone", "gir-5", "5")
                            .with("falls", Json.text("3"))
                            .with("drugs", Json.text("9")),
                    new Missing(
                            "Hypotension orthostatique recherchée ?", "Chute de 25 mmHg à la troisième minute debout."),
                    new Answer(
                            "consultation-if-needed",
                            "Arrêt progressif du zopiclone, paracétamol à la place du tramadol, kinésithérapie d'équilibre."
                                    + " Apixaban maintenu.",
                            "Kinésithérapie : dix séances d'équilibre à domicile")),
            new Vignette(
                    "Plaintes de mémoire, MMSE à 23 : bilan au CH ou suivi au cabinet ?",
                    "Ancienne institutrice, vit avec son mari, hypothyroïdie substituée.",
                    "Lévothyroxine 75 µg",
                    life(List.of("memory"), "with-somebody", "gir-5", "6"),
                    new Missing("TSH et B12 de l'année ?", "TSH 2,1 ; B12 et calcémie normales."),
                    new Answer(
                            "consultation-recommended",
                            "Bilan de consultation mémoire avec tests et IRM, délai de deux mois ; pas de traitement d'ici"
                                    + " là.",
                            "IRM cérébrale sans injection")),
            new Vignette(
                    "Perte de six kilos et refus des repas en résidence : par où commencer ?",
                    "Veuvage il y a quatre mois, dénutrition l'an dernier.",
                    "Ramipril 2,5 mg, vitamine D",
                    life(List.of("nutrition", "mood"), "residence", "gir-4", "4")
                            .with("weightLoss", Json.text("6")),
                    new Missing(
                            "Échelle de dépression, état bucco-dentaire ?",
                            "Mini-GDS à 3 ; appareil dentaire mal adapté."),
                    new Answer(
                            "consultation-if-needed",
                            "Épisode dépressif probable : mirtazapine 7,5 mg le soir, enrichissement des repas, dentiste."
                                    + " Poids chaque semaine.",
                            "Mirtazapine 7,5 mg ; compléments nutritionnels oraux")),
            new Vignette(
                    "Aidante épuisée, retour à domicile fragile : quelles aides demander ?",
                    "Suites de fracture du col, marche avec déambulateur.",
                    "Paracétamol, énoxaparine jusqu'à la fin du mois",
                    life(List.of("autonomy", "carer"), "with-somebody", "gir-3", "3"),
                    new Missing("Dossier APA déposé ?", "Non, l'épouse refusait jusqu'ici."),
                    new Answer(
                            "advice-only",
                            "Dossier APA en procédure rapide, infirmière du matin, accueil de jour deux fois par semaine ;"
                                    + " hébergement temporaire si l'épuisement persiste.",
                            "Bilan d'ergothérapie à domicile")));

    private OldAge() {}

    private static Json.Obj life(List<String> reasons, String lives, String gir, String katz) {
        return Json.object()
                .put("reason", Json.texts(reasons))
                .put("lives", lives)
                .put("gir", gir)
                .put("katz", katz)
                .build();
    }
}
