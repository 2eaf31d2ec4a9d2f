package org.passerelle.specs.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.passerelle.party.Ins;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.party.Sex;
import org.passerelle.party.StructureId;
import org.passerelle.seal.pki.Leaf;

/** Who plays: invented people and organisations. The patient's INS is under the OID of tests. */
final class Cast {
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    static final MailAddress PRACTICE = new MailAddress("cabinet@saulx.mssante.example");
    static final MailAddress LINE = new MailAddress("dermatologie@ch-barrois.mssante.example");
    static final MailAddress EXPERT_MAIL = new MailAddress("p.renard@ch-barrois.mssante.example");
    static final MailAddress COORDINATOR_MAIL = new MailAddress("c.morel@ch-barrois.mssante.example");

    static final Professional GP =
            new Professional(new Rpps("10000000017"), "LECLERC", "Jeanne", "G15_10/SM54", "03 29 00 00 17");
    static final Professional EXPERT =
            new Professional(new Rpps("10000000025"), "RENARD", "Paul", "G15_10/SM15", "03 29 00 00 25");
    static final Professional COORDINATOR =
            new Professional(new Rpps("10000000033"), "MOREL", "Claire", "G15_10/SM15", null);

    static final Leaf.Subject PRACTICE_SUBJECT =
            new Leaf.Subject("Meuse (55)", "CABINET MEDICAL DE LA SAULX", new StructureId("1550000099"), "cabinet");
    static final Leaf.Subject HOSPITAL_SUBJECT =
            new Leaf.Subject("Meuse (55)", "CH DU BARROIS", new StructureId("1550000012"), "dermatologie");

    static final String LINE_PHONE = "03 29 00 00 20";

    static final Ins INS = new Ins("268035502900180", Ins.Oid.TEST);
    static final Patient PATIENT = new Patient(
            "VAUTRIN",
            List.of("ÉLISE", "MARGUERITE"),
            "COLLIGNON",
            null,
            LocalDate.of(1968, 3, 12),
            "55029",
            Sex.FEMALE,
            INS,
            null,
            "06 00 00 00 68",
            "4 impasse des Tilleuls, 55000 Bar-le-Duc");

    static final String QUESTION =
            "Lésion pigmentée de l'avant-bras gauche qui s'étend depuis six mois : faut-il une exérèse ?";
    static final String HISTORY = "Phototype II, coups de soleil dans l'enfance, ronflements et somnolence le jour.";
    static final String SECOND_QUESTION = "Plaques qui démangent au pli du coude : quel traitement local après échec ?";

    private Cast() {}

    /** A time of the story as people in Bar-le-Duc say it. */
    static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }

    /**
     * The days on which the story plays: a Friday, when "two working days" and "48 hours" part ways, and the days after it, none of
     * them a holiday.
     */
    record Days(LocalDate friday) {
        /** On the simulated mail server, which shows whatever time it is told. */
        static final Days SIMULATED = new Days(LocalDate.of(2026, 11, 20));

        /** On a real one, which dates mail by its own clock: long past, so that no mail seems to arrive before it was sent. */
        static final Days REAL = new Days(LocalDate.of(2025, 11, 21));

        Instant start() {
            return friday("16:25");
        }

        Instant friday(String hour) {
            return at(0, hour);
        }

        Instant monday(String hour) {
            return at(3, hour);
        }

        Instant tuesday(String hour) {
            return at(4, hour);
        }

        Instant wednesday(String hour) {
            return at(5, hour);
        }

        private Instant at(int later, String hour) {
            return friday.plusDays(later)
                    .atTime(LocalTime.parse(hour))
                    .atZone(PARIS)
                    .toInstant();
        }
    }
}
