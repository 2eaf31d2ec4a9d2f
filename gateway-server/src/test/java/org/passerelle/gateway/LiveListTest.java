package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.passerelle.gateway.console.work.Bell;
import org.passerelle.gateway.http.LiveSource;
import org.passerelle.gateway.http.Response;

/** What open pages are told by themselves. */
class LiveListTest extends ConsoleScene {
    private final List<Runnable> endings = new ArrayList<>();

    /** A page's ear. */
    private final class Ear implements LiveSource.Taker {
        final List<String> heard = new ArrayList<>();
        final LiveSource source;

        Ear(Response answer) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().one("Content-Type")).contains("text/event-stream; charset=utf-8");
            source = ((Response.Body.Live) answer.body()).source();
            endings.add(source.begin(this));
        }

        @Override
        public void take(byte[] piece) {
            heard.add(new String(piece, StandardCharsets.UTF_8));
        }

        @Override
        public void end() {
            heard.add("end");
        }

        List<String> since() {
            List<String> news =
                    heard.stream().filter(piece -> piece.startsWith("data:")).toList();
            heard.clear();
            return news;
        }
    }

    @AfterEach
    void end() {
        endings.forEach(Runnable::run);
    }

    @Test
    void aListIsToldThatSomethingChangedAndNothingOfWhat() {
        Browser expert = Browser.of("paul.exemple");
        var ear = new Ear(expert.get("/worklist/events"));
        assertThat(ear.heard).containsExactly("retry: 5000\n\n");
        request();
        assertThat(ear.since()).isNotEmpty().allMatch("data: changed\n\n"::equals);
        expert.page(exchange());
        assertThat(ear.since()).as("it is no longer new").hasSize(1);
        expert.page(exchange());
        assertThat(ear.since()).as("a reading is no news").isEmpty();
        take(expert);
        assertThat(ear.since()).hasSize(1);
    }

    @Test
    void whoIsOfNoneOfItsLinesIsToldNothing() {
        var ear = new Ear(Browser.of("alix.ailleurs").get("/worklist/events"));
        request();
        take(Browser.of("paul.exemple"));
        assertThat(ear.since()).isEmpty();
        assertThat(Browser.of("alix.ailleurs")
                        .get("/worklist/events?exchange=" + avis)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aPageOfOneExchangeIsToldOfThatOneAndOfWhatItMissed() {
        Browser expert = Browser.of("paul.exemple");
        expert.page(exchange());
        String path = "/worklist/events?exchange=" + avis + "&seen=";
        assertThat(expert.page(exchange())).contains(path.replace("&", "&amp;") + seen());
        var ear = new Ear(expert.get(path + seen()));
        String before = seen();
        assertThat(ear.since()).isEmpty();
        take(expert);
        assertThat(ear.since()).hasSize(1);
        assertThat(new Ear(expert.get(path + before)).since()).hasSize(1);
        assertThat(new Ear(expert.get(path + seen())).since()).isEmpty();
        request();
        assertThat(ear.since()).isEmpty();
        assertThat(expert.get("/worklist/events?exchange=x").status()).isEqualTo(404);
        assertThat(expert.get("/worklist/events?other=x").status()).isEqualTo(400);
    }

    @Test
    void itLastsAsLongAsTheSessionWhichItDoesNotUse() {
        Browser expert = Browser.of("paul.exemple");
        var ear = new Ear(expert.get("/worklist/events"));
        pass(Duration.ofMinutes(29));
        assertThat(ear.source.lasts()).isTrue();
        pass(Duration.ofMinutes(1));
        assertThat(ear.source.lasts()).isFalse();

        Browser leaving = Browser.of("paul.exemple");
        var other = new Ear(leaving.get("/worklist/events"));
        leaving.submit("/worklist", "/logout", Map.of());
        assertThat(other.source.lasts()).isFalse();
        assertThat(leaving.get("/worklist/events").status()).isEqualTo(303);
        assertThat(other.source.pause()).isEqualTo(Duration.ofSeconds(15));
        assertThat(other.source.beat()).asString(StandardCharsets.UTF_8).startsWith(":");
    }

    @Test
    void oneSessionHasAFewPagesAndAllHaveNotTooMany() {
        Browser expert = Browser.of("paul.exemple");
        for (int page = 0; page < Bell.MOST_OF_ONE; page++) {
            new Ear(expert.get("/worklist/events"));
        }
        assertThat(expert.get("/worklist/events").status()).isEqualTo(503);
        endings.remove(0).run();
        new Ear(expert.get("/worklist/events"));

        int open = Bell.MOST_OF_ONE;
        while (open < Bell.MOST) {
            Browser another = Browser.of("claude.modele");
            for (int page = 0; page < Bell.MOST_OF_ONE && open < Bell.MOST; page++, open++) {
                new Ear(another.get("/worklist/events"));
            }
        }
        assertThat(Browser.of("claude.modele").get("/worklist/events").status()).isEqualTo(503);
        endings.remove(0).run();
        new Ear(Browser.of("claude.modele").get("/worklist/events"));
    }

    private void take(Browser browser) {
        assertThat(browser.submit("/worklist", exchange() + "/steps/take", Map.of("_seen", seen()))
                        .status())
                .isEqualTo(303);
    }
}
