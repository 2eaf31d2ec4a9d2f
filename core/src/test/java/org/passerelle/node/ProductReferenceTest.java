package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.refusal.Refused;

/** MSSanté asks every mail for its product's reference; nobody invents one. */
class ProductReferenceTest {
    @TempDir
    Path folder;

    private Rehearsal houses;

    @AfterEach
    void close() {
        houses.close();
    }

    @Test
    void everyMailSaysItsProductsReferenceAndNoneWithout() {
        houses = new Rehearsal(folder.resolve("named"), 23);
        reopen("ESSAI 2026-001");
        play();
        assertThat(houses.mail.crossed())
                .hasSizeGreaterThan(4)
                .allSatisfy(mail -> assertThat(headers(mail)).containsOnlyOnce("\r\nX-MSS-NIL: ESSAI 2026-001\r\n"));
        houses.close();
        houses = new Rehearsal(folder.resolve("unnamed"), 23);
        play();
        assertThat(houses.mail.crossed())
                .allSatisfy(mail -> assertThat(headers(mail)).doesNotContain("X-MSS-NIL"));
    }

    @Test
    void aProductReferenceIsOneShortLine() {
        houses = new Rehearsal(folder, 23);
        reopen("x".repeat(NodeSettings.LONGEST_REFERENCE));
        for (String wrong :
                List.of("", " x", "x ", "é", "x\r\nTo: y", "x".repeat(NodeSettings.LONGEST_REFERENCE + 1))) {
            houses.product = wrong;
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(houses::openHospital)
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(NodeRefusal.PRODUCT_REFERENCE));
        }
    }

    private void reopen(String product) {
        houses.close();
        houses.product = product;
        houses.practice = houses.openPractice();
        houses.hospital = houses.openHospital();
    }

    /** A letter, its receipt, and a notice to the line. */
    private void play() {
        houses.request();
        houses.settle();
        houses.advance(Duration.ofHours(21));
    }

    private static String headers(byte[] mail) {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        return text.substring(0, text.indexOf("\r\n\r\n") + 2);
    }
}
