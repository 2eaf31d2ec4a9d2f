package org.passerelle.gateway.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.passerelle.gateway.passkey.Challenges.Question;
import org.passerelle.refusal.Refused;

/** Questions that wait for an answer, and where passkeys are good. */
class ChallengesTest {
    private Instant now = Instant.parse("2026-11-22T20:00:00Z");
    private final Challenges challenges = new Challenges(() -> now, new Random(1));

    @Test
    void oneServesOnceAndItsPurposeAlone() {
        String asked = challenges.ask(Question.LOGIN, "a");
        assertThat(challenges.take(Question.ADDING, "a")).isEmpty();
        assertThat(challenges.take(Question.LOGIN, "a")).contains(asked);
        assertThat(challenges.take(Question.LOGIN, "a")).isEmpty();
    }

    @Test
    void anotherOneOfTheSameBrowserTakesItsPlace() {
        String first = challenges.ask(Question.ADDING, "a");
        String second = challenges.ask(Question.ADDING, "a");
        assertThat(second).isNotEqualTo(first);
        assertThat(challenges.take(Question.ADDING, "a")).contains(second);
    }

    @Test
    void itWaitsForFiveMinutes() {
        challenges.ask(Question.LOGIN, "a");
        challenges.ask(Question.LOGIN, "b");
        now = now.plus(Challenges.LONGEST).minusNanos(1);
        assertThat(challenges.take(Question.LOGIN, "a")).isPresent();
        now = now.plusNanos(1);
        assertThat(challenges.take(Question.LOGIN, "b")).isEmpty();
    }

    @Test
    void theOldestMakesRoom() {
        for (int at = 0; at < Challenges.MOST; at++) {
            challenges.ask(Question.LOGIN, "browser" + at);
        }
        assertThat(challenges.take(Question.LOGIN, "browser0")).isPresent();
        challenges.ask(Question.LOGIN, "one");
        assertThat(challenges.take(Question.LOGIN, "browser1")).isPresent();
        challenges.ask(Question.LOGIN, "two");
        challenges.ask(Question.LOGIN, "three");
        assertThat(challenges.take(Question.LOGIN, "browser2")).isEmpty();
        assertThat(challenges.take(Question.LOGIN, "browser3")).isPresent();
    }

    @Test
    void octetsAreBoundedOnBothSides() {
        for (int most : List.of(1, 2, 3, 64, 1023)) {
            assertThat(Posted.octets(base64(most), most)).hasSize(most);
            assertThatThrownBy(() -> Posted.octets(base64(most + 1), most)).isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> Posted.octets("", 8)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Posted.octets("a+b/", 8)).isInstanceOf(Refused.class);
    }

    private static String base64(int octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[octets]);
    }

    @Test
    void aPlaceIsANameAndNoNumber() {
        assertThat(place("https://avis.exemple.fr")).isEqualTo("avis.exemple.fr");
        assertThat(place("https://localhost:8444")).isEqualTo("localhost");
        assertThat(place("https://192.0.2.7:8444")).isEqualTo("none");
        assertThat(place("https://[2001:db8::7]")).isEqualTo("none");
    }

    private static String place(String address) {
        return Place.of(URI.create(address)).map(Place::host).orElse("none");
    }
}
