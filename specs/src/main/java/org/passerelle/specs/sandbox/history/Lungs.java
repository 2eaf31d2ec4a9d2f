package org.passerelle.specs.sandbox.history;

import java.util.List;
import org.passerelle.canon.Json;
import org.passerelle.specs.sandbox.history.Vignette.Answer;
import org.passerelle.specs.sandbox.history.Vignette.Missing;

/** Questions to pneumologists. */
final class Lungs {
    static final List<Vignette> ALL = List.of(
            new Vignette(
                    "Toux sèche depuis trois mois, radiographie normale : que compléter ?",
                    "Asthme dans l'enfance, reflux gastro-œsophagien traité.",
                    "Ésoméprazole 20 mg",
                    breath("cough", "never", "97", "mmrc-0"),
                    new Missing(
                            "Spirométrie récente ?", "Spirométrie du cabinet : VEMS/CV à 0,78, sans réversibilité."),
                    new Answer(
                            "consultation-if-needed",
                            "Essai d'un corticoïde inhalé pendant six semaines ; explorations fonctionnelles si la toux"
                                    + " persiste.",
                            "Béclométasone 250 µg matin et soir, six semaines")),
            new Vignette(
                    "Dyspnée d'effort chez un fumeur de 58 ans : BPCO, et par quoi commencer ?",
                    "Tabac depuis l'âge de 17 ans, deux bronchites dans l'année.",
                    "aucun",
                    breath("dyspnoea", "current", "94", "mmrc-2").with("packYears", Json.text("38")),
                    new Missing("Désaturation à l'effort ?", "SpO2 de 94 à 91 % après six minutes de marche."),
                    new Answer(
                            "consultation-recommended",
                            "BPCO probable : arrêt du tabac accompagné, bronchodilatateur de longue durée, explorations"
                                    + " fonctionnelles au CH dans le mois.",
                            "Tiotropium 18 µg par jour")),
            new Vignette(
                    "Ronflements et pauses signalées : polygraphie ou consultation d'emblée ?",
                    "Hypertension sous trithérapie, surpoids.",
                    "Périndopril, amlodipine, indapamide",
                    breath("sleep", "former", "96", "mmrc-1").with("packYears", Json.text("12")),
                    new Missing("Score d'Epworth, et profession ?", "Epworth 14 ; chauffeur-livreur."),
                    new Answer(
                            "consultation-recommended",
                            "Conducteur professionnel somnolent : polygraphie dans la semaine, pas de conduite de nuit"
                                    + " jusque-là.",
                            "Prescription de polygraphie")),
            new Vignette(
                    "Asthme mal contrôlé sous traitement de fond : adapter ou adresser ?",
                    "Asthme allergique, chat au domicile, deux cures de corticoïdes dans l'année.",
                    "Budésonide-formotérol 200/6 matin et soir",
                    breath("asthma", "never", "98", "mmrc-1"),
                    new Missing(
                            "Technique d'inhalation vérifiée ?",
                            "Vérifiée au cabinet, correcte ; observance partielle."),
                    new Answer(
                            "advice-only",
                            "Revoir l'observance, même association en traitement de fond et de secours, éviction du chat de"
                                    + " la chambre ; nous réadresser à trois mois si ACT inférieur à 20.",
                            "aucun")));

    private Lungs() {}

    private static Json.Obj breath(String reason, String smoking, String saturation, String dyspnoea) {
        return Json.object()
                .put("exclusion", "none")
                .put("reason", reason)
                .put("smoking", smoking)
                .put("spo2", saturation)
                .put("mmrc", dyspnoea)
                .build();
    }
}
