package org.passerelle.specs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.ReceiptDesk;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.specs.demo.world.Cast;

/** The demonstration's first letter, played back in every guise: one effect, one code of its own, no alarm. */
class ReplayedMailTest {
    private static final String SEEN = "flow.seen";

    @TempDir
    private Path folder;

    private Played demo;
    private Receiver hospital;
    private byte[] letter;
    private long version;

    @BeforeEach
    void open() throws IOException {
        demo = Played.once();
        letter = Files.readAllBytes(demo.letter("01"));
        hospital = Receiver.hospital(demo, folder);
        assertThat(hospital.receives(letter)).isEqualTo("taken");
        version = version();
    }

    @AfterEach
    void close() {
        hospital.close();
    }

    @Test
    void theSameMailAgain() throws IOException {
        assertThat(hospital.receives(letter)).isEqualTo(SEEN);
        assertNothingMore();
    }

    @Test
    void theSameLetterUnderAnotherMessageId() throws IOException {
        String mail = new String(letter, StandardCharsets.ISO_8859_1);
        String other = mail.replaceFirst("(?i)\r\nMessage-ID: <[^>]*>", "\r\nMessage-ID: <other@example.test>");
        assertThat(other).isNotEqualTo(mail);

        assertThat(hospital.receives(other.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(SEEN);
        assertNothingMore();
    }

    @Test
    void theSameLetterEncryptedAnew() throws Exception {
        var openssl = new Openssl(demo, folder);
        openssl.decrypt(letter);
        byte[] again = openssl.encrypt("signed.eml", "hospital");
        assertThat(again).isNotEqualTo(letter);

        assertThat(hospital.receives(again)).isEqualTo(SEEN);
        assertNothingMore();
    }

    @Test
    void theSameLetterUnderOtherOuterHeaders() throws IOException {
        String mail = new String(letter, StandardCharsets.ISO_8859_1);
        String other = "Received: from relay.example by mx.example; Sat, 21 Nov 2026 08:00:00 +0000\r\n"
                + mail.replaceFirst("\r\nSubject: [^\r]*", "\r\nSubject: URGENT")
                        .replaceFirst("\r\nDate: [^\r]*", "\r\nDate: Sat, 21 Nov 2026 08:00:00 +0000")
                        .replaceFirst("\r\nTo: [^\r]*", "\r\nTo: undisclosed@example.test");
        assertThat(other).contains("URGENT", "undisclosed");

        assertThat(hospital.receives(other.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(SEEN);
        assertNothingMore();
    }

    @Test
    void theSameMailAtAnotherOrganisationIsNoLetterToIt() throws IOException {
        try (Receiver practice = Receiver.practice(demo, folder)) {
            assertThat(practice.receives(letter)).isEqualTo("seal.not-for-us");
            assertThat(practice.node.list(ExchangeQuery.all())).isEmpty();
            assertThat(practice.node.nextToSend()).isEmpty();
        }
        assertNothingMore();
    }

    @Test
    void theSameMailInAnotherMailboxIsNoLetterToIt() throws IOException {
        assertThat(hospital.receives(letter, Cast.PRACTICE)).isEqualTo("seal.not-addressed");
        assertThat(hospital.node.list(ExchangeQuery.all())).hasSize(1);
        assertThat(version()).isEqualTo(version);
        assertThat(hospital.receives(letter)).isEqualTo(SEEN);
    }

    @Test
    void theSameMailAfterARestart() throws IOException {
        hospital.close();
        hospital = Receiver.hospital(demo, folder);

        assertThat(hospital.receives(letter)).isEqualTo(SEEN);
        assertNothingMore();
    }

    @Test
    void theStoredReceiptGoesAgainButNotForEver() throws IOException {
        int receipts = sent();
        assertThat(receipts).isEqualTo(1);
        for (int repeat = 0; repeat < ReceiptDesk.MOST_REPEATS + 3; repeat++) {
            assertThat(hospital.receives(letter)).isEqualTo(SEEN);
            receipts += sent();
        }
        assertThat(receipts).isEqualTo(ReceiptDesk.MOST_REPEATS);
        assertNothingMore();
    }

    /** Sends what the hospital has to send and tells how many receipts that were. */
    private int sent() throws IOException {
        int receipts = 0;
        for (var next = hospital.node.nextToSend(); next.isPresent(); next = hospital.node.nextToSend()) {
            String mail;
            try (var bytes = next.get().open()) {
                mail = new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
            }
            receipts += mail.contains("disposition-notification") ? 1 : 0;
            next.get().handedOver();
        }
        return receipts;
    }

    private void assertNothingMore() {
        assertThat(hospital.node.list(ExchangeQuery.all())).hasSize(1);
        assertThat(version()).isEqualTo(version);
        assertThat(hospital.node.quarantine(10)).isEmpty();
        assertThat(hospital.node.health().alarms()).isEmpty();
    }

    private long version() {
        Id exchange = hospital.node.list(ExchangeQuery.all()).get(0).exchange();
        return hospital.node.view(exchange).state().law().size();
    }
}
