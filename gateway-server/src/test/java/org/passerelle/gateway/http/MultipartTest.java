package org.passerelle.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.refusal.Refused;

/** Forms with files, as browsers send them and as nobody should. */
class MultipartTest {

    @Test
    void readsTextsAndFilesWhereTheyStand() throws IOException {
        Multipart form = read(text("question", "é ?\r\n--not the boundary")
                + text("sign", "a")
                + text("sign", "b")
                + file("documents.overview", "IMG \"1\".jpg".replace("\"", "%22"), "\r\n--A\r\noctets")
                + end());
        assertThat(form.said().one("question")).contains("é ?\r\n--not the boundary");
        assertThat(form.said().all("sign")).containsExactly("a", "b");
        assertThat(form.files()).hasSize(1);
        Multipart.FilePart file = form.files().get(0);
        assertThat(file.name()).isEqualTo("documents.overview");
        assertThat(new String(file.open().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("\r\n--A\r\noctets");
    }

    @Test
    void passesOverWhereNoFileWasChosen() {
        assertThat(read(file("documents.overview", "", "") + end()).files()).isEmpty();
    }

    @Test
    void takesAQuotedBoundary() {
        assertThat(read("multipart/form-data; boundary=\"AB\"", text("a", "b") + end())
                        .said()
                        .one("a"))
                .contains("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--AB",
                "--AC\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--AC--",
                "--AB\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb",
                "--AB\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nb\r\n--AB--",
                "--AB\r\nContent-Type: text/plain\r\n\r\nb\r\n--AB--",
                "--AB\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--ABx"
            })
    void refusesWhatIsNoForm(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(HttpRefusal.MALFORMED));
    }

    @Test
    void passesOverWhatFollowsTheEnd() {
        assertThat(read("--AB--and more").said().parameters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=é"})
    void refusesABoundaryThatIsNone(String type) {
        assertThatThrownBy(() -> read(type, end())).isInstanceOf(Refused.class);
    }

    @Test
    void holdsItsLimits() {
        String most = "x".repeat(Multipart.MOST_TEXT);
        assertThat(read(text("a", most) + end()).said().one("a")).contains(most);
        tooLarge(text("a", most + "x") + end());
        tooLarge(text("a", most) + text("b", "x") + end());

        assertThat(read(text("a", "").repeat(Multipart.MOST_PARTS) + end())
                        .said()
                        .all("a"))
                .hasSize(Multipart.MOST_PARTS);
        tooLarge(text("a", "").repeat(Multipart.MOST_PARTS + 1) + end());

        String longest = "n".repeat(Multipart.LONGEST_NAME);
        assertThat(read(text(longest, "b") + end()).said().one(longest)).contains("b");
        assertThatThrownBy(() -> read(text(longest + "n", "b") + end())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> read(file("a", "f".repeat(Multipart.MOST_HEAD), "x") + end()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whateverOctetIsAnotherOrLackingIsReadOrRefused() {
        byte[] form = (text("question", "x") + file("documents.overview", "a.jpg", "octets") + end())
                .getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < form.length; at++) {
            readOrRefused(Arrays.copyOf(form, at));
            for (int other : new int[] {0, '\r', '\n', '"', '-', ';', 0x80, 0xFF}) {
                byte[] altered = form.clone();
                altered[at] = (byte) other;
                readOrRefused(altered);
            }
        }
    }

    private static void readOrRefused(byte[] body) {
        try {
            Multipart form = Multipart.read(Request.of(
                    "POST", "/ask", Headers.of("Content-Type", "multipart/form-data; boundary=AB"), body, null));
            assertThat(form.files())
                    .allSatisfy(file -> assertThat(file.from() + file.size()).isLessThanOrEqualTo(body.length));
        } catch (Refused refused) {
            assertThat(refused.code()).isIn(HttpRefusal.MALFORMED, HttpRefusal.BODY_TOO_LARGE);
        }
    }

    private static void tooLarge(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(HttpRefusal.BODY_TOO_LARGE));
    }

    private static String text(String name, String value) {
        return "--AB\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String file(String name, String fileName, String octets) {
        return "--AB\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + octets + "\r\n";
    }

    private static String end() {
        return "--AB--\r\n";
    }

    private static Multipart read(String body) {
        return read("multipart/form-data; boundary=AB", body);
    }

    private static Multipart read(String type, String body) {
        return Multipart.read(Request.of(
                "POST", "/ask", Headers.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8), null));
    }
}
