package org.passerelle.flow.mail;

import java.time.Duration;
import org.passerelle.refusal.HouseBug;

/**
 * From when on people are alarmed of what does not arrive, or arrives too often.
 *
 * @param receipt how long a letter of ours may be without any signed receipt
 * @param unreadable how many mails without a verified signer may be put apart within an hour
 * @param unreadableOfDomain how many of them may claim to come from one domain
 * @param mostApart how many mails are kept apart; beyond, those without a verified signer are left in their mailbox alone
 * @param mostApartOctets how many octets they may take, likewise
 */
public record Vigilance(
        Duration receipt, int unreadable, int unreadableOfDomain, long mostApart, long mostApartOctets) {
    /** Four hours; 50 an hour, 20 of one domain; 10,000 mails or 2 GiB. */
    public static final Vigilance USUAL = new Vigilance(Duration.ofHours(4), 50, 20, 10_000, 2L * 1024 * 1024 * 1024);

    /** People are told before nothing more fits, in per cent. */
    static final int FILLING = 80;

    public Vigilance {
        boolean sane = !receipt.isNegative()
                && !receipt.isZero()
                && unreadable > 0
                && unreadableOfDomain > 0
                && mostApart > 0
                && mostApartOctets > 0;
        if (!sane) {
            throw new HouseBug("each limit of vigilance is above nothing");
        }
    }
}
