package org.passerelle.specs.sandbox.history;

import java.util.List;
import org.passerelle.canon.Json;
import org.passerelle.specs.sandbox.history.Vignette.Answer;
import org.passerelle.specs.sandbox.history.Vignette.Missing;

/** Questions to dermatologists. */
final class Skin {
    static final List<Vignette> ALL = List.of(
            new Vignette(
                    "Lésion pigmentée du dos qui s'étend depuis six mois : faut-il une exérèse ?",
                    "Phototype II, coups de soleil dans l'enfance, pas d'antécédent familial connu.",
                    "aucun",
                    lesion("pigmented", "Dos, sous l'omoplate gauche", "7", "changing", "six mois", "ii"),
                    new Missing("Antécédent familial de mélanome ?", "Une sœur opérée d'un mélanome à 52 ans."),
                    new Answer(
                            "consultation-recommended",
                            "Asymétrie et réseau irrégulier : exérèse complète avec marge de 2 mm et examen"
                                    + " anatomopathologique. Rendez-vous proposé sous dix jours.",
                            "aucun")),
            new Vignette(
                    "Nodule perlé de l'aile du nez, saigne au rasage : carcinome basocellulaire ?",
                    "Ancien couvreur, exposition solaire prolongée. Hypertension traitée.",
                    "Amlodipine 5 mg",
                    lesion("unpigmented-tumour", "Aile droite du nez", "5", "changing", "un an", "ii"),
                    new Missing("Le patient prend-il un anticoagulant ?", "Non, ni anticoagulant ni antiagrégant."),
                    new Answer(
                            "consultation-recommended",
                            "Aspect de carcinome basocellulaire nodulaire : biopsie-exérèse à programmer, sans urgence.",
                            "aucun")),
            new Vignette(
                    "Plaque érythémato-squameuse du coude après échec d'un dermocorticoïde : psoriasis ?",
                    "Terrain atopique, pas d'arthralgies.",
                    "Bétaméthasone crème, quinze jours, sans effet",
                    lesion("rash", "Coudes, face d'extension", "", "recurrent", "deux ans", "iii"),
                    new Missing(
                            "Atteinte du cuir chevelu ou des ongles ?",
                            "Quelques squames du cuir chevelu, ongles sains."),
                    new Answer(
                            "advice-only",
                            "Psoriasis en plaques : calcipotriol et bétaméthasone en gel, une application par jour"
                                    + " quatre semaines, puis deux fois par semaine.",
                            "Ordonnance type jointe au compte rendu")),
            new Vignette(
                    "Kératose qui s'épaissit sur la tempe : surveiller ou traiter ?",
                    "Deux kératoses actiniques traitées par cryothérapie il y a trois ans.",
                    "Metformine 1000 mg",
                    lesion("unpigmented-tumour", "Tempe gauche", "9", "changing", "quatre mois", "i"),
                    new Missing("Base infiltrée à la palpation ?", "Base souple, pas d'infiltration."),
                    new Answer(
                            "advice-only",
                            "Kératose actinique hypertrophique : cryothérapie au cabinet, contrôle photographique à trois"
                                    + " mois ; biopsie si elle persiste.",
                            "aucun")),
            new Vignette(
                    "Ulcère de jambe qui ne cicatrise pas depuis deux mois : quel pansement, quel bilan ?",
                    "Insuffisance veineuse, diabète de type 2 équilibré.",
                    "Metformine, contention irrégulière",
                    lesion("ulcer", "Malléole interne droite", "32", "stable", "deux mois", "iii"),
                    new Missing("Index de pression systolique ?", "IPS à 1,0 des deux côtés."),
                    new Answer(
                            "consultation-if-needed",
                            "Ulcère veineux sans signe d'ischémie : compression multicouche, hydrocellulaire, détersion"
                                    + " mécanique ; nous revoir s'il n'a pas diminué de 40 % dans un mois.",
                            "Bandes de compression multicouche")),
            new Vignette(
                    "Naevus du mollet chez une jeune femme inquiète : peut-on la rassurer ?",
                    "Une trentaine de naevus, aucun antécédent.",
                    "aucun",
                    lesion("pigmented", "Mollet droit", "4", "stable", "plusieurs années", "iii"),
                    new Missing("La lésion diffère-t-elle des autres ?", "Non, les autres lui ressemblent."),
                    new Answer(
                            "advice-only",
                            "Naevus régulier, réseau homogène : pas d'exérèse. Autosurveillance, photographie de contrôle"
                                    + " dans un an.",
                            "aucun")));

    private Skin() {}

    private static Json.Obj lesion(
            String type, String site, String millimetres, String evolution, String since, String phototype) {
        Json.Builder said = Json.object()
                .put("exclusion", "none")
                .put("lesionType", type)
                .put("site", site)
                .put("evolution", evolution)
                .put("since", since)
                .put("phototype", phototype);
        return (millimetres.isEmpty() ? said : said.put("size", millimetres)).build();
    }
}
