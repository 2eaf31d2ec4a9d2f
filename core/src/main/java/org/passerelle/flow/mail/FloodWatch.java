package org.passerelle.flow.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;

/**
 * Counts the mails of the last hour that nobody verified signed, in all and by the domain that they claim, and says when people are
 * to be alarmed: once an hour for each cause. It starts empty with the node.
 */
final class FloodWatch {
    static final Duration HOUR = Duration.ofHours(1);
    static final String FLOOD = "flow.flood";
    static final String OF_DOMAIN = "flow.flood-of-domain";

    /** Mails remembered; more than that within an hour are a flood whatever they claim. */
    private static final int MOST = 20_000;

    private final Vigilance vigilance;
    private final Deque<Came> last = new ArrayDeque<>();
    private final Map<String, Instant> told = new HashMap<>();

    private record Came(Instant at, String domain) {}

    FloodWatch(Vigilance vigilance) {
        this.vigilance = vigilance;
    }

    /** One more mail that claims this sender; the codes to alarm people with. */
    synchronized List<String> came(@Nullable MailAddress claimed, Instant now) {
        Instant since = now.minus(HOUR);
        while (!last.isEmpty() && (last.size() >= MOST || !last.getFirst().at().isAfter(since))) {
            last.removeFirst();
        }
        String domain = claimed == null ? "" : claimed.domain();
        last.addLast(new Came(now, domain));
        List<String> codes = new ArrayList<>();
        if (last.size() > vigilance.unreadable() && hourly(FLOOD, now)) {
            codes.add(FLOOD);
        }
        long same = last.stream().filter(one -> one.domain().equals(domain)).count();
        if (same > vigilance.unreadableOfDomain() && hourly(OF_DOMAIN + domain, now)) {
            codes.add(OF_DOMAIN);
        }
        return codes;
    }

    /** Whether this was not told within the last hour; it counts as told then. */
    synchronized boolean hourly(String what, Instant now) {
        told.values().removeIf(at -> !at.isAfter(now.minus(HOUR)));
        return told.putIfAbsent(what, now) == null;
    }
}
