package org.passerelle.client.testing;

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

/** What the invented lines promise: {@code ordinary} two working days, {@code prompt} 24 hours. */
final class Offers {
    private Offers() {}

    static LineOffer dermatology() {
        return avis("Avis de dermatologie", "Lésions cutanées de l'adulte, photographies exigées.", "03 29 00 00 00");
    }

    static LineOffer cardiology() {
        return avis("Avis de cardiologie", "Adultes stables.", "03 29 00 00 04");
    }

    /** One that takes a request with its own form, or with the avis' own. */
    static LineOffer cardiologyWithItsForm() {
        LineOffer plain = avis("Avis de cardiologie", "Adultes stables, ECG exigé.", "03 29 00 00 07");
        var both = List.of(new PathwayOffer.FormOffer("avis", 1), new PathwayOffer.FormOffer("cardiology", 1));
        return new LineOffer(
                plain.title(),
                plain.scope(),
                plain.exclusions(),
                List.of(new PathwayOffer("avis", 1, both), offer("report-copy")),
                plain.targets(),
                plain.calendar(),
                plain.phone());
    }

    static LineOffer pneumology() {
        return avis("Avis de pneumologie", "Adultes stables.", "03 29 00 00 06");
    }

    private static PathwayOffer offer(String pathway) {
        return new PathwayOffer(pathway, 1, List.of(new PathwayOffer.FormOffer(pathway, 1)));
    }

    private static LineOffer avis(String title, String scope, String phone) {
        return new LineOffer(
                new LineOffer.Title(title, null),
                scope,
                "Urgence vitale",
                List.of(offer("avis"), offer("report-copy"), offer("admission-notice")),
                Map.of(
                        "ordinary", new Target(Unit.WORKING_DAYS, 2),
                        "prompt", new Target(Unit.ELAPSED_HOURS, 24),
                        "acknowledgement", new Target(Unit.WORKING_DAYS, 1)),
                new LineCalendar(
                        OpeningHours.weekdaysNineToSix(), HolidayZone.METROPOLE, ZoneId.of("Europe/Paris"), List.of()),
                phone);
    }
}
