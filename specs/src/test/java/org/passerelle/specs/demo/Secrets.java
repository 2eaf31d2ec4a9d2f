package org.passerelle.specs.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.letter.document.Attached;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Option;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.yaml.Pathways;

/** What no stranger may see of a demonstration, taken from what it left. */
final class Secrets {
    private static final Set<String> NOT_TELLING = Set.of("sex", "insOid");

    private Secrets() {}

    /** Every value that the summary has of the patient, and the birth date in the other ways it is written. */
    static Set<String> patient(Played demo) {
        Set<String> secrets = new TreeSet<>();
        demo.summary().object("patient").members().forEach((name, value) -> {
            if (!NOT_TELLING.contains(name)) {
                texts(value, secrets);
            }
        });
        LocalDate birth = LocalDate.parse(demo.summary().object("patient").text("birthDate"));
        for (String form : List.of("dd/MM/uuuu", "dd-MMM-uuuu", "uuuuMMdd")) {
            secrets.add(DateTimeFormatter.ofPattern(form, Locale.ENGLISH).format(birth));
        }
        return secrets;
    }

    /** Every sentence that a step of the exchange says: question, history, what was asked and supplied, answer. */
    static Set<String> said(Played demo, int exchange, String... steps) throws IOException {
        Set<String> secrets = new TreeSet<>();
        for (Json.Obj payload : steps(demo, exchange)) {
            if (steps.length == 0 || Set.of(steps).contains(payload.text("step"))) {
                payload.object("content").members().values().forEach(value -> {
                    if (value instanceof Json.Text text && text.value().contains(" ")) {
                        secrets.add(text.value());
                    }
                });
            }
        }
        return secrets;
    }

    /** What the attached files are called, in ASCII and in French, and their titles. */
    static Set<String> files(Played demo, int exchange) throws IOException {
        Pathway avis = Pathways.shipped().get(PathwayRef.parse("avis/1"));
        List<Option> kinds = avis.step("request")
                .form()
                .find(Field.DocumentsField.class)
                .orElseThrow()
                .kinds();
        Set<String> secrets = new TreeSet<>();
        for (Json.Obj payload : steps(demo, exchange)) {
            int number = 0;
            for (Json.Obj document :
                    payload.object("content").arrayOrEmpty("documents").objects()) {
                number++;
                String kind = document.text("kind");
                String name = Attached.entryName(Document.read(document), number);
                secrets.add(name.substring(0, name.indexOf('.') + 1));
                kinds.stream()
                        .filter(option -> option.code().equals(kind))
                        .map(option -> option.words().fr())
                        .forEach(french -> secrets.add(french));
                secrets.add(document.text("title"));
            }
        }
        return secrets;
    }

    private static List<Json.Obj> steps(Played demo, int exchange) throws IOException {
        String file = demo.exchange(exchange).object("traces").text("requester");
        return Canon.read(Files.readAllBytes(demo.out().resolve(file))).array("leaves").objects().stream()
                .filter(leaf -> leaf.object("leaf").text("event").equals("step"))
                .map(leaf -> leaf.object("payload"))
                .toList();
    }

    private static void texts(Json value, Set<String> into) {
        if (value instanceof Json.Text text) {
            into.add(text.value());
        } else if (value instanceof Json.Array array) {
            array.items().forEach(item -> texts(item, into));
        }
    }
}
