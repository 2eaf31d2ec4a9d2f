package org.passerelle.gateway.fhir;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Task;
import org.passerelle.fhir.FhirJson;
import org.passerelle.fhir.OutcomeResource;
import org.passerelle.fhir.TaskResource;
import org.passerelle.gateway.auth.AuthRefusal;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Pathway;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * Lists the exchanges of one line as Tasks, page by page; nothing clinical, no reading is recorded. An exchange that cannot be
 * served (altered on disk) stands in the list as an outcome, and hides nothing else.
 */
final class TaskSearch {
    private static final Set<String> KNOWN =
            Set.of("owner", "code", "status", "business-status", "_lastUpdated", "_count", "_offset", "_format");
    private static final int USUAL = 20;
    private static final int MOST = 100;

    private final Door door;
    private final Exchanges exchanges;
    private final List<Pathway> pathways;

    TaskSearch(Door door, Exchanges exchanges, List<Pathway> pathways) {
        this.door = door;
        this.exchanges = exchanges;
        this.pathways = List.copyOf(pathways);
    }

    /**
     * What a search asks for.
     *
     * @param codes tokens, any of which a task's code may be; empty for every task
     */
    private record Wanted(
            MailAddress owner,
            Set<String> codes,
            Set<Task.TaskStatus> statuses,
            Set<String> states,
            Optional<Instant> since,
            int count,
            int offset) {}

    Response search(Request request) {
        FhirAnswer.requireAccepted(request);
        Wanted wanted = wanted(request);
        boolean all = wanted.statuses().isEmpty() && wanted.codes().isEmpty();
        List<Bundle.BundleEntryComponent> found = all ? page(wanted) : filtered(wanted);
        boolean more = found.size() > wanted.count();
        var bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        bundle.addLink().setRelation("self").setUrl(link(request, wanted, wanted.offset()));
        if (more) {
            bundle.addLink().setRelation("next").setUrl(link(request, wanted, wanted.offset() + wanted.count()));
        }
        found.subList(0, Math.min(found.size(), wanted.count()))
                .forEach(entry -> bundle.addEntry(entry.setFullUrl(FhirAnswer.fullUrl(request, entry.getResource()))));
        return FhirAnswer.of(200, FhirJson.write(bundle));
    }

    private Wanted wanted(Request request) {
        Query query = request.query().only(KNOWN);
        Set<MailAddress> lines = door.lines(request);
        MailAddress owner = query.one("owner").map(TaskSearch::address).orElseGet(() -> only(lines));
        if (!lines.contains(owner)) {
            throw Refusal.of(AuthRefusal.NOT_ALLOWED).refused();
        }
        return new Wanted(
                owner,
                list(query, "code"),
                list(query, "status").stream().map(TaskSearch::status).collect(Collectors.toSet()),
                list(query, "business-status"),
                query.one("_lastUpdated").map(TaskSearch::since),
                whole(query, "_count", USUAL, 1, MOST),
                whole(query, "_offset", 0, 0, 1_000_000));
    }

    /** One page and, where there is more, one entry of the next. */
    private List<Bundle.BundleEntryComponent> page(Wanted wanted) {
        return exchanges.list(query(wanted, wanted.count() + 1, wanted.offset())).stream()
                .map(this::entry)
                .toList();
    }

    /** FHIR's status follows from the whole state, its code from the pathway, so the rows before the page are looked at too. */
    private List<Bundle.BundleEntryComponent> filtered(Wanted wanted) {
        var found = new ArrayList<Bundle.BundleEntryComponent>();
        int passed = 0;
        for (int offset = 0; ; offset += ExchangeQuery.MOST) {
            List<ExchangeRow> rows = exchanges.list(query(wanted, ExchangeQuery.MOST, offset));
            for (ExchangeRow row : rows) {
                if (fits(row, wanted) && passed++ >= wanted.offset()) {
                    found.add(entry(row));
                }
                if (found.size() > wanted.count()) {
                    return found;
                }
            }
            if (rows.size() < ExchangeQuery.MOST) {
                return found;
            }
        }
    }

    private static ExchangeQuery query(Wanted wanted, int limit, int offset) {
        return new ExchangeQuery(Optional.of(wanted.owner()), wanted.states(), wanted.since(), limit, offset);
    }

    private boolean fits(ExchangeRow row, Wanted wanted) {
        if (!wanted.codes().isEmpty() && !called(row, wanted.codes())) {
            return false;
        }
        try {
            return wanted.statuses().isEmpty()
                    || wanted.statuses()
                            .contains(TaskResource.status(
                                    exchanges.view(row.exchange()).state()));
        } catch (Refused unservable) {
            return true;
        }
    }

    /** Whether the row's pathway has one of these codes, {@code system|code} or a code of any system. */
    private boolean called(ExchangeRow row, Set<String> codes) {
        return pathways.stream()
                .filter(pathway -> pathway.ref().toString().equals(row.pathway()))
                .flatMap(pathway -> TaskResource.code(pathway).getCoding().stream())
                .anyMatch(coding -> codes.contains(coding.getCode())
                        || codes.contains(coding.getSystem() + "|" + coding.getCode()));
    }

    private Bundle.BundleEntryComponent entry(ExchangeRow row) {
        var entry = new Bundle.BundleEntryComponent();
        try {
            Task task = Shape.task(exchanges.view(row.exchange()));
            entry.setResource(task).getSearch().setMode(Bundle.SearchEntryMode.MATCH);
        } catch (Refused unservable) {
            entry.setResource(OutcomeResource.write(unservable.refusal()))
                    .getSearch()
                    .setMode(Bundle.SearchEntryMode.OUTCOME);
        }
        return entry;
    }

    /** A link relative to the API's base: what a proxy calls us is not ours to know. */
    private static String link(Request request, Wanted wanted, int offset) {
        var link =
                new StringBuilder("Task?owner=").append(encoded(wanted.owner().value()));
        for (String name : List.of("code", "status", "business-status", "_lastUpdated")) {
            request.query()
                    .one(name)
                    .ifPresent(
                            value -> link.append('&').append(name).append('=').append(encoded(value)));
        }
        return link.append("&_count=")
                .append(wanted.count())
                .append("&_offset=")
                .append(offset)
                .toString();
    }

    private static String encoded(String value) {
        return java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static MailAddress only(Set<MailAddress> lines) {
        if (lines.size() != 1) {
            throw HttpRefusal.MALFORMED.refused("owner");
        }
        return lines.iterator().next();
    }

    private static MailAddress address(String written) {
        try {
            return MailAddress.of(written);
        } catch (Refused malformed) {
            throw HttpRefusal.MALFORMED.refused("owner");
        }
    }

    private static Set<String> list(Query query, String name) {
        return query.one(name)
                .map(value -> (Set<String>) new LinkedHashSet<>(Arrays.asList(value.split(",", -1))))
                .orElse(Set.of());
    }

    private static Task.TaskStatus status(String code) {
        for (Task.TaskStatus status : Task.TaskStatus.values()) {
            if (status != Task.TaskStatus.NULL && code.equals(status.toCode())) {
                return status;
            }
        }
        throw HttpRefusal.MALFORMED.refused("status");
    }

    private static Instant since(String written) {
        try {
            if (written.startsWith("ge")) {
                return Instant.parse(written.substring(2));
            }
        } catch (DateTimeParseException malformed) {
            throw HttpRefusal.MALFORMED.refused("_lastUpdated");
        }
        throw HttpRefusal.MALFORMED.refused("_lastUpdated");
    }

    private static int whole(Query query, String name, int usual, int least, int most) {
        String text = query.one(name).orElse(String.valueOf(usual));
        if (!text.matches("[0-9]{1,7}") || Integer.parseInt(text) < least) {
            throw HttpRefusal.MALFORMED.refused(name);
        }
        return Math.min(Integer.parseInt(text), most);
    }
}
