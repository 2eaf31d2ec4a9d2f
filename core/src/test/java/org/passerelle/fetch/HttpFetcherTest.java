package org.passerelle.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.port.fetch.FetchRefusal;
import org.passerelle.port.fetch.Fetcher.Limits;
import org.passerelle.port.fetch.Fetcher.Order;
import org.passerelle.refusal.Refused;

class HttpFetcherTest {
    private static final Limits SMALL = new Limits(Duration.ofSeconds(5), 100);

    private final LoopbackServer server = new LoopbackServer();
    private final HttpFetcher fetcher =
            new HttpFetcher(AllowedHosts.of(List.of("localhost"), List.of(server.host())), List.of());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aDocumentOfExactlyTheLimitIsFetchedAndOneOctetMoreIsNot() {
        server.publish("/list", new byte[100]);
        assertThat(fetcher.fetch(Order.get(server.uri("/list"), SMALL))).hasSize(100);
        server.publish("/list", new byte[101]);
        refuses(FetchRefusal.TOO_LARGE, () -> fetcher.fetch(Order.get(server.uri("/list"), SMALL)));
        server.publish("/list", new byte[10_000_000]);
        refuses(FetchRefusal.TOO_LARGE, () -> fetcher.fetch(Order.get(server.uri("/list"), SMALL)));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308, 404, 500})
    void anythingButADocumentIsRefusedAndRedirectsAreNotFollowed(int status) {
        server.status("/list", status);
        refuses(FetchRefusal.STATUS, () -> fetcher.fetch(Order.get(server.uri("/list"), SMALL)));
        assertThat(server.asked()).containsExactly("GET /list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://localhost:81/",
                "https://127.0.0.1/",
                "file:///etc/passwd",
                "ldap://localhost/",
                "ftp://localhost/",
                "http://user@localhost/",
                "http://localhost/#fragment",
                "http://localhost.evil.test/",
                "http:/list",
                "list"
            })
    void nobodyElseIsAsked(String place) {
        URI uri = URI.create(place);
        assertThat(fetcher.allows(uri)).isFalse();
        refuses(FetchRefusal.HOST, () -> fetcher.fetch(Order.get(uri, SMALL)));
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aNameOfTheInternetThatLeadsInsideIsNotBelieved() {
        assertThat(fetcher.allows(URI.create("http://LOCALHOST/list"))).isTrue();
        refuses(
                FetchRefusal.PRIVATE_ADDRESS,
                () -> fetcher.fetch(Order.get(URI.create("http://localhost/list"), SMALL)));
    }

    @Test
    void aServerThatNeverAnswersIsLeftInTime() throws IOException {
        try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String host = "127.0.0.1:" + mute.getLocalPort();
            var patient = new HttpFetcher(AllowedHosts.of(List.of(), List.of(host)), List.of());
            refuses(
                    FetchRefusal.TOO_SLOW,
                    () -> patient.fetch(
                            Order.get(URI.create("http://" + host + "/"), new Limits(Duration.ofMillis(200), 1))));
        }
    }

    @Test
    void aServerThatIsNotThereIsUnavailable() {
        URI gone = server.uri("/list");
        server.close();
        refuses(FetchRefusal.UNAVAILABLE, () -> fetcher.fetch(Order.get(gone, SMALL)));
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, true",
        "192.0.2.1, true",
        "2a00:1450:4007:80e::2004, true",
        "127.0.0.1, false",
        "10.1.2.3, false",
        "172.31.0.1, false",
        "192.168.1.1, false",
        "169.254.169.254, false",
        "100.64.0.1, false",
        "0.0.0.0, false",
        "224.0.0.1, false",
        "255.255.255.255, false",
        "198.18.0.1, false",
        "::1, false",
        "::ffff:127.0.0.1, false",
        "fe80::1, false",
        "fd00::1, false",
        "2002:7f00:1::, false",
        "64:ff9b::7f00:1, false"
    })
    void addressesOfTheMachineAndItsNetworksAreNotPublic(String address, boolean isPublic) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isEqualTo(isPublic);
    }

    private static void refuses(FetchRefusal code, ThrowingCallable call) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
