package org.passerelle.specs.wire;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.passerelle.canon.Json;
import org.passerelle.letter.SealedLetters;
import org.passerelle.letter.Sealing;
import org.passerelle.port.letter.ClearMail;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.seal.Opener;

/** A letter in clear, of anybody's software, and by what it is known. */
final class ClearVectors {
    private static final List<String> PARTS = List.of("Question\u00A0: une lésion ?", "<p>Question</p>", "octets");

    private static final String MAIL = """
            Received: from relay.example by mx.example; Fri, 20 Nov 2026 12:00:01 +0000
            From: =?UTF-8?Q?Dr_Zo=C3=A9_Exemple?= <cabinet@saulx.mssante.example>
            To: dermatologie@ch-barrois.mssante.example
            Date: Fri, 20 Nov 2026 12:00:00 +0000
            Message-ID: <0123456789abcdef@saulx.mssante.example>
            Subject: Avis
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="m"

            --m
            Content-Type: multipart/alternative; boundary="a"

            --a
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Question=C2=A0: une l=C3=A9sion ?
            --a
            Content-Type: text/html; charset=utf-8

            <p>Question</p>
            --a--
            --m
            Content-Type: application/octet-stream; name="a.bin"
            Content-Disposition: attachment; filename="a.bin"
            Content-Transfer-Encoding: base64

            b2N0ZXRz
            --m--
            """;

    private ClearVectors() {}

    static Json.Obj make() {
        String mail = MAIL.replace("\n", "\r\n");
        var letters = new SealedLetters(
                new Sealing(
                        () -> {
                            throw new AssertionError("nothing is signed");
                        },
                        new SecureRandom()),
                new SealedLetters.Software("passerelle.example; Passerelle", Map.of()),
                new Opener(Path.of(System.getProperty("java.io.tmpdir")), new SecureRandom()),
                (mailbox, at) -> {
                    throw new AssertionError("nothing is sealed");
                });
        try (OpenedMail opened =
                letters.openClear(new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII)), Given.LINE)) {
            return Given.file(
                    "A letter in clear: its parts in their order, decoded; its id; the id of its file.",
                    List.of(vector(mail, ((OpenedMail.AClear) opened).mail())));
        }
    }

    private static Json.Obj vector(String mail, ClearMail read) {
        return Json.object()
                .put("name", "alternative and a file")
                .put("mailText", mail)
                .put("from", read.from().value())
                .put("messageId", read.messageId())
                .put("partTexts", Json.array(PARTS.stream().map(Json::text).toList()))
                .put("letterId", read.id())
                .put("filePlace", "3")
                .put("fileId", read.enclosed().get(0).id())
                .build();
    }
}
