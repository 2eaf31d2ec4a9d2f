package org.passerelle.flow.trust;

import java.time.Duration;
import java.util.Map;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.HouseBug;

/**
 * What ordinary mails may be.
 *
 * @param size the largest that we write, in octets, where nothing else is said of the recipient's domain
 * @param sizes the same for the domains whose operator says so
 * @param mostBegun how many exchanges one address may begin within a day; later mails are put apart
 * @param mostAttached how many mails one exchange may get within a day; later ones are put apart
 * @param acknowledges whether people are told at once, of itself, that their mail arrived
 * @param receipt how long a letter of ours with a step may be without any report or answer
 */
public record ClearRules(
        long size, Map<String, Long> sizes, int mostBegun, int mostAttached, boolean acknowledges, Duration receipt) {
    /** Beyond, nobody would still look; shorter than the time after which an unanswered letter is given up. */
    public static final Duration LONGEST_RECEIPT = Duration.ofDays(15);

    /** 10 MiB, 20 exchanges and 50 mails of each a day, acknowledged; a day for a report. */
    public static final ClearRules USUAL =
            new ClearRules(10L * 1024 * 1024, Map.of(), 20, 50, true, Duration.ofDays(1));

    public ClearRules {
        sizes = Map.copyOf(sizes);
        if (size < 1
                || mostBegun < 1
                || mostAttached < 1
                || receipt.isZero()
                || receipt.isNegative()
                || receipt.compareTo(LONGEST_RECEIPT) > 0
                || sizes.values().stream().anyMatch(limit -> limit < 1)) {
            throw new HouseBug("each limit of ordinary mails is above nothing, a report's time 15 days at most");
        }
    }

    /** The largest mail that this recipient takes. */
    public long size(MailAddress to) {
        return sizes.getOrDefault(to.domain(), size);
    }
}
