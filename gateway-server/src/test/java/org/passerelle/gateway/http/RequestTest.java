package org.passerelle.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.refusal.Refused;

class RequestTest {

    @Test
    void decodesSegmentsAndParametersApart() {
        Request request = request("/a%2Fb/c+d?x=1%262&y=a+b&y=c");
        assertThat(request.path()).containsExactly("a/b", "c+d");
        assertThat(request.query().one("x")).contains("1&2");
        assertThat(request.query().all("y")).containsExactly("a b", "c");
    }

    @Test
    void refusesAParameterOrFieldThatStandsTwiceWhereOneIsMeant() {
        refused(() -> request("/?y=a&y=b").query().one("y"));
        Headers twice = Headers.of("If-Match", "1").with("if-match", "2");
        refused(() -> twice.one("If-Match"));
        assertThat(twice.all("IF-MATCH")).containsExactly("1", "2");
    }

    @Test
    void takesAsManySegmentsAndParametersAsTheLimit() {
        assertThat(request("/a".repeat(Request.MOST_SEGMENTS)).path()).hasSize(Request.MOST_SEGMENTS);
        refused(() -> request("/a".repeat(Request.MOST_SEGMENTS + 1)));
        assertThat(request("/?x" + "&x".repeat(Query.MOST - 1)).query().all("x"))
                .hasSize(Query.MOST);
        refused(() -> request("/?x" + "&x".repeat(Query.MOST)));
    }

    @Test
    void refusesTargetsThatAreNoPlainPath() {
        for (String target : List.of("a", "*", "/#x", "/..", "/a/%2e", "/%0", "/%0a", "/é", "/%c3")) {
            refused(() -> request(target));
        }
    }

    @Test
    void namesNothingOfTheRequestInItsText() {
        assertThat(request("/fhir/Patient/martin?name=martin").toString()).doesNotContain("martin");
    }

    private static Request request(String target) {
        return Request.of("GET", target, Headers.NONE, new byte[0], null);
    }

    private static void refused(Runnable reading) {
        assertThatThrownBy(reading::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(HttpRefusal.MALFORMED));
    }
}
