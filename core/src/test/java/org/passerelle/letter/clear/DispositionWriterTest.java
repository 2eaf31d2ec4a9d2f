package org.passerelle.letter.clear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passerelle.letter.outer.HintReader;
import org.passerelle.party.MailAddress;
import org.passerelle.port.letter.Disposition;
import org.passerelle.port.letter.Hint;
import org.passerelle.port.letter.IntegrationError;
import org.passerelle.refusal.Refused;

class DispositionWriterTest {
    private static final String ABOUT = "0123456789abcdef@cabinet.test";

    @ParameterizedTest
    @EnumSource
    void tellsAFailureThatOurOwnReaderUnderstands(IntegrationError error) {
        byte[] mail = written(ABOUT, error);

        Hint hint = HintReader.read(mail).orElseThrow();
        assertThat(hint.code()).isEqualTo("hint.not-integrated-" + error.code());
        assertThat(hint.messageIds()).containsExactly(ABOUT);
    }

    @Test
    void tellsAnIntegrationAsNewsThatAlarmsNobody() {
        Hint hint = HintReader.read(written(ABOUT, null)).orElseThrow();
        assertThat(hint.kind()).isEqualTo(Hint.Kind.RECEIVED);
        assertThat(hint.messageIds()).containsExactly(ABOUT);
    }

    @Test
    void writesTheFieldsOfAnIntegrationPlatform() {
        String mail = new String(written(ABOUT, IntegrationError.PATIENT_UNKNOWN), StandardCharsets.US_ASCII);

        assertThat(mail)
                .contains("Content-Type: multipart/report; report-type=disposition-notification;")
                .contains("\r\nAuto-Submitted: auto-replied\r\n")
                .contains("\r\nIn-Reply-To: <" + ABOUT + ">\r\n")
                .contains("\r\nSubject: [KO =?UTF-8?B?")
                .contains("\r\nReporting-UA: passerelle.test; Passerelle 0.1\r\n")
                .contains("\r\nOriginal-Recipient: rfc822;ligne@hopital.test\r\n")
                .contains("\r\nFinal-Recipient: rfc822;ligne@hopital.test\r\n")
                .contains("\r\nOriginal-Message-ID: <" + ABOUT + ">\r\n")
                .contains("\r\nDisposition: automatic-action/MDN-sent-automatically; processed/Error:\r\n"
                        + " 902^Identifiant du patient inconnu\r\n")
                .contains("Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <" + ABOUT + ">\r\n\r\n--=_");
    }

    @Test
    void putsBackThePrefixThatTheSubjectIsKnownBy() {
        String mail = new String(written(ABOUT, null), StandardCharsets.US_ASCII);

        assertThat(mail).contains("\r\nSubject: XDM/1.0/DDM+Demande CORSE FIGATELLIX 12/10/1988\r\n");
    }

    @Test
    void refusesAMessageIdThatCouldEndALine() {
        for (String about : new String[] {"a\r\nBcc: x@y.test", "a b", "a>b", ""}) {
            assertThatThrownBy(() -> written(about, null))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.code().code()).isEqualTo("letter.header-value"));
        }
    }

    private static byte[] written(String about, @Nullable IntegrationError error) {
        var writer = new DispositionWriter(
                new Random(4), "passerelle.test; Passerelle 0.1", Map.of("X-MSS-NIL", "PASSERELLE 0.1"));
        return writer.write(new Disposition(
                MailAddress.of("ligne@hopital.test"),
                MailAddress.of("cabinet@cabinet.test"),
                Instant.parse("2026-11-20T14:30:00Z"),
                "fedcba9876543210@hopital.test",
                about,
                "Demande\r\n CORSE FIGATELLIX 12/10/1988",
                error));
    }
}
