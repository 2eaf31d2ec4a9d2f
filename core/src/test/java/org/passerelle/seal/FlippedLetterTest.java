package org.passerelle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.passerelle.port.trust.Verdict;

/** Each octet of a letter changed in turn: a refusal, or the very same content and verdict, at known places only. */
class FlippedLetterTest {
    private final Scene scene = Scene.SHARED;
    private final byte[] letter =
            scene.seal(scene.order(scene.hospitalEnc, scene.cityEnc), scene.practiceSign, Scene.PAYLOAD);
    private final String text = new String(letter, StandardCharsets.ISO_8859_1);
    private final int body = text.indexOf("\r\n\r\n") + 4;
    private final int[] otherInfo = otherRecipientsInfo();

    @Test
    void changesNothingButWhatMayChange(TestReporter reporter) throws IOException {
        Verdict whole;
        try (Opened opened = Scene.open(letter, scene.hospitalContext())) {
            whole = opened.verdict();
            assertThat(whole.applicable()).isTrue();
        }
        Map<String, Integer> tolerated = new TreeMap<>();
        for (int position = 0; position < letter.length; position++) {
            for (int bit = 0; bit < 8; bit++) {
                if (bit == position % 8 || position % 16 == 0) {
                    if (opensTheSame(position, bit, whole)) {
                        tolerated.merge(place(position, bit), 1, Integer::sum);
                    }
                }
            }
        }
        tolerated.forEach((place, count) -> reporter.publishEntry(place, String.valueOf(count)));
        assertThat(tolerated.keySet())
                .isSubsetOf(
                        "header To",
                        "header Date",
                        "header Message-ID",
                        "header Subject",
                        "header MIME-Version",
                        "header Content-Disposition",
                        "header Content-Type",
                        "line end",
                        "letter case",
                        "another recipient's information");
        assertThat(tolerated).containsKeys("header Subject", "another recipient's information");
    }

    private boolean opensTheSame(int position, int bit, Verdict whole) throws IOException {
        byte[] flipped = letter.clone();
        flipped[position] ^= (byte) (1 << bit);
        try (Opened opened = Scene.open(flipped, scene.hospitalContext())) {
            if (!opened.verdict().readable()) {
                assertThat(opened.verdict().refusal()).isPresent();
                return false;
            }
            assertThat(opened.verdict()).as("at %d", position).isEqualTo(whole);
            assertThat(opened.payload().readAllBytes()).isEqualTo(Scene.PAYLOAD);
            return true;
        }
    }

    private String place(int position, int bit) {
        if (letter[position] == '\r' || letter[position] == '\n') {
            return "line end";
        }
        if (position < body) {
            boolean otherCase = bit == 5 && Character.isLetter(letter[position]);
            int start = text.lastIndexOf("\r\n", position) < 0 ? 0 : text.lastIndexOf("\r\n", position) + 2;
            while (text.charAt(start) == ' ') {
                start = text.lastIndexOf("\r\n", start - 3) + 2;
            }
            String name = text.substring(start, text.indexOf(':', start));
            boolean judged = name.equals("From") || name.equals("Content-Transfer-Encoding");
            return judged && otherCase ? "letter case" : "header " + name;
        }
        return position >= otherInfo[0] && position <= otherInfo[1] ? "another recipient's information" : "body";
    }

    /** Where the other recipient's information stands in the mail's text: what follows its serial number. */
    private int[] otherRecipientsInfo() {
        byte[] cms = java.util.Base64.getMimeDecoder().decode(text.substring(body));
        String hex = Hex.toHexString(cms);
        String serial =
                Hex.toHexString(scene.cityEnc.certificate().getSerialNumber().toByteArray());
        int octets = (hex.indexOf(serial) + serial.length()) / 2;
        int end = hex.indexOf("04820100", 2 * octets) / 2 + 4 + 256;
        return new int[] {inText(octets), inText(end)};
    }

    private int inText(int octet) {
        int character = octet * 4 / 3;
        return body + character + character / 76 * 2;
    }
}
