package org.passerelle.letter;

import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.letter.document.Attached;
import org.passerelle.letter.document.FileNames;
import org.passerelle.party.Ins;
import org.passerelle.party.Patient;
import org.passerelle.party.Sex;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.said.FieldWords;
import org.passerelle.pathway.said.Language;
import org.passerelle.port.letter.ClearLetter;
import org.passerelle.port.letter.Saying;

/**
 * What a letter says to people, in French: plain text, every line of what somebody wrote indented, so that it cannot pass for a
 * heading.
 */
final class HumanText {
    /** What letters are about that take no step. */
    static final String TIDINGS = "Suivi de votre échange";

    private final StringBuilder text = new StringBuilder(2048);

    private final FieldWords words;

    private HumanText(FieldWords words) {
        this.words = words;
    }

    /** The text of a letter that takes a step. */
    static String of(Saying saying) {
        return written(saying).foot(saying.exchange());
    }

    /** The text of a letter in clear, for people who answer from their mailbox. */
    static String clear(ClearLetter letter) {
        return letter.findSaying()
                .map(saying -> written(saying).line("").line("-- ").reference(saying.exchange()))
                .orElseGet(() -> told(letter.tidings()).line("").line("-- "))
                .clearFoot();
    }

    private static HumanText written(Saying saying) {
        var human = new HumanText(
                new FieldWords(saying.findContext().isPresent() ? Attached::entryName : FileNames::plain, Language.FR));
        human.line(subject(saying)).line("");
        human.line("De : " + FieldWords.professional(saying.actor(), Language.FR) + ", "
                + saying.organisation().name());
        saying.findFiledBy().ifPresent(by -> human.line("Saisi en son nom par : " + FieldWords.oneLine(by)));
        human.line("Le : " + FieldWords.moment(saying.at(), Language.FR) + " (heure de Paris)");
        saying.findPatient().ifPresent(human::patient);
        String awaited = saying.pathway().asks() ? "Réponse attendue : " : "Échéance : ";
        saying.findDueWords().ifPresent(due -> human.line(awaited + due));
        for (Field field : saying.step().form().fields()) {
            saying.content().find(field.name()).ifPresent(value -> human.field(field, value));
        }
        return human;
    }

    /** The text of a letter that only tells what happened. */
    static String of(Id exchange, List<String> tidings) {
        return told(tidings).foot(exchange);
    }

    private static HumanText told(List<String> tidings) {
        var human = new HumanText(new FieldWords(FileNames::plain, Language.FR));
        human.line(TIDINGS).line("");
        tidings.forEach(sentence -> human.line("- " + FieldWords.oneLine(sentence)));
        return human;
    }

    /** What the protected subject says: the circuit and the step, nobody's name. */
    static String subject(Saying saying) {
        return saying.pathway().title().fr() + " — " + saying.step().done().fr();
    }

    private void patient(Patient patient) {
        line("Patient : " + patient.displayName());
        line("  Nom de naissance : " + patient.birthName() + ", prénoms : "
                + String.join(", ", patient.birthGivenNames()));
        line("  " + sex(patient.sex()) + " le " + FieldWords.day(patient.birthDate()) + ", lieu (INSEE) "
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
        for (String shown : words.lines(field, value)) {
            shown.lines().forEach(each -> line("  " + each));
        }
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

    private HumanText line(String line) {
        text.append(line).append("\r\n");
        return this;
    }

    private HumanText reference(Id exchange) {
        return line("Référence de l'échange : " + exchange.reference());
    }

    private String foot(Id exchange) {
        line("").line("-- ").reference(exchange);
        line("Lettre écrite et scellée par Passerelle. Répondez depuis votre logiciel, non à ce message.");
        return text.toString();
    }

    private String clearFoot() {
        line("Répondez à ce message depuis votre messagerie MSSanté : votre réponse rejoindra l'échange.");
        line("Lettre écrite par Passerelle, transmise en clair dans l'espace de confiance MSSanté.");
        return text.toString();
    }
}
