package org.passerelle.node;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.passerelle.card.LineOffer;
import org.passerelle.card.PathwayOffer;
import org.passerelle.sla.HolidayZone;
import org.passerelle.sla.LineCalendar;
import org.passerelle.sla.OpeningHours;
import org.passerelle.sla.Target;
import org.passerelle.sla.Unit;

/** What the line of a rehearsal offers. */
final class Dermatology {
    private Dermatology() {}

    static LineOffer offer() {
        return new LineOffer(
                new LineOffer.Title("Avis de dermatologie", null),
                "Lésions cutanées de l'adulte.",
                "Urgence vitale",
                List.of(
                        new PathwayOffer("visit", 1, List.of(new PathwayOffer.FormOffer("visit", 1))),
                        new PathwayOffer("notice", 1, List.of(new PathwayOffer.FormOffer("notice", 1))),
                        new PathwayOffer("avis", 1, List.of(new PathwayOffer.FormOffer("avis", 1)))),
                Map.of(
                        "ordinary", new Target(Unit.ELAPSED_HOURS, 24),
                        "prompt", new Target(Unit.WORKING_DAYS, 1)),
                new LineCalendar(
                        OpeningHours.weekdaysNineToSix(), HolidayZone.METROPOLE, ZoneId.of("Europe/Paris"), List.of()),
                "03 29 00 00 00");
    }
}
