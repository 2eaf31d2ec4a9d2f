package org.passerelle.client.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.flow.Attachment;
import org.passerelle.flow.Order;
import org.passerelle.node.Node;
import org.passerelle.node.NodeSettings;
import org.passerelle.node.View;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;

/**
 * A hospital's node with a dermatology line and a cardiology line, for vendors' own tests: everything in it is the real engine, only
 * its people are played. {@link Rehearsal#hospital} gives it.
 *
 * <pre>{@code
 * SimulatedHospital hospital = world.hospital();
 * hospital.whenRequested(SimulatedHospital::take);            // scripted
 * hospital.answer(exchange.id(), "Surveillance à trois mois.");   // or by hand
 * world.settle();
 * }</pre>
 */
public final class SimulatedHospital implements AutoCloseable {
    private static final Json.Obj NOTHING = Json.object().build();
    private static final String NONE = "aucun";

    private final NodeSettings settings;
    private final Set<Id> announced = new HashSet<>();
    private Node node;
    private @Nullable BiConsumer<SimulatedHospital, String> script;

    SimulatedHospital(NodeSettings settings) {
        this.settings = settings;
        this.node = Node.open(settings);
    }

    /** The dermatology line's address. */
    public String line() {
        return Rehearsal.LINE;
    }

    /** The engine itself, for what is not offered here. */
    public Node node() {
        return node;
    }

    /** The requests that are not ended, the most pressing first. */
    public List<String> worklist() {
        return node.list(ExchangeQuery.all()).stream()
                .filter(row -> !row.ended())
                .map(row -> row.exchange().hex())
                .toList();
    }

    /** From now on, this is done once for each request that arrives. */
    public SimulatedHospital whenRequested(BiConsumer<SimulatedHospital, String> then) {
        script = then;
        return this;
    }

    /** The expert looks at the request. */
    public void open(String exchange) {
        node.read(id(exchange), Invented.expert(), "request");
    }

    /** The expert takes the request. */
    public void take(String exchange) {
        act(exchange, "take", NOTHING);
    }

    /** The expert asks for information; the clock waits. */
    public void ask(String exchange, String asked) {
        act(exchange, "ask", Json.object().put("asked", asked).build());
    }

    /** Answers with advice only; takes the request first when nobody has. */
    public void answer(String exchange, String advice) {
        answer(exchange, "advice-only", advice, List.of());
    }

    /**
     * Answers; takes the request first when nobody has.
     *
     * @param recommendation one of the avis' codes
     * @param reports image files that are attached as reports
     */
    public void answer(String exchange, String recommendation, String advice, List<byte[]> reports) {
        if (state(exchange).equals("requested")) {
            take(exchange);
        }
        Json.Obj content = answered(recommendation, advice);
        List<Attachment> files = reports.stream()
                .map(report -> new Attachment("report", "Compte rendu", () -> new ByteArrayInputStream(report), null))
                .toList();
        node.take(id(exchange), new Order("answer", Invented.expert(), content, files, null));
    }

    /**
     * Writes to a practice first.
     *
     * @param practice its address
     * @param pathway name and version: one that the line offers and that is a line's to begin
     * @param content what the opening form says
     * @return the new exchange's id
     */
    public String begin(String practice, String pathway, Json.Obj content) {
        PathwayRef ref = PathwayRef.parse(pathway);
        String step = node.writing().pathway(ref).opening().orElseThrow().name();
        return node.writing()
                .begin(
                        new MailAddress(line()),
                        new MailAddress(practice),
                        ref,
                        Order.of(step, Invented.expert(), content))
                .id()
                .hex();
    }

    /** Takes back what was answered and answers anew, with advice only. */
    public void correct(String exchange, String advice) {
        act(exchange, "correct", answered("advice-only", advice));
    }

    private static Json.Obj answered(String recommendation, String advice) {
        return Json.object()
                .put("recommendation", recommendation)
                .put("advice", advice)
                .put("acts", NONE)
                .put("incidents", NONE)
                .build();
    }

    /** Declines as outside the line's scope. */
    public void decline(String exchange, String explanation) {
        act(
                exchange,
                "decline",
                Json.object()
                        .put("reason", "out-of-scope")
                        .put("explanation", explanation)
                        .build());
    }

    /** Any expert's step. */
    public void act(String exchange, String step, Json.Obj content) {
        node.take(id(exchange), Order.of(step, Invented.expert(), content));
    }

    /** The pathway's state, by name. */
    public String state(String exchange) {
        return view(exchange).state().state();
    }

    /** When the answer is due, as the hospital's clock has it; empty while it waits or when it stopped. */
    public Optional<Instant> due(String exchange) {
        return view(exchange).row().findDue();
    }

    /** The keeper's decisions, by type, oldest first. */
    public List<String> decisions(String exchange) {
        return view(exchange).state().law().stream()
                .map(law -> law.fact().getClass().getSimpleName())
                .toList();
    }

    /** What a step of the requester said last. */
    public Json.Obj said(String exchange, String step) {
        return view(exchange).state().stepsDone().stream()
                .filter(done -> done.step().equals(step))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("nobody took this step: " + step))
                .content();
    }

    /** The documents of a step, in clear, as the expert would see them. */
    public List<byte[]> documents(String exchange, String step) {
        Field.DocumentsField field = view(exchange)
                .state()
                .pathway()
                .step(step, said(exchange, step))
                .form()
                .find(Field.DocumentsField.class)
                .orElseThrow();
        return said(exchange, step).arrayOrEmpty(field.name()).objects().stream()
                .map(Document::read)
                .map(document -> octets(id(exchange), document, Invented.expert()))
                .toList();
    }

    /** Ends the hospital's node and opens it again from its folder. */
    public void restart() {
        node.close();
        node = Node.open(settings);
    }

    /** Turns the node once, script included; tells how many things were done. */
    int step() {
        int done = node.step();
        if (script != null) {
            done += announce(script);
        }
        return done;
    }

    /** Mails that have not left, or whose receipt has not come. */
    long waiting() {
        return node.health().outboxWaiting();
    }

    /** When a clock next wants attention. */
    Optional<Instant> nextDeadline() {
        return node.list(ExchangeQuery.all()).stream()
                .filter(row -> !row.ended())
                .map(ExchangeRow::exchange)
                .flatMap(exchange -> node.view(exchange).state().deadline().stream())
                .min(Instant::compareTo);
    }

    private int announce(BiConsumer<SimulatedHospital, String> then) {
        int news = 0;
        for (String exchange : worklist()) {
            if (announced.add(id(exchange))) {
                then.accept(this, exchange);
                news++;
            }
        }
        return news;
    }

    private byte[] octets(Id exchange, Document document, Professional reader) {
        try (InputStream in = node.document(exchange, document.id(), reader)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private View view(String exchange) {
        return node.view(id(exchange));
    }

    private static Id id(String exchange) {
        return Id.parse(exchange);
    }

    @Override
    public void close() {
        node.close();
    }
}
