package org.passerelle.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

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
    void seesDeliveryFailuresAndNothingInOtherMail() {
        assertThat(kind("Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n"))
                .isEqualTo(MailKind.BOUNCE);
        assertThat(kind("Return-Path: <>\r\nFrom: Mailer <MAILER-DAEMON@relay.test>\r\n\r\n"))
                .isEqualTo(MailKind.BOUNCE);
        assertThat(kind("Return-Path: <>\r\nFrom: someone@relay.test\r\n\r\n")).isEqualTo(MailKind.FOREIGN);
        assertThat(kind("From: MAILER-DAEMON@relay.test\r\n\r\nContent-Type: application/pkcs7-mime\r\n\r\n"))
                .isEqualTo(MailKind.FOREIGN);
        assertThat(kind("")).isEqualTo(MailKind.FOREIGN);
    }

    private static MailKind kind(String mail) {
        return MailKind.of(mail.getBytes(StandardCharsets.ISO_8859_1));
    }
}
