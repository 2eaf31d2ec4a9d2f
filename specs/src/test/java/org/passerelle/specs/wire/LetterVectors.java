package org.passerelle.specs.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.Head;
import org.passerelle.letter.EnvelopeJson;
import org.passerelle.letter.ReceiptJson;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.port.letter.Envelope;
import org.passerelle.port.letter.Receipt;

/** What letters and receipts say to nodes. */
final class LetterVectors {
    private static final Sha256 LETTER = Sha256.hash(new byte[] {1});
    private static final Sha256 CONTENT = Sha256.hash(new byte[] {2});
    private static final Sha256 CARD = Sha256.hash(new byte[] {3});
    private static final Head HEAD = new Head(Given.CHAIN, 2, Sha256.hash(new byte[] {4}));

    private LetterVectors() {}

    static Json.Obj envelopes() {
        return Given.file(
                "Envelopes: of a letter that opens an exchange, and of one that tells the keeper's events.",
                List.of(envelope("opening", opening()), envelope("telling", telling())));
    }

    private static Json.Obj envelope(String name, Envelope envelope) {
        byte[] octets = EnvelopeJson.write(envelope);
        return Json.object()
                .put("name", name)
                .put("documentText", new String(octets, StandardCharsets.UTF_8))
                .put("sha256", Sha256.hash(octets))
                .build();
    }

    private static Envelope opening() {
        return new Envelope(
                Given.EXCHANGE,
                PathwayRef.parse("avis/1"),
                Given.LINE,
                0,
                Given.ORIGIN,
                List.of(new Envelope.Recipient(Given.LINE, 1, null, 0, CARD, null)),
                new Envelope.StepHead(Given.STEP, "request", -1, Given.NOON.plusSeconds(86_400), "metropole/1"),
                List.of(),
                HEAD,
                List.of());
    }

    private static Envelope telling() {
        return new Envelope(
                Given.EXCHANGE,
                PathwayRef.parse("avis/1"),
                Given.LINE,
                0,
                Given.ORIGIN,
                List.of(new Envelope.Recipient(
                        Given.PRACTICE,
                        3,
                        LETTER,
                        1,
                        CARD,
                        new Envelope.LedgerProof(
                                "a signed note\n",
                                1,
                                List.of(CONTENT),
                                List.of(new Envelope.LetterProof(2, Given.counting(8), 5, List.of(LETTER, CARD))),
                                List.of(Given.counting(3), Given.counting(4))))),
                null,
                List.of(
                        new Envelope.TellEvent(
                                4,
                                "clock-breached",
                                Given.NOON,
                                Json.object().put("due", Given.NOON).build()),
                        new Envelope.TellEvent(5, "escalated", Given.NOON, null),
                        new Envelope.TellEvent(6, "escalated", Given.NOON, forRequester())),
                HEAD,
                List.of(new Envelope.Voided(2, LETTER, CONTENT)));
    }

    private static Json.Obj forRequester() {
        return Json.object()
                .put("at", 150)
                .put("to", "requester")
                .put("people", List.of())
                .put("phone", "03 29 00 00 20")
                .build();
    }

    static Json.Obj receipts() {
        List<Json.Obj> cases = new ArrayList<>();
        cases.add(receipt(Receipt.Status.HELD, null, null, List.of(1L, 2L)));
        cases.add(receipt(Receipt.Status.RECEIVED, null, null, List.of()));
        cases.add(receipt(Receipt.Status.APPLIED, 7L, null, List.of()));
        cases.add(receipt(Receipt.Status.NOT_APPLIED, null, "exchange.not-possible", List.of()));
        return Given.file("Receipts, one for each status.", cases);
    }

    private static Json.Obj receipt(
            Receipt.Status status,
            @org.jspecify.annotations.Nullable Long event,
            @org.jspecify.annotations.Nullable String code,
            List<Long> missing) {
        byte[] octets = ReceiptJson.write(new Receipt(
                LETTER,
                CONTENT,
                Given.LINE,
                1,
                status,
                event,
                code,
                0,
                missing,
                new Receipt.Witnessed(Given.ORIGIN.text(), 3, CONTENT),
                HEAD));
        return Json.object()
                .put("name", Canon.read(octets).text("status"))
                .put("documentText", new String(octets, StandardCharsets.UTF_8))
                .put("sha256", Sha256.hash(octets))
                .build();
    }
}
