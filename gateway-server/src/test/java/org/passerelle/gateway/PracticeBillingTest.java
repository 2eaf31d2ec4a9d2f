package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.Order;
import org.passerelle.gateway.auth.Client;
import org.passerelle.gateway.auth.Gatekeeper;
import org.passerelle.gateway.fhir.FhirApi;
import org.passerelle.gateway.fhir.Outcomes;
import org.passerelle.gateway.http.Boundary;
import org.passerelle.gateway.http.Headers;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router;
import org.passerelle.gateway.telemetry.EventLog;
import org.passerelle.party.Professional;
import org.passerelle.pathway.yaml.Pathways;

/** Who asked sees what they may bill, at the gateway that serves their practice. */
class PracticeBillingTest extends AskScene {
    private static final Sha256 CERTIFICATE = Sha256.hash("program".getBytes(StandardCharsets.UTF_8));
    private static final Professional EXPERT = new Professional(Station.EXPERT, "EXEMPLE", "Paul", "G15_10/SM15", null);
    private static final Professional TRAINED = new Professional(Station.EXPERT, "EXEMPLE", "Paul", "G15_60", null);
    private static final String BILLING =
            "/billing?from=" + YearMonth.from(Station.WORLD.clock().instant().atZone(ZoneId.of("Europe/Paris")));
    private static final String OURS = BILLING + "&practice=" + Station.PRACTICE.value();

    private static Boundary api;

    @BeforeAll
    static void serve() {
        var program = new Client("logiciel", CERTIFICATE, Set.of(), Set.of(Station.PRACTICE));
        var fhir = new FhirApi(
                new Gatekeeper(List.of(program), practice.staff()),
                new NodeExchanges(practice),
                Pathways.shipped().all(),
                Station.WORLD.clock().instant());
        api = new Boundary(
                fhir.indicators(fhir.on(new Router()), new NodeIndicators(practice)),
                new Outcomes(),
                new RequestLog(new EventLog()));
    }

    @Test
    void whoAskedIsProposedTheRequestAndNothingOfTheAnswer() {
        Id exchange = answeredBy(EXPERT);
        Id other = answeredBy(TRAINED);

        List<String> coordinator = lines(asked(OURS, Station.GP.rpps().value()));

        assertThat(coordinator)
                .filteredOn(line -> line.contains(exchange.hex()))
                .singleElement()
                .asString()
                .contains(",RQD,", ",10.00,EUR," + Station.GP.rpps().value())
                .doesNotContain("answered-by-other");
        assertThat(coordinator)
                .filteredOn(line -> line.contains(other.hex()))
                .singleElement()
                .asString()
                .contains(",RQD,", "answered-by-other", "ni médecin ni sage-femme");
        assertThat(coordinator).noneMatch(line -> line.contains(",TE2,") || line.contains("MARTIN"));
    }

    @Test
    void onesOwnActsAreAllThatAColleagueSees() {
        answeredBy(EXPERT);

        assertThat(lines(asked(OURS, OTHER.rpps().value()))).isEmpty();
        assertThat(lines(asked(OURS, SECRETARY.id().value()))).isEmpty();
    }

    @Test
    void nobodyElseMayAsk() {
        assertThat(asked(OURS, Station.STRANGER.value()).status()).isEqualTo(403);
        assertThat(asked(
                                BILLING + "&practice=" + Station.LINE.value(),
                                Station.GP.rpps().value())
                        .status())
                .isEqualTo(403);
        assertThat(asked(BILLING, Station.GP.rpps().value()).status()).isEqualTo(403);
    }

    @Test
    void aPracticeIsNoLineAndAnAddressIsOne() {
        assertThat(asked(
                                OURS + "&line=" + Station.LINE.value(),
                                Station.GP.rpps().value())
                        .status())
                .isEqualTo(400);
        assertThat(asked(BILLING + "&practice=x", Station.GP.rpps().value()).status())
                .isEqualTo(400);
    }

    private static Id answeredBy(Professional expert) {
        Id exchange = Station.request(practice, hospital);
        hospital.take(exchange, Order.of("take", expert, Json.object().build()));
        hospital.take(
                exchange,
                Order.of(
                        "answer",
                        expert,
                        Json.object()
                                .put("recommendation", "advice-only")
                                .put("advice", "Surveillance.")
                                .put("acts", "aucun")
                                .put("incidents", "aucun")
                                .build()));
        carry();
        return exchange;
    }

    private static Response asked(String target, String person) {
        Map<String, List<String>> fields = new HashMap<>();
        fields.put("Accept", List.of("text/csv"));
        fields.put(Gatekeeper.ACTING_FOR, List.of(person));
        return api.handle(Request.of("GET", target, new Headers(fields), new byte[0], CERTIFICATE));
    }

    private static List<String> lines(Response answer) {
        assertThat(answer.status()).as(text(answer)).isEqualTo(200);
        return text(answer).lines().skip(1).toList();
    }
}
