package org.passerelle.seal;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.frame.EncodedWords;
import org.passerelle.seal.frame.HeaderBlock;

/** Writes the outer headers of WIRE §2: nothing about the patient, each line within RFC 5322 §2.1.1. */
final class OuterHeaders {
    /** Longest line written without folding being possible, RFC 5322 §2.1.1. */
    private static final int LONGEST_LINE = 998;

    private static final Pattern MESSAGE_ID = Pattern.compile("<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.@-]{3,250}>");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,62}");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM uuuu HH:mm:ss +0000", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final List<HeaderBlock.Field> fields = new ArrayList<>();

    private OuterHeaders() {}

    /** The headers of the order, then those of its content, then the empty line. */
    static byte[] of(SealOrder order, String... contentFields) {
        var text = new StringBuilder(512);
        for (HeaderBlock.Field field : fields(order)) {
            text.append(field.name()).append(": ").append(field.body()).append("\r\n");
        }
        text.append("MIME-Version: 1.0\r\n");
        for (String field : contentFields) {
            text.append(field).append("\r\n");
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** The fields of the order alone, their bodies folded as they are written. */
    static List<HeaderBlock.Field> fields(SealOrder order) {
        var headers = new OuterHeaders();
        headers.addresses(order);
        headers.order(order.headers());
        return List.copyOf(headers.fields);
    }

    private void addresses(SealOrder order) {
        field("From", order.from().value());
        field(
                "To",
                order.recipients().stream()
                        .map(recipient -> recipient.address().value())
                        .collect(Collectors.joining(",\r\n ")));
        field("Date", DATE.format(order.signingTime()));
    }

    private void order(SealOrder.Headers headers) {
        field("Message-ID", messageId(headers.messageId()));
        if (!headers.inReplyTo().isEmpty()) {
            field("In-Reply-To", messageIds(headers.inReplyTo()));
        }
        if (!headers.references().isEmpty()) {
            field("References", messageIds(headers.references()));
        }
        field("Subject", EncodedWords.of(headers.subject()).orElseThrow(() -> refused("Subject")));
        headers.others().forEach((name, body) -> {
            if (!NAME.matcher(name).matches() || !PRINTABLE.matcher(body).matches()) {
                throw refused(name);
            }
            field(name, body);
        });
    }

    private void field(String name, String body) {
        if (name.length() + 2 + body.lines().mapToInt(String::length).max().orElse(0) > LONGEST_LINE) {
            throw refused(name);
        }
        fields.add(new HeaderBlock.Field(name, body));
    }

    private static String messageIds(List<String> ids) {
        return ids.stream().map(OuterHeaders::messageId).collect(Collectors.joining("\r\n "));
    }

    private static String messageId(String id) {
        if (!MESSAGE_ID.matcher(id).matches()) {
            throw refused("Message-ID");
        }
        return id;
    }

    private static org.passerelle.refusal.Refused refused(String name) {
        return Refusal.of(SealRefusal.HEADER).with(FactKey.FIELD, name).refused();
    }
}
