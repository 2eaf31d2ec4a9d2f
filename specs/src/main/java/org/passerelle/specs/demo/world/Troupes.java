package org.passerelle.specs.demo.world;

import java.util.List;
import java.util.Map;
import org.passerelle.card.LineOffer;
import org.passerelle.card.PathwayOffer;
import org.passerelle.party.StructureId;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.sla.HolidayZone;
import org.passerelle.sla.LineCalendar;
import org.passerelle.sla.OpeningHours;
import org.passerelle.sla.Target;
import org.passerelle.sla.Unit;

/** The troupes of the pathways that the demonstration plays. */
public final class Troupes {
    private Troupes() {}

    /** A dermatology line and a practice. */
    public static Troupe avis() {
        var offer = offer(
                new LineOffer.Title("Avis de dermatologie", "Dermatology opinions"),
                "Lésions cutanées de l'adulte et de l'enfant.",
                "avis",
                Map.of("ordinary", new Target(Unit.WORKING_DAYS, 2), "prompt", new Target(Unit.ELAPSED_HOURS, 24)));
        return new Troupe(
                "avis",
                new Troupe.Team(Cast.LINE, Cast.HOSPITAL_SUBJECT.service(), offer, Cast.EXPERT, Cast.EXPERT_MAIL),
                List.of(practice()),
                null);
    }

    /** A pneumology line that interprets, a practice that prescribes, and a nurse who fits. */
    public static Troupe polygraphie() {
        var offer = offer(
                new LineOffer.Title("Polygraphies ventilatoires", "Ventilatory polygraphies"),
                "Adultes ; appareil prêté entre cabinets.",
                "polygraphie",
                Map.of("ordinary", new Target(Unit.WORKING_DAYS, 3), "prompt", new Target(Unit.WORKING_DAYS, 2)));
        var nurse = new Troupe.Place(
                "nurse",
                "Nadia Marchal, infirmière",
                new Leaf.Subject("Meuse (55)", "NADIA MARCHAL", new StructureId("810000000041"), "soins"),
                Cast.NURSE_PLACE,
                List.of());
        return new Troupe(
                "polygraphie",
                new Troupe.Team(Cast.SLEEP_LINE, "pneumologie", offer, Cast.PNEUMOLOGIST, Cast.SLEEP_MAIL),
                List.of(practice(), nurse),
                null);
    }

    /** A ward that tells of admissions, a practice with an address that nobody hosts any more, and a doctor with an ordinary mailbox. */
    public static Troupe admissionNotice() {
        var offer = offer(
                new LineOffer.Title("Médecine polyvalente", "General medicine"),
                "",
                "admission-notice",
                Map.of("acknowledgement", new Target(Unit.WORKING_HOURS, 4)));
        Troupe.Place practice = practice();
        return new Troupe(
                "admission-notice",
                new Troupe.Team(Cast.WARD, "medecine", offer, Cast.WARD_DOCTOR, Cast.WARD_MAIL),
                List.of(new Troupe.Place(
                        practice.name(),
                        practice.displayName(),
                        practice.subject(),
                        practice.address(),
                        List.of(Cast.OLD_PRACTICE))),
                Cast.ORDINARY);
    }

    private static Troupe.Place practice() {
        return new Troupe.Place(
                "practice", "Cabinet médical de la Saulx", Cast.PRACTICE_SUBJECT, Cast.PRACTICE, List.of());
    }

    private static LineOffer offer(LineOffer.Title title, String scope, String pathway, Map<String, Target> targets) {
        return new LineOffer(
                title,
                scope,
                "Urgences vitales : appeler.",
                List.of(new PathwayOffer(pathway, 1, List.of(new PathwayOffer.FormOffer(pathway, 1)))),
                targets,
                new LineCalendar(OpeningHours.weekdaysNineToSix(), HolidayZone.METROPOLE, Cast.PARIS),
                Cast.LINE_PHONE);
    }
}
