package org.passerelle.specs.demo.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.passerelle.party.Employee;
import org.passerelle.party.Ins;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Patient;
import org.passerelle.party.PersonId;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.party.Sex;
import org.passerelle.party.StructureId;
import org.passerelle.seal.pki.Leaf;

/** Who plays: invented people and organisations. The patient's INS is under the OID of tests. */
public final class Cast {
    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    public static final MailAddress PRACTICE = new MailAddress("cabinet@saulx.mssante.example");
    public static final MailAddress LINE = new MailAddress("dermatologie@ch-barrois.mssante.example");
    public static final MailAddress EXPERT_MAIL = new MailAddress("p.renard@ch-barrois.mssante.example");
    public static final MailAddress COORDINATOR_MAIL = new MailAddress("c.morel@ch-barrois.mssante.example");

    /** The practice's other address, which is in its card and which nobody hosts any more. */
    public static final MailAddress OLD_PRACTICE = new MailAddress("secretariat@saulx.mssante.example");

    public static final MailAddress NURSE_PLACE = new MailAddress("n.marchal@ornain-soins.mssante.example");
    public static final MailAddress ORDINARY = new MailAddress("antoine.meunier@medecin-argonne.mssante.example");
    public static final MailAddress SLEEP_LINE = new MailAddress("pneumologie@ch-barrois.mssante.example");
    public static final MailAddress WARD = new MailAddress("medecine@ch-barrois.mssante.example");
    public static final MailAddress SLEEP_MAIL = new MailAddress("h.gillet@ch-barrois.mssante.example");
    public static final MailAddress WARD_MAIL = new MailAddress("l.pierrard@ch-barrois.mssante.example");

    public static final Professional GP =
            new Professional(new Rpps("10000000017"), "LECLERC", "Jeanne", "G15_10/SM54", "03 29 00 00 17");
    public static final Professional EXPERT =
            new Professional(new Rpps("10000000025"), "RENARD", "Paul", "G15_10/SM15", "03 29 00 00 25");
    public static final Professional NURSE =
            new Professional(new Rpps("10000000041"), "MARCHAL", "Nadia", null, "03 29 00 00 41");
    public static final Professional PNEUMOLOGIST =
            new Professional(new Rpps("10000000058"), "GILLET", "Hélène", "G15_10/SM43", "03 29 00 00 58");
    public static final Professional WARD_DOCTOR =
            new Professional(new Rpps("10000000066"), "PIERRARD", "Luc", "G15_10/SM26", "03 29 00 00 66");
    /** The practice's assistant, who has no RPPS number. */
    public static final Employee ASSISTANT = new Employee(new PersonId("3550000099/12"), "AUBERTIN", "Sophie");
    /** A doctor in town who has a mail program and nothing else. */
    public static final Professional ORDINARY_DOCTOR =
            new Professional(new Rpps("10000000074"), "MEUNIER", "Antoine", "G15_10/SM54", "03 29 00 00 74");

    public static final Professional COORDINATOR =
            new Professional(new Rpps("10000000033"), "MOREL", "Claire", "G15_10/SM15", null);

    public static final Leaf.Subject PRACTICE_SUBJECT =
            new Leaf.Subject("Meuse (55)", "CABINET MEDICAL DE LA SAULX", new StructureId("1550000099"), "cabinet");
    public static final Leaf.Subject HOSPITAL_SUBJECT =
            new Leaf.Subject("Meuse (55)", "CH DU BARROIS", new StructureId("1550000012"), "dermatologie");

    public static final String LINE_PHONE = "03 29 00 00 20";

    public static final Ins INS = new Ins("268035502900180", Ins.Oid.TEST);
    public static final Patient PATIENT = new Patient(
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

    /** Admitted to the hospital while the story plays; his own doctor has an ordinary mailbox. */
    public static final Patient ADMITTED = new Patient(
            "COLLARD",
            List.of("ANDRÉ"),
            null,
            null,
            LocalDate.of(1954, 7, 21),
            "55029",
            Sex.MALE,
            new Ins("154075502912379", Ins.Oid.TEST),
            null,
            "06 00 00 00 54",
            "12 rue des Moulins, 55100 Verdun");

    /** Admitted too, and does not wish that anybody be told. */
    public static final Patient SILENT = new Patient(
            "THIERCELIN",
            List.of("ODETTE"),
            null,
            null,
            LocalDate.of(1943, 11, 2),
            "55029",
            Sex.FEMALE,
            new Ins("243115502907796", Ins.Oid.TEST),
            null,
            "06 00 00 00 43",
            "3 place du Port, 55000 Bar-le-Duc");

    public static final String QUESTION =
            "Lésion pigmentée de l'avant-bras gauche qui s'étend depuis six mois : faut-il une exérèse ?";
    public static final String HISTORY =
            "Phototype II, coups de soleil dans l'enfance, ronflements et somnolence le jour.";
    public static final String SECOND_QUESTION =
            "Plaques qui démangent au pli du coude : quel traitement local après échec ?";

    private Cast() {}

    /** A time of the story as people in Bar-le-Duc say it. */
    public static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }

    /**
     * The days on which the story plays: a Friday, when "two working days" and "48 hours" part ways, and the days after it, none of
     * them a holiday.
     */
    public record Days(LocalDate friday) {
        /** On the simulated mail server, which shows whatever time it is told. */
        public static final Days SIMULATED = new Days(LocalDate.of(2026, 11, 20));

        /** On a real one, which dates mail by its own clock: long past, so that no mail seems to arrive before it was sent. */
        public static final Days REAL = new Days(LocalDate.of(2025, 11, 21));

        public Instant start() {
            return friday("16:25");
        }

        public Instant friday(String hour) {
            return at(0, hour);
        }

        public Instant monday(String hour) {
            return at(3, hour);
        }

        public Instant tuesday(String hour) {
            return at(4, hour);
        }

        public Instant wednesday(String hour) {
            return at(5, hour);
        }

        public Instant thursday(String hour) {
            return at(6, hour);
        }

        private Instant at(int later, String hour) {
            return friday.plusDays(later)
                    .atTime(LocalTime.parse(hour))
                    .atZone(PARIS)
                    .toInstant();
        }
    }
}
