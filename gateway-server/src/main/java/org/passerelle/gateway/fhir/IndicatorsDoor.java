package org.passerelle.gateway.fhir;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.passerelle.canon.Canon;
import org.passerelle.fhir.FhirJson;
import org.passerelle.fhir.measure.IndicatorBundle;
import org.passerelle.flow.desk.Member;
import org.passerelle.gateway.auth.Acting;
import org.passerelle.gateway.auth.AuthRefusal;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router;
import org.passerelle.indicators.Csv;
import org.passerelle.indicators.Disclosure;
import org.passerelle.indicators.Report;
import org.passerelle.indicators.ReportCsv;
import org.passerelle.indicators.ReportJson;
import org.passerelle.indicators.billing.BillLine;
import org.passerelle.indicators.billing.BillingCsv;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PersonId;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** What lines did, for their coordinators: figures of some months, as JSON, as a table or as FHIR; nothing of a patient. */
final class IndicatorsDoor {
    private static final Set<String> KNOWN = Set.of("from", "until", "line", "disclosure", "separator", "_format");
    private static final Set<String> BILLING = Set.of("from", "until", "line", "separator", "_format");
    private static final Set<String> BILLING_OF_PRACTICE = Set.of("from", "until", "practice", "separator", "_format");
    private static final String PRACTICE = "practice";
    private static final String CSV = "text/csv";
    private static final String PLAIN_JSON = "application/json";
    private static final Map<String, String> NAMES = Map.of("json", PLAIN_JSON, "csv", CSV, "fhir", FhirAnswer.JSON);

    private final Door door;
    private final Indicators indicators;

    IndicatorsDoor(Door door, Indicators indicators) {
        this.door = door;
        this.indicators = indicators;
    }

    Router on(Router router) {
        return router.on("GET", "/indicators", match -> measure(match.request()))
                .on("GET", "/billing", match -> bill(match.request()));
    }

    /** Proposals, as a table alone: people check them. */
    private Response bill(Request request) {
        format(request, CSV, Set.of(CSV));
        if (request.query().one(PRACTICE).isPresent()) {
            return billPractice(request, request.query().only(BILLING_OF_PRACTICE));
        }
        Query query = request.query().only(BILLING);
        Csv csv = csv(query);
        Asked asked = asked(request, query);
        return table(BillingCsv.write(indicators.bills(asked.lines(), asked.from(), asked.until()), csv));
    }

    /** Who asked bills the request: the same for the people of a practice, whichever line answered. */
    private Response billPractice(Request request, Query query) {
        Csv csv = csv(query);
        MailAddress practice = query.one(PRACTICE)
                .map(written -> address(PRACTICE, written))
                .orElseThrow(() -> HttpRefusal.MALFORMED.refused(PRACTICE));
        Optional<PersonId> whose = door.acts(request, practice);
        YearMonth from = month(query, "from");
        List<BillLine> bills = indicators.bills(practice, from, until(query, from)).stream()
                .filter(bill -> whose.isEmpty()
                        || whose.get().findRpps().filter(bill.person()::equals).isPresent())
                .toList();
        return table(BillingCsv.write(bills, csv));
    }

    private static YearMonth until(Query query, YearMonth from) {
        return query.one("until").isPresent() ? month(query, "until") : from;
    }

    private static Response table(String csv) {
        return Response.of(200, CSV + "; charset=utf-8; header=present", csv.getBytes(StandardCharsets.UTF_8));
    }

    private Response measure(Request request) {
        String format = format(request, PLAIN_JSON, Set.of(PLAIN_JSON, CSV, FhirAnswer.JSON));
        Query query = request.query().only(KNOWN);
        Csv csv = csv(query);
        Asked asked = asked(request, query);
        Report report = indicators.measure(asked.lines(), asked.from(), asked.until(), disclosure(query));
        return switch (format) {
            case CSV -> table(ReportCsv.write(report, csv));
            case FhirAnswer.JSON -> FhirAnswer.of(200, FhirJson.write(IndicatorBundle.write(report)));
            default -> Response.of(200, PLAIN_JSON, Canon.octets(ReportJson.write(report)));
        };
    }

    /** Of which lines, and from which month until which. */
    private record Asked(Set<MailAddress> lines, YearMonth from, YearMonth until) {}

    private Asked asked(Request request, Query query) {
        Set<MailAddress> lines = lines(request, query);
        YearMonth from = month(query, "from");
        return new Asked(lines, from, until(query, from));
    }

    /** Those that the professional coordinates, or the named ones of them. */
    private Set<MailAddress> lines(Request request, Query query) {
        Acting acting = door.acting(request);
        var coordinated = new TreeSet<MailAddress>();
        acting.lines().forEach((line, member) -> {
            if (member.may(Member.Right.COORDINATOR)) {
                coordinated.add(line);
            }
        });
        var named = new TreeSet<MailAddress>();
        query.all("line").forEach(line -> named.add(address("line", line)));
        if (coordinated.isEmpty() || !coordinated.containsAll(named)) {
            throw Refusal.of(AuthRefusal.NOT_ALLOWED).refused();
        }
        return named.isEmpty() ? coordinated : named;
    }

    private static MailAddress address(String name, String written) {
        try {
            return MailAddress.of(written);
        } catch (Refused malformed) {
            throw HttpRefusal.MALFORMED.refused(name);
        }
    }

    private static YearMonth month(Query query, String name) {
        String written = query.one(name).orElseThrow(() -> HttpRefusal.MALFORMED.refused(name));
        try {
            if (written.matches("[0-9]{4}-[0-9]{2}")) {
                return YearMonth.parse(written);
            }
        } catch (DateTimeException malformed) {
            throw HttpRefusal.MALFORMED.refused(name);
        }
        throw HttpRefusal.MALFORMED.refused(name);
    }

    private static Disclosure disclosure(Query query) {
        return switch (query.one("disclosure").orElse("inside")) {
            case "inside" -> Disclosure.INSIDE;
            case "outside" -> Disclosure.OUTSIDE;
            default -> throw HttpRefusal.MALFORMED.refused("disclosure");
        };
    }

    private static Csv csv(Query query) {
        return switch (query.one("separator").orElse("comma")) {
            case "semicolon" -> Csv.FRENCH;
            case "comma" -> Csv.STANDARD;
            default -> throw HttpRefusal.MALFORMED.refused("separator");
        };
    }

    /** The media type that is asked for: by {@code _format}, else the first known one of {@code Accept}; the usual one where any will do. */
    private static String format(Request request, String usual, Set<String> served) {
        Optional<String> named = request.query().one("_format");
        if (named.isPresent()) {
            String type = NAMES.getOrDefault(named.get(), named.get());
            return Optional.of(type).filter(served::contains).orElseThrow(IndicatorsDoor::notServed);
        }
        if (request.headers().all("Accept").isEmpty()) {
            return usual;
        }
        return request.headers().all("Accept").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(FhirAnswer::bare)
                .map(type -> type.equals("*/*") ? usual : type)
                .filter(served::contains)
                .findFirst()
                .orElseThrow(IndicatorsDoor::notServed);
    }

    private static Refused notServed() {
        return Refusal.of(HttpRefusal.NOT_ACCEPTABLE).refused();
    }
}
