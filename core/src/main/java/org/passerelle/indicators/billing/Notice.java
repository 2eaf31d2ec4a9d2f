package org.passerelle.indicators.billing;

import java.util.Locale;
import org.passerelle.pathway.Words;

/** What whoever bills must look at before they do. */
public enum Notice {
    PROFESSION_UNKNOWN(
            "La profession n'est pas connue ici : vérifier que cette personne peut facturer cet acte.",
            "The profession is not known here: check that this person may bill this act."),
    OVER_FOUR(
            "Plus de quatre actes pour ce professionnel et ce patient dans l'année civile, parmi ceux connus ici.",
            "More than four acts for this professional and patient in the civil year, among those known here."),
    SAME_DAY(
            "Un autre acte de ce professionnel pour ce patient le même jour : non cumulable.",
            "Another act of this professional for this patient on the same day: not cumulable."),
    NO_DOCUMENT(
            "La demande n'avait aucun document : l'acte suppose l'analyse d'au moins un document transmis.",
            "The request had no document: the act supposes that at least one document was analysed."),
    ANSWERED_BY_OTHER(
            "Qui a répondu n'est ni médecin ni sage-femme : ce n'est pas une téléexpertise au sens de la convention.",
            "Who answered is neither a doctor nor a midwife: it is no téléexpertise in the sense of the agreement."),
    ANSWERER_UNKNOWN(
            "La profession de qui a répondu n'est pas connue ici : seuls un médecin ou une sage-femme le peuvent.",
            "The profession of who answered is not known here: only a doctor or a midwife may."),
    OUTPATIENT_ONLY("Établissement : seulement pour l'activité externe.", "Hospital: for outpatient activity only.");

    private final Words words;

    Notice(String fr, String en) {
        this.words = new Words(fr, en);
    }

    /** The code that documents write. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Words words() {
        return words;
    }
}
