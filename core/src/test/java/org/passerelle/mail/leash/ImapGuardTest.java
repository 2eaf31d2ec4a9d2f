package org.passerelle.mail.leash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ImapGuardTest {
    private final Leash leash = new Leash(() -> 0);

    private void passes(String said) {
        byte[] octets = said.getBytes(StandardCharsets.ISO_8859_1);
        try {
            assertThat(new ImapGuard(new ByteArrayInputStream(octets), leash).readAllBytes())
                    .isEqualTo(octets);
            var guard = new ImapGuard(new ByteArrayInputStream(octets), leash);
            for (byte octet : octets) {
                assertThat(guard.read()).isEqualTo(octet & 0xFF);
            }
        } catch (IOException stopped) {
            throw new AssertionError(stopped);
        }
        assertThat(leash.breach()).isNull();
    }

    private void stops(String said) {
        leash.forget();
        byte[] octets = said.getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> new ImapGuard(new ByteArrayInputStream(octets), leash).readAllBytes())
                .isInstanceOf(IOException.class);
        assertThat(leash.breach()).isEqualTo(Leash.Breach.TOO_MUCH);
    }

    @Test
    void stopsALiteralOneOctetTooLarge() {
        passes("* 1 FETCH (BODY[] {" + ImapGuard.MOST_LITERAL + "}\r\n");
        stops("* 1 FETCH (BODY[] {" + (ImapGuard.MOST_LITERAL + 1) + "}\r\n");
        stops("* 1 FETCH (BODY[] {99999999999999999999}\r\n");
        stops("* 1 FETCH (BODY[] {000000000000000000000000000000002000000000}\r\n");
    }

    @Test
    void stopsALineOneOctetTooLong() {
        passes("x".repeat(ImapGuard.MOST_LINE - 2) + "\r\nok\r\n");
        stops("x".repeat(ImapGuard.MOST_LINE + 1));
    }

    @Test
    void stopsOneMessageTooMany() {
        passes("* " + ImapGuard.MOST_MESSAGES + " EXISTS\r\n");
        stops("* " + (ImapGuard.MOST_MESSAGES + 1) + " EXISTS\r\n");
    }

    @Test
    void looksIntoNoLiteral() {
        passes("* 1 FETCH (BODY[] {22}\r\n{2000000000}\r\n* 9999999)\r\nA1 OK\r\n");
        stops("* 1 FETCH (BODY[] {4}\r\nabcd {2000000000}\r\n");
    }

    @Test
    void takesOnlyCrLfRightAfterTheBraceForALiteral() {
        stops("a {4}\nabcd{2000000000}\r\n");
        stops("a {4}x\r\nb {2000000000}\r\n");
        stops("a {4}\r\r\nb {2000000000}\r\n");
        stops("a {4}}\r\nb {2000000000}\r\n");
    }

    @Test
    void stopsANumberThatBeganInsideALiteral() {
        stops("* 1 FETCH (BODY[] {2}\r\n{29999}\r\n");
    }
}
