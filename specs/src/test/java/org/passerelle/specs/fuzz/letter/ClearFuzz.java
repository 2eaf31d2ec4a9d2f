package org.passerelle.specs.fuzz.letter;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import org.passerelle.letter.paper.Octets;
import org.passerelle.port.letter.Enclosed;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Seeds;

/** An ordinary mail in clear, with the papers of anybody's software in it. */
final class ClearFuzz extends FuzzTarget {
    private static final String HEAD =
            "From: =?UTF-8?Q?Cabinet_du_Barrois?= <cabinet.barrois@medecin.mssante.example>\r\n"
                    + "To: " + Mailbox.HOSPITAL.value() + "\r\nDate: Fri, 20 Nov 2026 15:30:00 +0100\r\n"
                    + "Message-ID: <0123456789abcdef0123456789abcdef@medecin.mssante.example>\r\n"
                    + "In-Reply-To: <fedcba9876543210fedcba9876543210@ch-barleduc.mssante.example>\r\nX-MSS-NIL: 1/2/3\r\n"
                    + "Subject: XDM/1.0/DDM+0123456789abcdef0123456789abcdef\r\nMIME-Version: 1.0\r\n";
    private static final String PLAIN = HEAD + "Content-Type: text/html; charset=iso-8859-1\r\n"
            + "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>D=E9sol=E9e<script>x</script>\r\n";

    private final Mailbox mailbox = new Mailbox();

    ClearFuzz() throws IOException {}

    @Override
    protected List<byte[]> seeds() throws IOException {
        String papers = HEAD + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
                + "Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                + "Demande d'avis\r\n--c--\r\n--b\r\nContent-Type: application/zip; name=IHE_XDM.zip\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(Seeds.own("xdm/request.zip")) + "\r\n--b--\r\n";
        return Seeds.all(List.of(Seeds.utf8(papers), Seeds.utf8(PLAIN)), Seeds.samples("corpora/mime4j", "", 20));
    }

    @Override
    protected void read(byte[] octets) throws IOException {
        try (OpenedMail opened = mailbox.takeInClear(octets)) {
            require(!(opened instanceof OpenedMail.ALetter), "a mail in clear is no sealed letter");
            if (opened instanceof OpenedMail.AClear clear) {
                for (Enclosed file : clear.mail().enclosed()) {
                    try (InputStream in = clear.mail().document(file.id())) {
                        require(
                                Octets.of(in).equals(new Octets(file.size(), file.sha256())),
                                "a file is what is said of it");
                    }
                }
            }
        }
    }
}
