package org.passerelle.specs.fuzz.letter;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.passerelle.letter.outer.HintReader;
import org.passerelle.letter.outer.OuterFields;
import org.passerelle.port.letter.Hint;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Seeds;

/** What software says, unsigned, of a mail of ours: DSN (RFC 3464), MDN (RFC 8098), integration codes. */
final class ReportFuzz extends FuzzTarget {
    private static final String HEAD =
            "From: MAILER-DAEMON@ch-essai.mssante.example\r\nAuto-Submitted: auto-replied\r\n"
                    + "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=";
    private static final String DSN = HEAD
            + "delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPerdu.\r\n--b\r\n"
            + "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
            + "Final-Recipient: rfc822; a@ch-essai.mssante.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
            + "Diagnostic-Code: smtp; 550 5.1.1 nobody\r\n  of that name\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
            + "Message-ID: <0123456789abcdef0123456789abcdef@saulx.mssante.example>\r\n\r\n--b--\r\n";
    private static final String MDN = HEAD
            + "disposition-notification; boundary=b\r\n\r\n--b\r\nContent-Type: message/disposition-notification\r\n\r\n"
            + "Reporting-UA: x; y\r\nOriginal-Message-ID: <0123456789abcdef0123456789abcdef@saulx.mssante.example>\r\n"
            + "Disposition: automatic-action/MDN-sent-automatically; processed/error\r\nError: 904^patient inconnu\r\n"
            + "--b--\r\n";
    private static final String CODE =
            "From: lps@medecin.mssante.example\r\nSubject: =?UTF-8?Q?[KO_int=C3=A9gration][902]?= XDM/1.0/DDM+0123\r\n"
                    + "In-Reply-To: <0123456789abcdef0123456789abcdef@saulx.mssante.example>\r\n\r\nPatient inconnu\r\n";

    @Override
    protected List<byte[]> seeds() throws IOException {
        return Seeds.all(
                List.of(Seeds.utf8(DSN), Seeds.utf8(MDN), Seeds.utf8(CODE)), Seeds.samples("corpora/mime4j", "", 20));
    }

    @Override
    protected void read(byte[] octets) {
        Optional<Hint> hint = HintReader.read(octets);
        hint.ifPresent(said -> {
            require(said.messageIds().size() <= HintReader.MOST_IDS, "a report names few mails");
            require(said.status().matches("[0-9.]{0,11}"), "a status is digits: no free text gets in");
        });
        OuterFields outer = OuterFields.of(octets);
        require(
                outer.circles() || outer.all("received").count() <= OuterFields.MOST_HOPS,
                "a mail that circles is told");
        outer.automatic();
        outer.fromNobody();
    }
}
