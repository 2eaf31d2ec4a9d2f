package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.passerelle.gateway.doctor.Build;
import org.passerelle.gateway.http.Response;

/** What an operator sees and does. */
class OperatePageTest extends ConsoleScene {
    private static final Pattern RETRY = Pattern.compile("action=\"(/operate/outbox/[0-9a-f]{32})/retry\"");

    @Test
    void certificatesAreShownWithTheirDaysAndTheDiskWithItsRoom() {
        Browser operator = Browser.of("oli.exploite");
        assertThat(operator.page("/worklist")).contains("href=\"/operate\"");
        assertThat(operator.page("/operate"))
                .contains("Passerelle " + Build.own().words())
                .contains("keys.signing", "valid for", "days", "node.folder", "MiB free", "Messageries", "bon")
                .doesNotContain("MARTIN", "mailboxes[0]");
    }

    @Test
    void theDoctorSaysOnAPageWhatItSaysInACommand() {
        Browser operator = Browser.of("oli.exploite");
        Response examined = operator.submit("/operate", "/operate/doctor", Map.of());
        assertThat(examined.status()).isEqualTo(200);
        assertThat(text(examined)).contains("Examen complet", "mailboxes[0]", "à réparer");
    }

    @Test
    void aMailThatWaitsGoesNowOrNever() {
        Browser operator = Browser.of("oli.exploite");
        take("take");
        String page = operator.page("/operate");
        Matcher mail = RETRY.matcher(page);
        assertThat(mail.find()).as(page).isTrue();
        assertThat(operator.submit("/operate", mail.group(1) + "/retry", Map.of())
                        .status())
                .isEqualTo(303);
        assertThat(operator.submit("/operate", mail.group(1) + "/give-up", Map.of())
                        .status())
                .isEqualTo(303);
        assertThat(operator.page("/operate")).doesNotContain(mail.group(1));
        assertThat(operator.submit("/operate", mail.group(1) + "/retry", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(operator.submit("/operate", "/operate/outbox/rien/retry", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobodyElseOperates() {
        for (String name : List.of("paul.exemple", "claude.modele", "alix.ailleurs", "andrea.audit")) {
            Browser other = Browser.of(name);
            assertThat(other.page("/worklist")).doesNotContain("href=\"/operate\"");
            assertThat(other.get("/operate").status()).isEqualTo(403);
            for (String path : List.of(
                    "/operate/doctor", "/operate/outbox/" + avis + "/retry", "/operate/outbox/" + avis + "/give-up")) {
                assertThat(other.submit("/worklist", path, Map.of()).status())
                        .as(name + path)
                        .isEqualTo(403);
            }
        }
    }

    private void take(String step) {
        Browser.of("paul.exemple").submit(exchange(), exchange() + "/steps/" + step, Map.of("_seen", seen()));
    }
}
