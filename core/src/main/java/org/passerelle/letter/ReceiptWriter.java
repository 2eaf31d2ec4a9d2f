package org.passerelle.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.passerelle.letter.mime.HeaderFields;
import org.passerelle.letter.mime.MultipartWriter;
import org.passerelle.port.letter.Letter;
import org.passerelle.port.letter.Receipt;

/**
 * Writes a receipt's signed entity: an RFC 8098 report of a text for people, a disposition notification, and the receipt for
 * nodes. Nothing of the letter it answers stands in it but ids and hashes.
 */
public final class ReceiptWriter {
    private final RandomGenerator random;
    private final String reportingUa;

    /**
     * @param random the source of boundaries
     * @param reportingUa what RFC 8098 §3.2.1 calls the reporting user agent: {@code name; product version}
     */
    public ReceiptWriter(RandomGenerator random, String reportingUa) {
        this.random = random;
        this.reportingUa = reportingUa;
    }

    /**
     * The entity.
     *
     * @param head whose last reference is the letter's Message-ID
     * @param outer further fields of the mail, protected here too
     */
    public byte[] write(Receipt receipt, Letter.Head head, Map<String, String> outer) {
        String boundary = MultipartWriter.newBoundary(random);
        var out = new ByteArrayOutputStream();
        var parts = new MultipartWriter(out, boundary);
        try {
            out.write(headers(head, outer, boundary).octets());
            parts.text(text(receipt));
            parts.lines(
                    new HeaderFields().add("Content-Type", "message/disposition-notification"), report(receipt, head));
            parts.octets(new HeaderFields().add("Content-Type", ReceiptJson.MEDIA_TYPE), ReceiptJson.write(receipt));
            parts.end();
        } catch (IOException impossible) {
            throw MultipartWriter.memory(impossible);
        }
        return out.toByteArray();
    }

    private static HeaderFields headers(Letter.Head head, Map<String, String> outer, String boundary) {
        return LetterWriter.protectedFields(
                        "multipart/report; report-type=disposition-notification;\r\n boundary=\"" + boundary
                                + "\"; hp=\"clear\"",
                        head,
                        head.subject())
                .addAll(outer);
    }

    private String report(Receipt receipt, Letter.Head head) {
        String original = head.references().isEmpty()
                ? ""
                : HeaderFields.messageId(head.references().get(head.references().size() - 1));
        var fields = new HeaderFields();
        fields.add("Reporting-UA", reportingUa);
        fields.add("Final-Recipient", "rfc822; " + receipt.recipient().value());
        if (!original.isEmpty()) {
            fields.add("Original-Message-ID", original);
        }
        boolean error = receipt.status() == Receipt.Status.NOT_APPLIED;
        fields.add("Disposition", "automatic-action/MDN-sent-automatically; processed" + (error ? "/error" : ""));
        receipt.findCode().ifPresent(code -> fields.add("Error", code));
        return new String(fields.octets(), StandardCharsets.US_ASCII);
    }

    private static String text(Receipt receipt) {
        String what =
                switch (receipt.status()) {
                    case HELD -> "Votre lettre est arrivée ; elle attend une lettre antérieure qui manque encore.";
                    case RECEIVED -> "Votre lettre est arrivée et a été vérifiée.";
                    case APPLIED -> "Votre lettre est arrivée, a été vérifiée et a pris effet.";
                    case NOT_APPLIED ->
                        "Votre lettre est arrivée mais n'a pas pu prendre effet (code "
                                + receipt.findCode().orElse("") + ").";
                };
        return what + "\r\nCe reçu est écrit et signé par Passerelle ; n'y répondez pas.\r\n";
    }
}
