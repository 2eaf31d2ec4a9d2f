package org.passerelle.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.james.mime4j.codec.QuotedPrintableOutputStream;
import org.passerelle.letter.mime.HeaderFields;
import org.passerelle.letter.mime.MultipartWriter;
import org.passerelle.port.letter.Notice;

/** Writes the plain mails that tell our own people that something waits. */
final class NoticeWriter {
    private final Map<String, String> software;

    NoticeWriter(Map<String, String> software) {
        this.software = new TreeMap<>(software);
    }

    /** The whole mail. */
    byte[] write(Notice notice) {
        var fields = new HeaderFields()
                .add("From", notice.from().value())
                .add("To", HeaderFields.addresses(List.of(notice.to())))
                .add("Date", HeaderFields.date(notice.date()))
                .add("Message-ID", HeaderFields.messageId(notice.messageId()))
                .add("Subject", HeaderFields.words(notice.subject()))
                .add("Auto-Submitted", "auto-generated")
                .addAll(software)
                .add("MIME-Version", "1.0")
                .add("Content-Type", "text/plain; charset=utf-8")
                .add("Content-Transfer-Encoding", "quoted-printable");
        var mail = new ByteArrayOutputStream();
        mail.writeBytes(fields.octets());
        try (var body = new QuotedPrintableOutputStream(mail, false)) {
            body.write((notice.text().lines().reduce("", (text, line) -> text + line + "\r\n"))
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw MultipartWriter.memory(impossible);
        }
        return mail.toByteArray();
    }
}
