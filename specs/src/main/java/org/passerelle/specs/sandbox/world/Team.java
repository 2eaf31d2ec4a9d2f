package org.passerelle.specs.sandbox.world;

import java.util.List;
import java.util.Map;
import org.passerelle.canon.Json;
import org.passerelle.card.LineOffer;
import org.passerelle.card.PathwayOffer;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.sla.HolidayZone;
import org.passerelle.sla.LineCalendar;
import org.passerelle.sla.OpeningHours;
import org.passerelle.sla.Target;
import org.passerelle.sla.Unit;
import org.passerelle.specs.demo.world.Cast;

/**
 * A line of the hospital and its people; who coordinates looks after all three.
 *
 * @param name what its files are called
 * @param address its mailbox
 * @param form the avis' form that it asks for
 * @param expert who answers
 * @param intern who takes and asks
 * @param profile by what people look for it, as a card has it
 * @param offer what its card promises
 */
public record Team(
        String name,
        MailAddress address,
        String form,
        Professional expert,
        Professional intern,
        Json.Obj profile,
        LineOffer offer) {
    private static final String DOMAIN = "@ch-barrois.mssante.example";

    /** Skin. */
    public static final Team DERMATOLOGY = team(
            "dermatologie",
            "dermatology",
            Cast.EXPERT,
            SandboxPeople.DERMATOLOGY_INTERN,
            new Said(
                    "Avis de dermatologie",
                    "Dermatology opinions",
                    "Dermatologie",
                    "Lésions cutanées de l'adulte et de l'enfant, sur photographies.",
                    "Urgences vitales, fièvre avec éruption : appeler.",
                    "03 29 00 00 20",
                    8),
            Map.of("ordinary", new Target(Unit.WORKING_DAYS, 2), "prompt", new Target(Unit.ELAPSED_HOURS, 24)));

    /** Lungs and sleep. */
    public static final Team PNEUMOLOGY = team(
            "pneumologie",
            "pneumology",
            Cast.PNEUMOLOGIST,
            SandboxPeople.PNEUMOLOGY_INTERN,
            new Said(
                    "Pneumologie et sommeil",
                    "Pneumology and sleep",
                    "Pneumologie",
                    "Toux, dyspnée, imagerie thoracique ; lecture de polygraphies ventilatoires.",
                    "Détresse respiratoire, hémoptysie : appeler le 15.",
                    "03 29 00 00 43",
                    6),
            Map.of("ordinary", new Target(Unit.WORKING_DAYS, 3), "prompt", new Target(Unit.WORKING_DAYS, 1)));

    /** Old age. */
    public static final Team GERIATRICS = team(
            "geriatrie",
            "geriatrics",
            SandboxPeople.GERIATRICIAN,
            SandboxPeople.GERIATRICS_INTERN,
            new Said(
                    "Avis de gériatrie",
                    "Geriatrics opinions",
                    "Gériatrie",
                    "Chutes, mémoire, médicaments, maintien à domicile, à partir de 70 ans.",
                    "Confusion aiguë fébrile : appeler.",
                    "03 29 00 00 75",
                    4),
            Map.of("ordinary", new Target(Unit.WORKING_DAYS, 5), "prompt", new Target(Unit.WORKING_DAYS, 1)));

    public static final List<Team> ALL = List.of(DERMATOLOGY, PNEUMOLOGY, GERIATRICS);

    private record Said(
            String title,
            String english,
            String specialty,
            String scope,
            String exclusions,
            String phone,
            int capacity) {}

    private static Team team(
            String name,
            String form,
            Professional expert,
            Professional intern,
            Said said,
            Map<String, Target> targets) {
        var avis = new PathwayOffer("avis", 1, List.of(new PathwayOffer.FormOffer(form, 1)));
        var polygraphie = new PathwayOffer("polygraphie", 1, List.of(new PathwayOffer.FormOffer("polygraphie", 1)));
        return new Team(
                name,
                new MailAddress(name + DOMAIN),
                form,
                expert,
                intern,
                Json.object()
                        .put("specialty", said.specialty())
                        .put("territory", Json.texts(List.of("55")))
                        .put("capacity", said.capacity())
                        .build(),
                new LineOffer(
                        new LineOffer.Title(said.title(), said.english()),
                        said.scope(),
                        said.exclusions(),
                        expert.equals(Cast.PNEUMOLOGIST) ? List.of(avis, polygraphie) : List.of(avis),
                        targets,
                        new LineCalendar(OpeningHours.weekdaysNineToSix(), HolidayZone.METROPOLE, Cast.PARIS),
                        said.phone()));
    }

    /** Where the experts of the line are told. */
    public MailAddress expertMail() {
        return new MailAddress(name + ".garde" + DOMAIN);
    }
}
