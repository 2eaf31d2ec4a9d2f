package org.passerelle.indicators;

import java.util.List;
import java.util.Set;
import org.passerelle.pathway.Words;

/**
 * A share: some parts of one breakdown over some parts of the same.
 *
 * @param code as documents write it
 * @param title for people
 * @param breakdown the breakdown that both come from
 * @param numerator codes of parts
 * @param denominator codes of parts, the numerator's among them
 */
public record Rate(String code, Words title, Breakdown breakdown, Set<String> numerator, Set<String> denominator) {

    /** All of them, in the order in which they are shown. */
    public static final List<Rate> ALL = List.of(
            new Rate(
                    "in-target",
                    new Words("Part dans le délai promis", "Share in target"),
                    Breakdowns.KEPT,
                    Set.of("met"),
                    Set.of("met", "breached")),
            new Rate(
                    "information-asked",
                    new Words("Taux de demande de complément", "Information-request rate"),
                    Breakdowns.ASKED,
                    Set.of("yes"),
                    Set.of("yes", "no")),
            new Rate(
                    "images-unusable",
                    new Words("Taux d'images inexploitables", "Unusable-image rate"),
                    Breakdowns.IMAGES,
                    Set.of("unusable"),
                    Set.of("good", "usable", "unusable")),
            new Rate(
                    "information-insufficient",
                    new Words("Taux d'informations insuffisantes", "Insufficient-information rate"),
                    Breakdowns.INFORMATION,
                    Set.of("unusable"),
                    Set.of("good", "usable", "unusable")),
            new Rate(
                    "referral-avoided",
                    new Words("Consultations évitées", "Referrals avoided"),
                    Breakdowns.OUTCOME,
                    Set.of("avoided"),
                    Set.of("avoided", "needed", "never-planned", "converted", "other")),
            new Rate(
                    "referral-needed",
                    new Words("Consultations nécessaires", "Referrals needed"),
                    Breakdowns.OUTCOME,
                    Set.of("needed"),
                    Set.of("avoided", "needed", "never-planned", "converted", "other")),
            new Rate(
                    "converted",
                    new Words("Demandes converties", "Requests converted"),
                    Breakdowns.ENDING,
                    Set.of("converted"),
                    Set.of("answered", "converted", "declined")),
            new Rate(
                    "never-read",
                    new Words("Demandes jamais lues", "Requests never read"),
                    Breakdowns.READ,
                    Set.of("no"),
                    Set.of("yes", "no")),
            new Rate(
                    "answer-never-opened",
                    new Words("Réponses jamais ouvertes", "Answers never opened"),
                    Breakdowns.OPENED,
                    Set.of("unopened"),
                    Set.of("opened", "unopened")),
            new Rate(
                    "telephone",
                    new Words("Avis téléphoniques", "Advice by telephone"),
                    Breakdowns.TELEPHONE,
                    Set.of("yes"),
                    Set.of("yes", "no")),
            new Rate(
                    "told-within-hour",
                    new Words("Annoncés dans l'heure", "Told within the hour"),
                    Breakdowns.TOLD,
                    Set.of("within-hour"),
                    Set.of("within-hour", "later")),
            content(
                    "requester-satisfied",
                    "Requérants satisfaits",
                    "Satisfied requesters",
                    Breakdowns.REQUESTER_CONTENT),
            content("expert-satisfied", "Requis satisfaits", "Satisfied experts", Breakdowns.EXPERT_CONTENT));

    public Rate {
        numerator = Set.copyOf(numerator);
        denominator = Set.copyOf(denominator);
    }

    private static Rate content(String code, String fr, String en, Breakdown breakdown) {
        return new Rate(
                code,
                new Words(fr, en),
                breakdown,
                Set.of("very", "rather"),
                Set.of("very", "rather", "little", "not"));
    }
}
