package org.passerelle.letter.clear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.letter.clear.text.HtmlText;
import org.passerelle.letter.clear.text.ShownText;
import org.passerelle.port.letter.ClearMail;
import org.passerelle.refusal.Refused;

/** Each limit of an ordinary mail, one on each side of it; and nothing that makes a small mail slow. */
class ClearLimitsTest {
    private static final String TEXT = "Content-Type: text/plain";
    private static final ClearLimits SMALL = new ClearLimits(4000, 12, 300, 4, 3, 200, 2, 4000);

    @Test
    void countsTheOctetsOfTheMail() {
        int frame = new RawMail().file("a", "x/y", new byte[0]).octets().length;
        byte[] most =
                new RawMail().part("Content-Type: x/y; name=\"aaaaaaaa\"", "").octets();
        assertThat(frame).isLessThan(4000);
        String fill = "z".repeat(4000 - most.length);

        reads(new RawMail().part("Content-Type: x/y; name=\"aaaaaaaa\"", fill));
        refuses(ClearRefusal.TOO_LARGE, new RawMail().part("Content-Type: x/y; name=\"aaaaaaaa\"", fill + "z"));
    }

    @Test
    void countsTheParts() {
        var mail = new RawMail().part(TEXT, "1").part(TEXT, "2").part(TEXT, "3").part(TEXT, "4");
        reads(mail);
        refuses(ClearRefusal.TOO_MANY_PARTS, mail.part(TEXT, "5"));
    }

    @Test
    void countsTheLevels() {
        reads(nested(2));
        refuses(ClearRefusal.TOO_DEEP, nested(3));
    }

    @Test
    void countsTheOctetsOfAllTexts() {
        reads(new RawMail().part(TEXT, "a".repeat(100)).part("Content-Type: text/html", "b".repeat(100)));
        refuses(
                ClearRefusal.TOO_MUCH_TEXT,
                new RawMail().part(TEXT, "a".repeat(100)).part("Content-Type: text/html", "b".repeat(101)));
    }

    @Test
    void countsTheFieldsAndTheirOctets() {
        var mail = new RawMail().part(TEXT, "x");
        for (int i = 0; i < 5; i++) {
            mail.more("X-" + i + ": y");
        }
        reads(mail);
        refuses(ClearRefusal.MALFORMED, mail.more("X-6: y"));
        reads(new RawMail().part(TEXT, "x").more("X: " + "y".repeat(290)));
        refuses(ClearRefusal.MALFORMED, new RawMail().part(TEXT, "x").more("X: " + "y".repeat(310)));
    }

    @Test
    void readsNoMoreThanSixtyFourOfAThread() {
        var thread = new StringBuilder("References:");
        for (int i = 0; i < 100; i++) {
            thread.append("\r\n <").append(i).append("@a.test>");
        }
        try (ClearMail mail =
                new RawMail().more(thread.toString()).part(TEXT, "x").read()) {
            assertThat(mail.references()).hasSize(64).startsWith("99@a.test", "98@a.test");
        }
    }

    @Test
    void showsNoMoreThanTwoHundredCharactersOfASubject() {
        try (ClearMail mail = new RawMail()
                .header("Subject: " + "a".repeat(201))
                .part(TEXT, "x")
                .read()) {
            assertThat(mail.subject()).isEqualTo("a".repeat(200));
        }
    }

    static Stream<String> slow() {
        return Stream.of(
                "<", "<a ", "<a b='", "<!--", "&", "&#", "<script>", "</script", "< ", "=", "<p title=\"", " ", "\t\n");
    }

    @ParameterizedTest
    @MethodSource("slow")
    void readsAMegabyteOfAnythingAtOnce(String piece) {
        String page = piece.repeat(1024 * 1024 / piece.length());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> ShownText.lines(HtmlText.of(page)));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> ShownText.lines(page));
    }

    static Stream<String> fields() {
        return Stream.of("\"\\", "(", "<", "a@", "\"", "=?utf-8?Q?", "=?", ";", "; a=\"", "[", "\\", ": ", "<a@b>");
    }

    @ParameterizedTest
    @MethodSource("fields")
    void readsLongFieldsOfAnythingAtOnce(String piece) {
        String value = piece.repeat(60_000 / piece.length());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            try (ClearMail mail = new RawMail()
                    .header("To: " + value)
                    .header("Subject: " + value)
                    .more("References: " + value)
                    .more("Disposition-Notification-To: " + value)
                    .part("Content-Type: x/y; name=" + value, "x")
                    .read()) {
                assertThat(mail.subject()).hasSizeLessThanOrEqualTo(200);
            }
        });
    }

    private static RawMail nested(int levels) {
        String inside = TEXT + "\r\n\r\nx\r\n";
        for (int i = 0; i < levels; i++) {
            inside = "Content-Type: multipart/mixed; boundary=b" + i + "\r\n\r\n--b" + i + "\r\n" + inside + "--b" + i
                    + "--\r\n";
        }
        int split = inside.indexOf("\r\n\r\n");
        return new RawMail().part(inside.substring(0, split), inside.substring(split + 4));
    }

    private static void reads(RawMail mail) {
        try (ClearMail read = mail.read(SMALL)) {
            assertThat(read.id()).isNotNull();
        }
    }

    private static void refuses(ClearRefusal code, RawMail mail) {
        assertThatThrownBy(() -> mail.read(SMALL))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
