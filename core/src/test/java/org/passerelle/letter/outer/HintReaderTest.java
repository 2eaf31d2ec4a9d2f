package org.passerelle.letter.outer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.port.letter.Hint;

/** Unsigned reports: what is taken of them is a code and Message-IDs, whatever else they hold. */
class HintReaderTest {
    private static final String OURS = "0123456789abcdef@cabinet.test";

    /** As Postfix writes it. */
    private static final String DSN = """
            Return-Path: <>
            From: MAILER-DAEMON@relay.test (Mail Delivery System)
            Auto-Submitted: auto-replied
            Content-Type: multipart/report; report-type=delivery-status; boundary="x"

            --x
            Content-Type: text/plain

            The patient VAUTRIN could not be found: 550 no such user
            --x
            Content-Type: message/delivery-status

            Reporting-MTA: dns; relay.test

            Final-Recipient: rfc822; ligne@hopital.test
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 <ligne@hopital.test>: user unknown,
                VAUTRIN
            --x
            Content-Type: text/rfc822-headers

            From: cabinet@cabinet.test
            Message-ID: <0123456789abcdef@cabinet.test>
            --x--
            """;

    @Test
    void takesTheStatusAndTheReturnedMessageIdOfADeliveryStatus() {
        Hint hint = read(DSN).orElseThrow();

        assertThat(hint.code()).isEqualTo("hint.undelivered-5.1.1");
        assertThat(hint.messageIds()).containsExactly(OURS);
        assertThat(hint.toString()).doesNotContain("VAUTRIN").doesNotContain(OURS);
    }

    @ParameterizedTest
    @CsvSource({
        "Action: failed, Action: delayed, hint.delayed-5.1.1",
        "Status: 5.1.1, Status: 4.4.1, hint.undelivered-4.4.1",
        "Status: 5.1.1, Status: rubbish, hint.undelivered-5.1.1",
        "Action: failed, Action: FAILED (really), hint.undelivered-5.1.1",
    })
    void readsWhatItCan(String line, String instead, String code) {
        assertThat(read(DSN.replace(line, instead)).map(Hint::code)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Action: relayed", "Action: expanded", "Action: rubbish"})
    void whatTellsNeitherOfAFailureNorOfAnArrivalIsNoNews(String action) {
        assertThat(read(DSN.replace("Action: failed", action))).isEmpty();
    }

    @Test
    void aDeliveryIsNewsThatAlarmsNobody() {
        Hint hint = read(DSN.replace("Action: failed", "Action: delivered")).orElseThrow();

        assertThat(hint.code()).isEqualTo("hint.received");
        assertThat(hint.kind().alarms()).isFalse();
        assertThat(hint.messageIds()).containsExactly(OURS);
    }

    @Test
    void theWorstOfSeveralRecipientsCounts() {
        String two = DSN.replace(
                "Action: failed",
                "Action: failed\nStatus: 5.2.2\n\nFinal-Recipient: rfc822; other@hopital.test\nAction: delivered");

        assertThat(read(two).map(Hint::code)).contains("hint.undelivered-5.2.2");
    }

    /** As ANS's guide shows it, dashes and header names mistyped as there. */
    @Test
    void readsAnIntegrationPlatformsFailureThoughItIsMistyped() {
        String mdn = """
                From: app@hopital.test
                Subject: [KO =?UTF-8?Q?Int=C3=A9gration_syst=C3=A8me_!?=][902] XDM/1.0/DDM+DEMANDE VAUTRIN ELISE
                Content-Type: multipart/report; report-type=disposition-notification; boundary="x"

                –x
                Content-Transfert-Encoding: 7bit

                Le patient VAUTRIN est inconnu.
                –x
                Content-Type: message/disposition-notification

                Final-Recipient: rfc822; app@hopital.test
                Original-Message-ID : 0123456789abcdef@cabinet.test
                Disposition: automatic-action/MDN-sent-automatically; processed/Error: 902^Patient VAUTRIN inconnu
                –x–
                """;
        Hint hint = read(mdn).orElseThrow();

        assertThat(hint.code()).isEqualTo("hint.not-integrated-902");
        assertThat(hint.messageIds()).containsExactly(OURS);
        assertThat(read(mdn.replaceAll("Subject: .*", "Subject: XDM/1.0/DDM+X")).map(Hint::code))
                .contains("hint.not-integrated-902");
    }

    @ParameterizedTest
    @CsvSource({
        "[KO Intégration système !][900] XDM/1.0/DDM+X, hint.not-integrated-900",
        "[KO Intégration système ! ] XDM/1.0/DDM+X, hint.not-integrated",
        "[Erreur d’intégration !][906] XDM/1.0/DDM+X, hint.not-integrated-906",
        "[ko integration systeme] [ 207 ] x, hint.not-integrated-207",
        "Re: [KO Intégration système !][904] x, hint.not-integrated-904",
    })
    void readsTheOldAndTheNewSubjects(String subject, String code) {
        String mail = "Subject: " + subject + "\nIn-Reply-To: <" + OURS + ">\n\nBonjour";

        Hint hint = read(mail).orElseThrow();
        assertThat(hint.code()).isEqualTo(code);
        assertThat(hint.messageIds()).containsExactly(OURS);
    }

    @ParameterizedTest
    @CsvSource({
        "displayed, hint.received",
        "processed, hint.received",
        "dispatched, hint.received",
        "'displayed/warning', hint.received",
        "rubbish, ''",
        "deleted, hint.not-processed",
        "processed/failure, hint.not-processed",
        "displayed/ERROR, hint.not-processed",
        "denied, hint.not-processed",
    })
    void tellsDispositionsApart(String disposition, String code) {
        String mdn = "Content-Type: multipart/report\n\nOriginal-Message-ID: <" + OURS
                + ">\nDisposition: manual-action/MDN-sent-manually; " + disposition + "\n";

        assertThat(read(mdn).map(Hint::code).orElse("")).isEqualTo(code);
    }

    @Test
    void noMoreIdsAreTakenThanTheLimit() {
        var mail = new StringBuilder("Return-Path: <>\n\n");
        for (int i = 0; i < HintReader.MOST_IDS + 1; i++) {
            mail.append("Message-ID: <").append(i).append("@x.test>\n");
        }
        assertThat(read(mail.toString()).orElseThrow().messageIds())
                .hasSize(HintReader.MOST_IDS)
                .contains((HintReader.MOST_IDS - 1) + "@x.test")
                .doesNotContain(HintReader.MOST_IDS + "@x.test");
    }

    @Test
    void aFieldIsReadUpToItsLimit() {
        String blanks = " ".repeat(HintReader.LONGEST_FIELD - "Status:5.7.1".length());
        assertThat(read("X: y\n\nAction: failed\nStatus:" + blanks + "5.7.1\n").map(Hint::code))
                .contains("hint.undelivered-5.7.1");
        assertThat(read("X: y\n\nAction: failed\nStatus:" + blanks + " 5.7.1\n").map(Hint::code))
                .isNotEqualTo(Optional.of("hint.undelivered-5.7.1"));
    }

    /** Whatever the octets, an answer comes at once and holds nothing but digits, dots and ids. */
    @Test
    void hostileOctetsTakeNoTimeAndGiveNothingButCodes() {
        var random = new Random(31);
        String[] pieces = {
            DSN, "<", "@", "Message-ID: ", "Status: 5.", "[KO ", "int", "\r\n ", "^", "9".repeat(50), "\0"
        };
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            for (int mail = 0; mail < 60; mail++) {
                var text = new StringBuilder();
                while (text.length() < HintReader.MOST_OCTETS / 8) {
                    String piece = pieces[random.nextInt(pieces.length)];
                    text.append(piece.repeat(1 + random.nextInt(random.nextInt(50) == 0 ? 2000 : 3)));
                }
                read(text.toString())
                        .ifPresent(hint -> assertThat(hint.code()).matches("hint\\.[a-z-]+(-[0-9.]{1,11})?"));
            }
        });
    }

    private static Optional<Hint> read(String mail) {
        return HintReader.read(mail.getBytes(StandardCharsets.UTF_8));
    }
}
