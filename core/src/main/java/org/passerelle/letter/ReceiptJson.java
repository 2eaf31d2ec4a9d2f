package org.passerelle.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.Head;
import org.passerelle.ledger.Origin;
import org.passerelle.party.MailAddress;
import org.passerelle.port.letter.Receipt;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** A receipt as a canonical document, both ways (WIRE §2). */
public final class ReceiptJson {
    public static final String TYPE = "passerelle/receipt/1";
    /** The media type of its part. */
    public static final String MEDIA_TYPE = "application/vnd.passerelle.receipt+json";
    /** Most missing places that one receipt names. */
    public static final int MOST_MISSING = 1_000;

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");
    private static final int LONGEST_CODE = 80;
    private static final Set<String> KNOWN = Set.of(
            "type",
            "crit",
            "letter",
            "contentHash",
            "recipient",
            "number",
            "status",
            "event",
            "code",
            "seen",
            "missing",
            "ledger",
            "head");

    private ReceiptJson() {}

    public static byte[] write(Receipt receipt) {
        Json.Builder json = Json.object()
                .put("type", TYPE)
                .put("letter", receipt.letter())
                .put("contentHash", receipt.contentHash())
                .put("recipient", receipt.recipient().value())
                .put("number", receipt.number())
                .put("status", name(receipt.status()))
                .put("code", receipt.findCode())
                .put("seen", receipt.seen())
                .put("missing", receipt.missing().stream().map(Json.Whole::new).toList());
        receipt.findEvent().ifPresent(event -> json.put("event", (long) event));
        Receipt.Witnessed witness = receipt.witness();
        if (witness != null) {
            json.put("ledger", write(witness));
        }
        Head head = receipt.head();
        return Canon.octets((head == null ? json : json.put("head", head.json())).build());
    }

    /**
     * Reads one.
     *
     * @throws Refused with a canon code, or {@link LetterRefusal#RECEIPT} with the field whose value cannot be
     */
    public static Receipt read(byte[] octets) {
        Json.Obj json = Canon.read(octets, TYPE, KNOWN);
        Receipt.Status status = status(json.text("status"));
        Long event = json.findWhole("event").orElse(null);
        if (event != null && (event < 0 || status != Receipt.Status.APPLIED)) {
            throw wrong("event");
        }
        return new Receipt(
                json.hash("letter"),
                json.hash("contentHash"),
                new MailAddress(json.text("recipient")),
                atLeast(1, json, "number"),
                status,
                event,
                code(json, status),
                atLeast(0, json, "seen"),
                missing(json),
                json.findObject("ledger").map(ReceiptJson::witness).orElse(null),
                json.findObject("head").map(Head::read).orElse(null));
    }

    static String name(Receipt.Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Receipt.Status status(String name) {
        for (Receipt.Status status : Receipt.Status.values()) {
            if (name(status).equals(name)) {
                return status;
            }
        }
        throw wrong("status");
    }

    private static @Nullable String code(Json.Obj json, Receipt.Status status) {
        String code = json.findText("code").orElse(null);
        boolean needed = status == Receipt.Status.NOT_APPLIED;
        if (needed != (code != null)
                || code != null
                        && (code.length() > LONGEST_CODE || !CODE.matcher(code).matches())) {
            throw wrong("code");
        }
        return code;
    }

    private static List<Long> missing(Json.Obj json) {
        List<Long> missing = new ArrayList<>();
        for (Json item : json.array("missing").items()) {
            long last = missing.isEmpty() ? 0 : missing.get(missing.size() - 1);
            if (!(item instanceof Json.Whole place) || place.value() <= last || missing.size() == MOST_MISSING) {
                throw wrong("missing");
            }
            missing.add(place.value());
        }
        return missing;
    }

    private static Json.Obj write(Receipt.Witnessed witness) {
        return Json.object()
                .put("origin", witness.origin())
                .put("size", witness.size())
                .put("root", witness.root())
                .build();
    }

    private static Receipt.Witnessed witness(Json.Obj json) {
        Sha256 root = json.hash("root");
        return new Receipt.Witnessed(Origin.parse(json.text("origin")).text(), atLeast(0, json, "size"), root);
    }

    private static long atLeast(long least, Json.Obj json, String name) {
        long value = json.whole(name);
        if (value < least) {
            throw wrong(name);
        }
        return value;
    }

    static Refused wrong(String field) {
        return Refusal.of(LetterRefusal.RECEIPT).with(FactKey.FIELD, field).refused();
    }
}
