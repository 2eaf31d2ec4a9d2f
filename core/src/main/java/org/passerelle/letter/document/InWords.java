package org.passerelle.letter.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.passerelle.party.Finess;
import org.passerelle.party.Ins;
import org.passerelle.party.Organisation;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.party.Sex;
import org.passerelle.pathway.Document;

/** Values as French papers write them. Hours are those of Paris, as the moments of a document are promised in. */
public final class InWords {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "dd/MM/uuuu 'à' H 'h' mm", Locale.FRENCH)
            .withZone(PARIS);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.FRENCH);
    private static final int KILO = 1_000;
    private static final int MEGA = 1_000_000;

    private InWords() {}

    /** {@code 20/11/2026 à 15 h 30}, without saying of which place. */
    public static String moment(Instant at) {
        return MOMENT.format(at);
    }

    /** {@code 12/10/1988}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code 3 ko} or {@code 1,2 Mo}, in thousands, rounded down; never nothing. */
    public static String size(long octets) {
        if (octets < MEGA) {
            return Math.max(1, octets / KILO) + " ko";
        }
        return octets / MEGA + "," + octets / (MEGA / 10) % 10 + " Mo";
    }

    /** {@code PDF, 3 pages, 40 ko}, or {@code image/jpeg, 1,2 Mo}. */
    public static String file(Document document) {
        String kind = document.mediaType().equals("application/pdf") ? "PDF" : document.mediaType();
        String pages = document.findPages()
                .map(count -> ", " + count + (count == 1 ? " page" : " pages"))
                .orElse("");
        return kind + pages + ", " + size(document.size());
    }

    /** What an identity record says of the sex. */
    public static String sex(Sex sex) {
        return switch (sex) {
            case FEMALE -> "Féminin";
            case MALE -> "Masculin";
            case UNKNOWN -> "Inconnu";
        };
    }

    /** How that person was born: {@code Née}. */
    public static String born(Sex sex) {
        return switch (sex) {
            case FEMALE -> "Née";
            case MALE -> "Né";
            case UNKNOWN -> "Né(e)";
        };
    }

    /** The number with what its OID means: one of the test or demonstration kind is nobody's. */
    public static String ins(Ins ins) {
        String kind =
                switch (ins.oid()) {
                    case NIR -> "INS-NIR";
                    case NIA -> "INS-NIA";
                    case TEST -> "INS de TEST : identité fictive";
                    case DEMO -> "INS de DÉMONSTRATION : identité fictive";
                };
        return ins.value() + " (" + kind + ", OID " + ins.oid().dotted() + ")";
    }

    /** Why a patient has no INS here. */
    public static String absence(Patient.NoInsReason reason) {
        return switch (reason) {
            case NOT_ASSIGNED -> "aucun n'est attribué";
            case NOT_QUALIFIED -> "identité non encore qualifiée";
            case SERVICE_UNAVAILABLE -> "téléservice indisponible";
            case UNIDENTIFIED -> "personne non identifiée";
        };
    }

    /** {@code Dr Anne Martin (RPPS 10001234567)}. */
    public static String professional(Professional professional) {
        return professional.displayName() + " (RPPS " + professional.rpps() + ")";
    }

    /** {@code Centre hospitalier (FINESS 550000012)}. */
    public static String organisation(Organisation organisation) {
        return organisation.name()
                + organisation
                        .findFiness()
                        .map(Finess::value)
                        .map(finess -> " (FINESS " + finess + ")")
                        .orElse("");
    }
}
