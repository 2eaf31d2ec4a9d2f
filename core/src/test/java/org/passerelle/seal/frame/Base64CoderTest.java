package org.passerelle.seal.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both coders, inside the streams that use them, against the JDK's MIME coder. */
class Base64CoderTest {
    private static final Base64.Encoder MIME = Base64.getMimeEncoder();

    @ParameterizedTest
    @EnumSource(Base64Coder.class)
    void writesWhatTheMimeCoderWrites(Base64Coder coder) throws IOException {
        for (int length : lengths()) {
            byte[] octets = octets(length);
            byte[] expected = MIME.encode(octets);
            String end = length == 0 ? "" : "\r\n";
            assertThat(text(write(octets, coder))).as("of %d octets", length).isEqualTo(text(expected) + end);
        }
    }

    @ParameterizedTest
    @EnumSource(Base64Coder.class)
    void readsLinesOfEveryLengthAndEnd(Base64Coder coder) throws IOException {
        for (int length : lengths()) {
            byte[] octets = octets(length);
            for (int line : new int[] {4, 60, 64, 76, 1_000}) {
                for (String end : new String[] {"\r\n", "\n", " \r\n", "\t\n", "\r\n\r\n"}) {
                    byte[] lines = Base64.getMimeEncoder(line, end.getBytes(StandardCharsets.US_ASCII))
                            .encode(octets);
                    assertThat(read(text(lines), coder))
                            .as("%d octets in lines of %d", length, line)
                            .isEqualTo(octets);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Base64Coder.class)
    void readsBlanksWhereverTheyStand(Base64Coder coder) throws IOException {
        byte[] octets = octets(2_000);
        String lines = text(MIME.encode(octets));
        for (int at = 0; at < lines.length(); at += 7) {
            assertThat(read(lines.substring(0, at) + " " + lines.substring(at), coder))
                    .as("a blank at %d", at)
                    .isEqualTo(octets);
        }
        assertThat(read(lines + "\r\n \r\n", coder)).isEqualTo(octets);
    }

    @ParameterizedTest
    @EnumSource(Base64Coder.class)
    void refusesEveryForeignCharacterWhereverItStands(Base64Coder coder) {
        String lines = text(MIME.encode(octets(300)));
        for (int octet = 0; octet < 256; octet++) {
            boolean read = octet < 128 && (Character.isLetterOrDigit(octet) || "+/ \t\r\n".indexOf(octet) >= 0);
            for (int at = 0; !read && at < 90; at += octet % 3 + 1) {
                String altered = lines.substring(0, at) + (char) octet + lines.substring(at + 1);
                assertThatThrownBy(() -> read(altered, coder))
                        .as("octet %d at %d", octet, at)
                        .isInstanceOf(MalformedFrame.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Base64Coder.class)
    void refusesWhatIsNotTheOneFormOfItsOctets(Base64Coder coder) {
        for (String text : new String[] {
            "QQ", "QQ=", "Q===", "=QQQ", "QQ==QQ==", "QQ==\r\nQUJD", "QR==", "QUJ=", "QUJDQ", "QUJD=", "QQ==="
        }) {
            assertThatThrownBy(() -> read(text, coder)).as(text).isInstanceOf(MalformedFrame.class);
        }
    }

    private static int[] lengths() {
        return new int[] {
            0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 56, 57, 58, 113, 114, 115, 8_191, 8_192, 24_575, 24_576, 24_577, 29_183,
            29_184, 29_185, 58_368, 100_000
        };
    }

    private static byte[] octets(int length) {
        byte[] octets = new byte[length];
        new Random(length).nextBytes(octets);
        return octets;
    }

    private static byte[] write(byte[] octets, Base64Coder coder) throws IOException {
        var out = new ByteArrayOutputStream();
        var lines = new Base64Output(out, coder);
        lines.write(octets);
        lines.finish();
        return out.toByteArray();
    }

    private static byte[] read(String text, Base64Coder coder) throws IOException {
        return new Base64Input(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), coder)
                .readAllBytes();
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
