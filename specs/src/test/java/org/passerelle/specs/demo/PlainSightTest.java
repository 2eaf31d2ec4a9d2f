package org.passerelle.specs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that stands in a mail is seen, however it is written. */
class PlainSightTest {
    private static final String HEADERS = "From: a@saulx.mssante.example\r\nMIME-Version: 1.0\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: Mme Elise VAUTRIN\r\n\r\n",
                "Subject: =?UTF-8?B?TW1lIMOJbGlzZSBWYXV0cmlu?=\r\n\r\n",
                "Subject: =?ISO-8859-1?Q?Mme_=C9lise?=\r\n =?ISO-8859-1?Q?_Vautrin?=\r\n\r\n",
                "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=C3=89lise V=\r\nautrin\r\n",
                "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nw4lsaXNlIFZh\r\ndXRyaW4=\r\n",
                "Content-Type: text/plain\r\nContent-Disposition: attachment;\r\n filename*=UTF-8''%C3%89lise%20Vautrin.jpg\r\n\r\nx\r\n",
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: =?UTF-8?Q?=C3=89lise_Vautrin?=\r\n\r\nx\r\n--b--\r\n",
            })
    void isFoundInAHeaderABodyAFileNameAndAnInnerMail(String planted) throws IOException {
        byte[] mail = (HEADERS + planted).getBytes(StandardCharsets.US_ASCII);

        assertThat(PlainSight.of(mail).shows("ÉLISE VAUTRIN")).isTrue();
        assertThat(PlainSight.of(mail).shows("Marguerite")).isFalse();
    }
}
