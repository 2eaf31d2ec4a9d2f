package org.passerelle.directory.api;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.directory.DirectoryRefusal;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.port.fetch.FetchRefusal;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.trust.Directory;
import org.passerelle.port.trust.DirectoryEntry;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/**
 * The national directory (ANS, API FHIR Annuaire Santé en libre accès), read-only. Answers are kept for a while; after a failure
 * nobody is asked for a minute, so that a directory that is down delays one question and not each.
 */
public final class DirectoryApi implements Directory {
    /** The source's name. */
    public static final String SOURCE = "api";
    /** Most pages of one answer. */
    static final int MOST_PAGES = 5;
    /** Most answers that are kept; the one asked for longest ago goes first. */
    static final int MOST_ANSWERS = 1000;
    /** How long nobody is asked after a failure. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    private static final String PER_PAGE = "_count=50";
    private static final String MAILBOX = "mailbox-mss";
    private static final String HOLDER = "&_include=PractitionerRole:practitioner";

    private final ApiRules rules;
    private final Fetcher fetcher;
    private final InstantSource clock;
    private final KeptAnswers kept;
    private @Nullable Instant silentUntil;
    private volatile @Nullable RefusalCode trouble;
    private volatile @Nullable Instant heard;

    public DirectoryApi(ApiRules rules, Fetcher fetcher, InstantSource clock) {
        this.rules = rules;
        this.fetcher = fetcher;
        this.clock = clock;
        this.kept = new KeptAnswers(MOST_ANSWERS, rules.keep());
    }

    @Override
    public Answer find(MailAddress address) {
        String asked = MAILBOX + "=" + encoded(escaped(address.value()));
        return ask(
                List.of("Organization?" + asked, "Practitioner?" + asked, "PractitionerRole?" + asked + HOLDER),
                entry -> entry.address().equals(address));
    }

    @Override
    public Answer mailboxesOf(Rpps holder) {
        String number = encoded(
                "urn:oid:1.2.250.1.71.4.2.1|8" + holder.value() + ",https://rpps.esante.gouv.fr|" + holder.value());
        return ask(
                List.of("Practitioner?identifier=" + number + "&_revinclude=PractitionerRole:practitioner"),
                entry -> entry.findHolder().filter(holder::equals).isPresent());
    }

    @Override
    public Answer mailboxesOf(StructureId organisation) {
        String value = organisation.value();
        if (value.startsWith("8")) {
            return mailboxesOf(new Rpps(value.substring(1)));
        }
        String finess = value.startsWith("1") ? ",https://finess.esante.gouv.fr|" + value.substring(1) : "";
        return ask(
                List.of("Organization?identifier=" + encoded("urn:oid:1.2.250.1.71.4.2.2|" + value + finess)),
                entry -> entry.belongsTo(organisation));
    }

    /** One question at a time: whoever waits finds the answer kept. */
    private synchronized Answer ask(List<String> questions, Predicate<DirectoryEntry> wanted) {
        Instant now = clock.instant();
        String question = String.join(" ", questions);
        Answer known = kept.find(question, now);
        if (known != null) {
            return known;
        }
        if (silentUntil != null && now.isBefore(silentUntil)) {
            return Answer.away(SOURCE);
        }
        try {
            List<Json.Obj> resources = new ArrayList<>();
            for (String one : questions) {
                pages(URI.create(rules.base() + "/" + one + "&" + PER_PAGE), resources);
            }
            var answer = new Answer(
                    Mailboxes.of(resources, SOURCE, now).stream()
                            .filter(wanted)
                            .distinct()
                            .toList(),
                    List.of());
            kept.keep(question, answer, now);
            trouble = null;
            heard = now;
            return answer;
        } catch (Refused refused) {
            trouble = refused.code();
            silentUntil = now.plus(PAUSE);
            return Answer.away(SOURCE);
        }
    }

    private void pages(URI first, List<Json.Obj> resources) {
        URI page = first;
        for (int read = 0; page != null; read++) {
            if (read == MOST_PAGES) {
                throw Refusal.of(DirectoryRefusal.TOO_LARGE)
                        .with(FactKey.LIMIT, MOST_PAGES)
                        .refused();
            }
            Json.Obj bundle = AnswerJson.read(fetcher.fetch(order(page)));
            if (!Members.text(bundle, "resourceType").equals("Bundle")) {
                throw Refusal.of(DirectoryRefusal.MALFORMED).refused();
            }
            Members.objects(bundle, "entry").stream()
                    .flatMap(entry -> Members.object(entry, "resource").stream())
                    .forEach(resources::add);
            page = next(bundle);
        }
    }

    private Fetcher.Order order(URI page) {
        var headers = Map.of("ESANTE-API-KEY", rules.key().get(), "Accept", "application/fhir+json");
        return new Fetcher.Order(page, headers, null, rules.limits());
    }

    /** The next page, which only the same host may have: our key goes there. */
    private @Nullable URI next(Json.Obj bundle) {
        String link = Members.objects(bundle, "link").stream()
                .filter(one -> Members.text(one, "relation").equals("next"))
                .map(one -> Members.text(one, "url"))
                .findFirst()
                .orElse("");
        if (link.isEmpty()) {
            return null;
        }
        try {
            URI next = rules.base().resolve(link);
            boolean same = Stream.of(next.getScheme(), next.getRawAuthority())
                    .toList()
                    .equals(Stream.of(rules.base().getScheme(), rules.base().getRawAuthority())
                            .toList());
            if (same) {
                return next;
            }
        } catch (IllegalArgumentException malformed) {
            throw Refusal.of(DirectoryRefusal.MALFORMED).refused(malformed);
        }
        throw Refusal.of(FetchRefusal.HOST).refused();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** What separates values of a search parameter, said as part of one (FHIR R4 §3.1.1.4). */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("$", "\\$")
                .replace(",", "\\,")
                .replace("|", "\\|");
    }

    @Override
    public Answer atHand(MailAddress address) {
        return Answer.UNKNOWN;
    }

    @Override
    public List<State> states() {
        return List.of(new State(SOURCE, -1, heard, trouble));
    }
}
