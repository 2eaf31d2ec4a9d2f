package org.passerelle.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.client.internal.Engine;
import org.passerelle.client.internal.FieldText;
import org.passerelle.client.internal.Snapshot;
import org.passerelle.exchange.Fact;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.pathway.AddressField;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Step;
import org.passerelle.port.letter.DocumentFormat;

/**
 * What one side said to the other, as a person reads it: an answer, a refusal to answer, or, on a line, the request itself. That
 * it was read, and by whom, stands in the trace; so does each document that is opened.
 *
 * <pre>{@code
 * exchange.answer(doctor).ifPresent(answer -> {
 *     show(answer.by().displayName(), answer.at());
 *     show(answer.words("recommendation"), answer.text("advice"));   // "Consultation recommandée", …
 *     for (Document document : answer.documents()) {
 *         answer.save(document, folder.resolve(document.id() + ".jpg"));
 *     }
 * });
 * }</pre>
 */
public final class Answer {
    private final Engine engine;
    private final Id exchange;
    private final Step step;
    private final Fact.StepDone done;
    private final Instant at;
    private final Professional reader;

    private Answer(Engine engine, Id exchange, Step step, Fact.StepDone done, Instant at, Professional reader) {
        this.engine = engine;
        this.exchange = exchange;
        this.step = step;
        this.done = done;
        this.at = at;
        this.reader = reader;
    }

    /** One of an exchange's steps, as it was read. */
    static Answer of(Engine engine, Snapshot read, Fact.StepDone done, Professional reader) {
        Step step = StepsOf.step(read.state(), done);
        return new Answer(engine, read.row().exchange(), step, done, Moments.timeOf(done, read.state()), reader);
    }

    /** The step's name in its pathway: {@code answer}, {@code decline}. */
    public String step() {
        return step.name();
    }

    /** Who said it. */
    public Professional by() {
        return done.actor();
    }

    /** When the line's node recorded it. */
    public Instant at() {
        return at;
    }

    /** A text or the code of a choice; empty when the field was left out. */
    public Optional<String> find(String field) {
        return done.content().find(field).filter(Json.Text.class::isInstance).map(value -> ((Json.Text) value).value());
    }

    /** As {@link #find}, with nothing as an empty text. */
    public String text(String field) {
        return find(field).orElse("");
    }

    /** Any field in French words, as letters and papers say it: a choice by its words, a number with its unit, a table row by row. */
    public String words(String field) {
        return step.form()
                .find(field)
                .flatMap(asked -> done.content().find(field).map(value -> FieldText.of(asked, value)))
                .orElseGet(() -> text(field));
    }

    /** The address of the other line that this advises to ask; {@link Line#followOn} has a request to it filled in. */
    public Optional<String> otherLine() {
        return step.form().fields().stream()
                .filter(AddressField.LineField.class::isInstance)
                .flatMap(field -> find(field.name()).stream())
                .findFirst();
    }

    /** The recommendation of an answered avis, in French words. */
    public String recommendation() {
        return words("recommendation");
    }

    /** The advice of an answered avis. */
    public String advice() {
        return text("advice");
    }

    /** The patient, when this says who it is. */
    public Optional<Patient> patient() {
        return step.form()
                .find(Field.PatientField.class)
                .flatMap(field -> done.content().findObject(field.name()))
                .map(PartyJson::patient);
    }

    /** Everything that was said, as canonical documents write it. */
    public Json.Obj content() {
        return done.content();
    }

    /** What is attached. */
    public List<Document> documents() {
        return step.form().find(Field.DocumentsField.class).stream()
                .flatMap(field -> done.content().arrayOrEmpty(field.name()).objects().stream())
                .map(Document::read)
                .toList();
    }

    /** A document's octets, in clear; the caller closes the stream. */
    public InputStream open(Document document) {
        return engine.document(exchange, document.id(), reader);
    }

    /** Writes a document to a file, in place of what was there. */
    public void save(Document document, Path file) {
        try (InputStream octets = open(document)) {
            Files.copy(octets, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /**
     * Writes this as the document that a record files, in place of what was there: the last version of the report, or the request.
     *
     * @throws org.passerelle.refusal.Refused when this is no such document: a refusal to answer, say
     */
    public void save(DocumentFormat format, Path file) {
        try (InputStream octets =
                engine.document(exchange, step, format, reader).once()) {
            Files.copy(octets, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The step alone. */
    @Override
    public String toString() {
        return "Answer[" + step() + "]";
    }
}
