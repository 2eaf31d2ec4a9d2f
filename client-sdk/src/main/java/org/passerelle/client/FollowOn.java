package org.passerelle.client;

import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
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
import org.passerelle.refusal.Refused;

/**
 * A draft filled in with what an earlier request said, as far as the new form asks for it. Not carried over: the consent, because the
 * patient agreed that the first team be asked; and whatever may stop a request, because it is about now and about that team.
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
        Json.Obj said = said(before.state());
        for (Field field : form.fields()) {
            said.find(field.name())
                    .filter(value -> carries(field, value))
                    .ifPresent(value -> draft.put(field.name(), value));
        }
        draft.put(Form.FOLLOWS, before.row().exchange().hex());
        form.find(Field.DocumentsField.class)
                .ifPresent(field -> documents(before.state()).stream()
                        .limit(field.max())
                        .forEach(document -> attach(draft, field, engine, before, document, reader)));
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
        Stream<Json.Obj> done = state.stepsDone().stream()
                .filter(step -> step.side() == Side.REQUESTER)
                .map(Fact.StepDone::content);
        Stream<Json.Obj> pending = state.pending().stream().map(Event.Composed::content);
        return Stream.concat(done, pending)
                .flatMap(content -> content.arrayOrEmpty("documents").objects().stream())
                .map(Document::read)
                .toList();
    }

    /** From what is kept here; under the same kind where the new form has it. */
    private static void attach(
            Draft draft,
            Field.DocumentsField field,
            Engine engine,
            Snapshot before,
            Document document,
            Professional reader) {
        List<String> kinds = field.kinds().stream().map(kind -> kind.code()).toList();
        String last = kinds.contains(OTHER) ? OTHER : kinds.get(kinds.size() - 1);
        String kind = kinds.contains(document.kind()) ? document.kind() : last;
        Callable<InputStream> kept = () -> engine.document(before.row().exchange(), document.id(), reader);
        document.findConfirmed()
                .ifPresentOrElse(
                        reason -> draft.attachConfirmed(kind, document.title(), kept, reason),
                        () -> draft.attach(kind, document.title(), kept));
    }
}
