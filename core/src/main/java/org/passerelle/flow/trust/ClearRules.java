package org.passerelle.flow.trust;

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
 */
public record ClearRules(long size, Map<String, Long> sizes, int mostBegun, int mostAttached, boolean acknowledges) {
    /** 10 MiB, 20 exchanges and 50 mails of each a day, acknowledged. */
    public static final ClearRules USUAL = new ClearRules(10L * 1024 * 1024, Map.of(), 20, 50, true);

    public ClearRules {
        sizes = Map.copyOf(sizes);
        if (size < 1
                || mostBegun < 1
                || mostAttached < 1
                || sizes.values().stream().anyMatch(limit -> limit < 1)) {
            throw new HouseBug("each limit of ordinary mails is above nothing");
        }
    }

    /** The largest mail that this recipient takes. */
    public long size(MailAddress to) {
        return sizes.getOrDefault(to.domain(), size);
    }
}
