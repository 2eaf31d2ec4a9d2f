package org.passerelle.pathway.said;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Consent;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.FigureField;
import org.passerelle.pathway.Option;

/** What a form's content says in words: in French the same in the letter's text, the CDA and the PDF. */
public final class FieldWords {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter MOMENT = in("dd/MM/uuuu 'à' H 'h' mm");
    private static final DateTimeFormatter ENGLISH_MOMENT = in("dd/MM/uuuu, HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.FRENCH);

    private final Naming naming;
    private final Language language;

    /** What an attached document is called where these words stand. */
    @FunctionalInterface
    public interface Naming {
        String of(Document document, int number);
    }

    public FieldWords(Naming naming, Language language) {
        this.naming = naming;
        this.language = language;
    }

    private static DateTimeFormatter in(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(PARIS);
    }

    /** The lines of one field's value; a line that somebody wrote may hold line ends. */
    public List<String> lines(Field field, Json value) {
        if (field instanceof Field.DocumentsField documents && value instanceof Json.Array list) {
            return documents(documents, list);
        } else if (value instanceof Json.Bool bool) {
            return List.of(bool.value() ? language.of("oui", "yes") : language.of("non", "no"));
        } else if (value instanceof Json.Obj object && field instanceof Field.ConsentField) {
            return List.of(consent(Consent.read(object)));
        } else if (value instanceof Json.Obj object && field instanceof Field.ProfessionalField) {
            return List.of(professional(PartyJson.professional(object), language));
        }
        if (value instanceof Json.Array list) {
            return several(field, list);
        }
        String text = value instanceof Json.Text written ? written.value() : "";
        if (field instanceof Field.ChoiceField choice) {
            return List.of(option(choice.options(), text, language));
        } else if (field instanceof FigureField.DateField) {
            return List.of(DAY.format(LocalDate.parse(text)));
        }
        if (field instanceof FigureField.InstantField) {
            return List.of(moment(Instants.parse(text), language));
        } else if (field instanceof FigureField.NumberField number) {
            return List.of(Figures.written(text, number.unit(), language));
        }
        return List.of(field instanceof Field.ProfessionalField ? none() : text);
    }

    /** Each choice on a line of its own, and each row of a table: {@code 1. Médicament : … ; Dose : …}. */
    private List<String> several(Field field, Json.Array list) {
        List<String> lines = new ArrayList<>();
        for (Json one : list.items()) {
            if (field instanceof FigureField.RowsField rows && one instanceof Json.Obj row) {
                lines.add((lines.size() + 1) + ". "
                        + rows.columns().fields().stream()
                                .flatMap(column -> row.find(column.name()).stream()
                                        .map(cell -> language.of(column.words())
                                                + language.of(" : ", ": ")
                                                + oneLine(String.join(", ", lines(column, cell)))))
                                .collect(Collectors.joining(language.of(" ; ", "; "))));
            } else {
                lines.addAll(lines(field, one));
            }
        }
        return lines.isEmpty() ? List.of(none()) : lines;
    }

    private List<String> documents(Field.DocumentsField field, Json.Array list) {
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (Json.Obj item : list.objects()) {
            Document document = Document.read(item);
            number++;
            lines.add(number + ". " + option(field.kinds(), document.kind(), language) + language.of(" : ", ": ")
                    + oneLine(document.title()) + " (" + naming.of(document, number) + ", " + pages(document)
                    + size(document.size(), language) + ")");
            document.findConfirmed()
                    .ifPresent(reason -> lines.add("   "
                            + language.of(
                                    "ATTENTION : ce fichier n'était pas celui attendu (patient, heure ou appareil) ; l'expéditeur"
                                            + " l'a confirmé pour ce patient : ",
                                    "ATTENTION: this is not the file that was expected (patient, hour or device); the sender"
                                            + " confirmed it for this patient: ")
                            + oneLine(reason)));
        }
        return lines.isEmpty() ? List.of(none()) : lines;
    }

    private static String pages(Document document) {
        return document.findPages()
                .map(count -> "PDF, " + count + (count == 1 ? " page, " : " pages, "))
                .orElse("");
    }

    private String consent(Consent consent) {
        String how =
                switch (consent.how()) {
                    case ORAL -> language.of("oralement", "by word of mouth");
                    case WRITTEN -> language.of("par écrit", "in writing");
                    case REPRESENTATIVE -> language.of("par la personne qui le représente", "by who represents them");
                };
        String what = consent.given() ? language.of("Donné ", "Given ") : language.of("Refusé ", "Refused ");
        return what
                + how
                + language.of(", recueilli par ", ", asked for by ")
                + oneLine(consent.by())
                + language.of(" le ", " on ")
                + moment(consent.at(), language);
    }

    private String none() {
        return language.of("aucun", "none");
    }

    /** With the national number and, where there is one, the direct line. */
    public static String professional(Professional professional, Language language) {
        Optional<String> line = professional.findDirectLine();
        return professional.displayName() + " (RPPS " + professional.rpps()
                + line.map(number -> language.of(", ligne directe ", ", direct line ") + number)
                        .orElse("")
                + ")";
    }

    /** The words of a code; the code itself where the form does not know it. */
    public static String option(List<Option> options, String code, Language language) {
        return options.stream()
                .filter(option -> option.code().equals(code))
                .findFirst()
                .map(option -> language.of(option.words()))
                .orElse(code);
    }

    /** In Paris time: {@code 23/11/2026 à 9 h 05}; {@code 23/11/2026, 09:05}. */
    public static String moment(Instant at, Language language) {
        return (language == Language.FR ? MOMENT : ENGLISH_MOMENT).format(at);
    }

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** In thousands or millions of octets, as people count them. */
    public static String size(long octets, Language language) {
        if (octets < 1_000_000) {
            return Math.max(1, octets / 1000) + language.of(" ko", " kB");
        }
        return octets / 1_000_000 + language.of(",", ".") + octets / 100_000 % 10 + language.of(" Mo", " MB");
    }

    public static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
