package org.passerelle.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.letter.outer.OuterFields;

/** What a mail seems to be decides only who looks at it. */
class MailKindTest {

    @Test
    void takesEveryCmsMailForALetter() {
        assertThat(kind("Content-Type: application/pkcs7-mime; smime-type=authEnveloped-data\r\n\r\n"))
                .isEqualTo(MailKind.LETTER);
        assertThat(kind("X: y\nCONTENT-TYPE:\n Application/X-PKCS7-MIME;\n\tname=smime.p7m\n\n"))
                .isEqualTo(MailKind.LETTER);
        assertThat(kind("Content-Type: application/pkcs7-mime; smime-type=signed-data\r\n\r\n"))
                .isEqualTo(MailKind.LETTER);
        assertThat(kind("Content-Type: application/pkcs7-mime; x=\"smime-type=certs-only\"\r\n\r\n"))
                .isEqualTo(MailKind.LETTER);
        assertThat(kind("Content-Type: text/plain\r\nContent-Type: application/pkcs7-mime\r\n\r\n"))
                .isEqualTo(MailKind.LETTER);
    }

    @Test
    void takesOnlySignedMailThatHoldsAReceiptForOne() {
        String signed = "Content-Type: multipart/signed; boundary=x\r\n\r\n--x\r\n";
        assertThat(kind(signed + "Content-Type: " + ReceiptJson.MEDIA_TYPE)).isEqualTo(MailKind.RECEIPT);
        assertThat(kind(signed + "Content-Type: text/plain")).isEqualTo(MailKind.FOREIGN);
    }

    @Test
    void seesReportsAndNothingInOtherMail() {
        assertThat(kind("Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n"))
                .isEqualTo(MailKind.REPORT);
        assertThat(kind("Return-Path: <>\r\nFrom: Mailer <MAILER-DAEMON@relay.test>\r\n\r\n"))
                .isEqualTo(MailKind.REPORT);
        assertThat(kind("Return-Path: <>\r\nFrom: someone@relay.test\r\n\r\n")).isEqualTo(MailKind.FOREIGN);
        assertThat(kind("From: MAILER-DAEMON@relay.test\r\n\r\nContent-Type: application/pkcs7-mime\r\n\r\n"))
                .isEqualTo(MailKind.FOREIGN);
        assertThat(kind("Content-Type: multipart/report; report-type=disposition-notification; boundary=x\r\n\r\n"))
                .isEqualTo(MailKind.REPORT);
        assertThat(kind("Subject: [KO =?UTF-8?Q?Int=C3=A9gration_syst=C3=A8me_!=5D=5B902=5D?= XDM/1.0/DDM+X\r\n\r\n"))
                .isEqualTo(MailKind.REPORT);
        // somebody answers our own notice of a failure: that is a mail
        assertThat(kind("Subject: Re: [KO Integration systeme !][906] XDM/1.0/DDM+X\r\n\r\n"))
                .isEqualTo(MailKind.FOREIGN);
        assertThat(kind("")).isEqualTo(MailKind.FOREIGN);
    }

    /** RFC 3834: whoever answers these may end up answering himself. */
    @Test
    void knowsWhatAProgramWrote() {
        for (String field : List.of(
                "Auto-Submitted: auto-replied (vacation)",
                "Auto-Submitted: auto-generated; x=y",
                "Precedence: Bulk",
                "Precedence: auto_reply",
                "List-Id: <x.test>",
                "X-Autoreply: yes",
                "Return-Path: < >")) {
            assertThat(outer(field + "\r\nSubject: x\r\n\r\n").automatic())
                    .as(field)
                    .isTrue();
        }
        for (String field : List.of("Auto-Submitted: no", "Precedence: first-class", "Return-Path: <a@b.test>")) {
            assertThat(outer(field + "\r\nSubject: x\r\n\r\n").automatic())
                    .as(field)
                    .isFalse();
        }
        assertThat(outer("Subject: x\r\n\r\nAuto-Submitted: auto-replied").automatic())
                .isFalse();
    }

    @Test
    void countsTheRelaysThatAMailPassed() {
        String relay = "Received: from a.test\r\n\tby b.test\r\n";
        assertThat(outer(relay.repeat(OuterFields.MOST_HOPS) + "\r\n").circles())
                .isFalse();
        assertThat(outer(relay.repeat(OuterFields.MOST_HOPS + 1) + "\r\n").circles())
                .isTrue();
    }

    private static OuterFields outer(String mail) {
        return OuterFields.of(mail.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static MailKind kind(String mail) {
        return MailKind.of(OuterFields.of(mail.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
