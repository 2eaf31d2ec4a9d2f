package org.passerelle.letter.clear;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.passerelle.letter.clear.text.ShownText;
import org.passerelle.letter.mime.HeaderFields;
import org.passerelle.letter.mime.MimeRefusal;
import org.passerelle.letter.mime.MultipartWriter;
import org.passerelle.port.letter.Disposition;
import org.passerelle.port.letter.IntegrationError;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * Writes what became of an ordinary mail, as a French integration platform does (ANS, volet « Transmission au LPS »; RFC 8098), but
 * without the mail: of that, its Message-ID alone.
 */
public final class DispositionWriter {
    /** Characters of a subject that are repeated. */
    static final int LONGEST_SUBJECT = 200;

    private static final String FAILED = "[KO Intégration système !][%d] ";

    private final RandomGenerator random;
    private final String reportingUa;
    private final Map<String, String> software;

    /**
     * @param random the source of boundaries
     * @param reportingUa RFC 8098 §3.2.1
     * @param software fields that every mail of ours carries
     */
    public DispositionWriter(RandomGenerator random, String reportingUa, Map<String, String> software) {
        this.random = random;
        this.reportingUa = reportingUa;
        this.software = new TreeMap<>(software);
    }

    /** The whole mail. */
    public byte[] write(Disposition disposition) {
        if (!disposition.about().matches("[!-;=?-~]{1,250}")) {
            throw Refusal.of(MimeRefusal.HEADER_VALUE)
                    .with(FactKey.FIELD, "Original-Message-ID")
                    .refused();
        }
        String boundary = MultipartWriter.newBoundary(random);
        var mail = new ByteArrayOutputStream();
        mail.writeBytes(headers(disposition, boundary));
        var parts = new MultipartWriter(mail, boundary);
        try {
            parts.text(text(disposition));
            parts.lines(
                    new HeaderFields().add("Content-Type", "message/disposition-notification"), fields(disposition));
            parts.lines(
                    new HeaderFields().add("Content-Type", "text/rfc822-headers"),
                    "Message-ID: <" + disposition.about() + ">\r\n\r\n");
            parts.end();
        } catch (IOException impossible) {
            throw MultipartWriter.memory(impossible);
        }
        return mail.toByteArray();
    }

    private byte[] headers(Disposition disposition, String boundary) {
        return new ClearHeaders(
                        disposition.from().value(),
                        List.of(disposition.to()),
                        disposition.date(),
                        disposition.messageId())
                .thread(List.of(disposition.about()))
                .subject(subject(disposition))
                .all(software)
                .add("Auto-Submitted", "auto-replied")
                .add("MIME-Version", "1.0")
                .add(
                        "Content-Type",
                        "multipart/report; report-type=disposition-notification;\r\n boundary=\"" + boundary + "\"")
                .octets();
    }

    private static String subject(Disposition disposition) {
        String shown = ShownText.line(disposition.subject(), LONGEST_SUBJECT);
        return disposition
                        .findError()
                        .map(error -> String.format(Locale.ROOT, FAILED, error.code()))
                        .orElse("")
                + (shown.startsWith(ClearWords.PREFIX) ? "" : ClearWords.PREFIX)
                + shown;
    }

    private String fields(Disposition disposition) {
        Optional<IntegrationError> error = disposition.findError();
        return new String(
                new HeaderFields()
                        .add("Reporting-UA", reportingUa)
                        .add(
                                "Original-Recipient",
                                "rfc822;" + disposition.from().value())
                        .add("Final-Recipient", "rfc822;" + disposition.from().value())
                        .add("Original-Message-ID", "<" + disposition.about() + ">")
                        .add(
                                "Disposition",
                                "automatic-action/MDN-sent-automatically; processed"
                                        + error.map(why -> "/Error:\r\n " + why.code() + "^"
                                                        + ClearWords.plain(why.wording()))
                                                .orElse(""))
                        .octets(),
                StandardCharsets.US_ASCII);
    }

    private static String text(Disposition disposition) {
        String what = disposition
                .findError()
                .map(error -> "Votre message est arrivé, mais son document n'a pas pu être intégré (code "
                        + error.code() + ") : " + error.wording() + ".")
                .orElse("Votre message est arrivé et a été pris en charge.");
        return what + "\r\nCet avis est écrit par un automate ; n'y répondez pas.\r\n";
    }
}
