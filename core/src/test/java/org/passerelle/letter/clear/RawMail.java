package org.passerelle.letter.clear;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.passerelle.party.MailAddress;
import org.passerelle.port.letter.ClearMail;
import org.passerelle.seal.frame.Spool;

/** An ordinary mail as other software writes it: as much of it as a test says. */
final class RawMail {
    static final MailAddress MAILBOX = MailAddress.of("ligne@hopital.mssante.test");
    static final MailAddress DOCTOR = MailAddress.of("aline.exemple@medecin.mssante.test");

    private static final String BOUNDARY = "=_x";

    private final List<String> headers = new ArrayList<>(List.of(
            "From: \"Dr Aline EXEMPLE\" <aline.exemple@medecin.mssante.test>",
            "To: ligne@hopital.mssante.test",
            "Date: Fri, 20 Nov 2026 15:30:00 +0100 (CET)",
            "Message-ID: <a.1@medecin.mssante.test>",
            "Subject: Avis"));
    private final List<String> parts = new ArrayList<>();
    private Charset charset = StandardCharsets.UTF_8;

    /** Replaces the header of that name, or adds it. */
    RawMail header(String field) {
        without(field.substring(0, field.indexOf(':')));
        headers.add(field);
        return this;
    }

    RawMail more(String field) {
        headers.add(field);
        return this;
    }

    RawMail without(String name) {
        headers.removeIf(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1));
        return this;
    }

    RawMail in(Charset other) {
        charset = other;
        return this;
    }

    /** @param fields may be empty */
    RawMail part(String fields, String body) {
        parts.add((fields.isEmpty() ? "" : fields + "\r\n") + "\r\n" + body);
        return this;
    }

    RawMail file(String name, String type, byte[] octets) {
        return part(
                "Content-Type: " + type + "\r\nContent-Disposition: attachment; filename=\"" + name
                        + "\"\r\nContent-Transfer-Encoding: base64",
                Base64.getMimeEncoder().encodeToString(octets));
    }

    byte[] octets() {
        var mail = new StringBuilder(String.join("\r\n", headers)).append("\r\n");
        mail.append("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"" + BOUNDARY + "\"\r\n\r\n");
        parts.forEach(part -> mail.append("--" + BOUNDARY + "\r\n").append(part).append("\r\n"));
        return mail.append("--" + BOUNDARY + "--\r\n").toString().getBytes(charset);
    }

    ClearMail read() {
        return read(ClearLimits.DEFAULT);
    }

    ClearMail read(ClearLimits limits) {
        return read(octets(), limits);
    }

    static ClearMail read(byte[] mail, ClearLimits limits) {
        try {
            return new ClearReader(limits, RawMail::spool)
                    .read(new ByteArrayInputStream(mail), MAILBOX)
                    .orElseThrow();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Spool spool() {
        return new Spool(Path.of(System.getProperty("java.io.tmpdir")), new SecureRandom());
    }
}
