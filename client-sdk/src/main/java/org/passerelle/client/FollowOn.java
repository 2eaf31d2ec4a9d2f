package org.passerelle.client;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.passerelle.canon.Json;
import org.passerelle.client.internal.Engine;
import org.passerelle.client.internal.Snapshot;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.Refused;

/**
 * A draft filled in with what an earlier request said, as far as the new form asks for it. Not carried over: the consent, because the
 * patient agreed that the first team be asked; what allows a team a later step, because it was allowed the first; and whatever may
 * stop a request, because it is about now and about that team. Documents that the new form has no place for are told of.
 */
final class FollowOn {
    private static final String OTHER = "other";

    private final Line line;
    private final Form form;

    FollowOn(Line line, Form form) {
        this.line = line;
        this.form = form;
    }

    void fill(Draft draft, Engine engine, Snapshot before, Professional reader) {
        fill(draft, before, document -> engine.document(before.row().exchange(), document.id(), reader));
    }

    /** The same, with the documents from there. */
    void fill(Draft draft, Snapshot before, Function<Document, InputStream> kept) {
        Json.Obj said = said(before.state());
        for (Field field : form.fields()) {
            said.find(field.name())
                    .filter(value -> carries(field, value) && !allows(before.state(), field))
                    .ifPresent(value -> draft.put(field.name(), value));
        }
        draft.put(Form.FOLLOWS, before.row().exchange().hex());
        Optional<Field.DocumentsField> place = form.find(Field.DocumentsField.class);
        int room = place.map(Field.DocumentsField::max).orElse(0);
        for (Document document : documents(before.state())) {
            Optional<String> kind = place.flatMap(field -> kind(field, document));
            if (kind.isPresent() && room > 0) {
                attach(draft, kind.get(), document, () -> kept.apply(document));
                room--;
            } else {
                draft.leftOut.add(document);
            }
        }
    }

    /** What the request said, decided or not yet. */
    private static Json.Obj said(ExchangeState state) {
        return state.opening()
                .map(Fact.StepDone::content)
                .or(() -> state.pending().stream().map(Event.Composed::content).findFirst())
                .orElseGet(() -> Json.object().build());
    }

    private boolean carries(Field field, Json value) {
        boolean stops = field instanceof Field.FlagField flag && flag.stops()
                || field instanceof Field.ChoiceField choice
                        && !choice.stops().isEmpty()
                        && !field.name().equals(Form.URGENCY);
        if (stops || field instanceof Field.ConsentField || field instanceof Field.DocumentsField) {
            return false;
        }
        return fits(field, value)
                && (!field.name().equals(Form.URGENCY)
                        || value instanceof Json.Text code && line.urgencies().contains(code.value()));
    }

    /** Whether a later step was possible only because that field said so. */
    private static boolean allows(ExchangeState state, Field field) {
        String opening = state.pathway().opening().map(Step::name).orElse("");
        return state.pathway().steps().stream()
                .flatMap(step -> step.findNeeds().stream())
                .anyMatch(grant ->
                        grant.step().equals(opening) && grant.when().field().equals(field.name()));
    }

    private static boolean fits(Field field, Json value) {
        try {
            field.check(value);
            return true;
        } catch (Refused otherwise) {
            return false;
        }
    }

    /** Those of the request, and those that were supplied later. */
    private static List<Document> documents(ExchangeState state) {
        Stream<Document> done = state.stepsDone().stream()
                .filter(step -> step.side() == Side.REQUESTER)
                .flatMap(step -> documents(state.pathway().step(step.step(), step.content()), step.content()));
        Stream<Document> pending = state.pending().stream()
                .flatMap(step -> documents(state.pathway().step(step.step(), step.content()), step.content()));
        return Stream.concat(done, pending).toList();
    }

    private static Stream<Document> documents(Step step, Json.Obj content) {
        return step.form().find(Field.DocumentsField.class).stream()
                .flatMap(field -> content.arrayOrEmpty(field.name()).objects().stream())
                .map(Document::read);
    }

    /** The same where the new form has it, else another document: never a kind that says what it is not. */
    private static Optional<String> kind(Field.DocumentsField field, Document document) {
        return Stream.of(document.kind(), OTHER)
                .filter(code ->
                        field.kinds().stream().anyMatch(kind -> kind.code().equals(code)))
                .findFirst();
    }

    private static void attach(Draft draft, String kind, Document document, Callable<InputStream> kept) {
        document.findConfirmed()
                .ifPresentOrElse(
                        reason -> draft.attachConfirmed(kind, document.title(), kept, reason),
                        () -> draft.attach(kind, document.title(), kept));
    }
}
