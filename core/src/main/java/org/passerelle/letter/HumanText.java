package org.passerelle.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.party.Ins;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.party.Sex;
import org.passerelle.pathway.Consent;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Option;
import org.passerelle.port.letter.Saying;

/**
 * What a letter says to people, in French: plain text, every line of what somebody wrote indented, so that it cannot pass for a
 * heading.
 */
final class HumanText {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "dd/MM/uuuu 'à' H 'h' mm", Locale.FRENCH)
            .withZone(PARIS);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.FRENCH);
    private static final int SHORT_ID = 8;

    private final StringBuilder text = new StringBuilder(2048);

    private HumanText() {}

    /** The text of a letter that takes a step. */
    static String of(Saying saying) {
        var human = new HumanText();
        human.line(subject(saying)).line("");
        human.line("De : " + professional(saying.actor()) + ", "
                + saying.organisation().name());
        human.line("Le : " + MOMENT.format(saying.at()) + " (heure de Paris)");
        saying.findPatient().ifPresent(human::patient);
        saying.findDueWords().ifPresent(due -> human.line("Réponse attendue : " + due));
        for (Field field : saying.step().form().fields()) {
            saying.content().find(field.name()).ifPresent(value -> human.field(field, value));
        }
        return human.foot(saying.exchange());
    }

    /** The text of a letter that only tells what happened. */
    static String of(Id exchange, List<String> tidings) {
        var human = new HumanText();
        human.line("Suivi de votre échange").line("");
        tidings.forEach(sentence -> human.line("- " + oneLine(sentence)));
        return human.foot(exchange);
    }

    /** What the protected subject says: the circuit and the step, nobody's name. */
    static String subject(Saying saying) {
        return saying.pathway().title().fr() + " — " + saying.step().title().fr();
    }

    private void patient(Patient patient) {
        line("Patient : " + patient.displayName());
        line("  Nom de naissance : " + patient.birthName() + ", prénoms : "
                + String.join(", ", patient.birthGivenNames()));
        line("  " + sex(patient.sex()) + " le " + DAY.format(patient.birthDate()) + ", lieu (INSEE) "
                + patient.birthPlace());
        line("  INS : " + patient.findIns().map(HumanText::ins).orElseGet(() -> absence(patient)));
        line("  Téléphone : " + patient.phone());
        line("  Adresse : " + patient.address());
    }

    /** With its OID: one of the test or demonstration kind is nobody's. */
    private static String ins(Ins ins) {
        return ins.value() + " (OID " + ins.oid().dotted() + ")";
    }

    private void field(Field field, Json value) {
        if (field instanceof Field.PatientField) {
            return;
        }
        line("").line(field.words().fr());
        for (String shown : shown(field, value)) {
            shown.lines().forEach(each -> line("  " + each));
        }
    }

    private static List<String> shown(Field field, Json value) {
        if (field instanceof Field.DocumentsField documents && value instanceof Json.Array list) {
            return documents(documents, list);
        } else if (value instanceof Json.Bool bool) {
            return List.of(bool.value() ? "oui" : "non");
        } else if (value instanceof Json.Obj object && field instanceof Field.ConsentField) {
            return List.of(consent(Consent.read(object)));
        } else if (value instanceof Json.Obj object && field instanceof Field.ProfessionalField) {
            return List.of(professional(PartyJson.professional(object)));
        }
        String text = value instanceof Json.Text written ? written.value() : "";
        if (field instanceof Field.ChoiceField choice) {
            return List.of(words(choice.options(), text));
        } else if (field instanceof Field.DateField) {
            return List.of(DAY.format(LocalDate.parse(text)));
        }
        return List.of(field instanceof Field.ProfessionalField ? "aucun" : text);
    }

    private static List<String> documents(Field.DocumentsField field, Json.Array list) {
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (Json.Obj item : list.objects()) {
            Document document = Document.read(item);
            number++;
            lines.add(number + ". " + words(field.kinds(), document.kind()) + " : " + oneLine(document.title()) + " ("
                    + FileNames.plain(document, number) + ", " + size(document.size()) + ")");
            document.findConfirmed()
                    .ifPresent(reason -> lines.add("   ATTENTION : ce fichier portait une autre identité ; l'expéditeur"
                            + " l'a confirmé pour ce patient : " + oneLine(reason)));
        }
        return lines.isEmpty() ? List.of("aucun") : lines;
    }

    private static String consent(Consent consent) {
        String how =
                switch (consent.how()) {
                    case ORAL -> "oralement";
                    case WRITTEN -> "par écrit";
                    case REPRESENTATIVE -> "par la personne qui le représente";
                };
        return (consent.given() ? "Donné " : "Refusé ") + how + ", recueilli par " + oneLine(consent.by()) + " le "
                + moment(consent.at());
    }

    private static String professional(Professional professional) {
        Optional<String> line = professional.findDirectLine();
        return professional.displayName() + " (RPPS " + professional.rpps()
                + line.map(number -> ", ligne directe " + number).orElse("") + ")";
    }

    static String words(List<Option> options, String code) {
        return options.stream()
                .filter(option -> option.code().equals(code))
                .findFirst()
                .map(option -> option.words().fr())
                .orElse(code);
    }

    private static String sex(Sex sex) {
        return switch (sex) {
            case FEMALE -> "Née";
            case MALE -> "Né";
            case UNKNOWN -> "Né(e)";
        };
    }

    private static String absence(Patient patient) {
        Patient.NoInsReason reason = patient.noInsReason();
        return reason == null
                ? "inconnu"
                : switch (reason) {
                    case NOT_ASSIGNED -> "aucun n'est attribué";
                    case NOT_QUALIFIED -> "identité non encore qualifiée";
                    case SERVICE_UNAVAILABLE -> "téléservice indisponible";
                    case UNIDENTIFIED -> "personne non identifiée";
                };
    }

    private static String size(long octets) {
        if (octets < 1_000_000) {
            return Math.max(1, octets / 1000) + " ko";
        }
        return octets / 1_000_000 + "," + octets / 100_000 % 10 + " Mo";
    }

    private static String moment(Instant at) {
        return MOMENT.format(at);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private HumanText line(String line) {
        text.append(line).append("\r\n");
        return this;
    }

    private String foot(Id exchange) {
        line("").line("-- ");
        line("Référence de l'échange : " + exchange.hex().substring(0, SHORT_ID));
        line("Lettre écrite et scellée par Passerelle. Répondez depuis votre logiciel, non à ce message.");
        return text.toString();
    }
}
