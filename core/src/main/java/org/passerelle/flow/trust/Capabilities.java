package org.passerelle.flow.trust;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.passerelle.card.Card;
import org.passerelle.card.CardCertificate;
import org.passerelle.card.CardRecord;
import org.passerelle.card.Reception;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.Change;

/**
 * What a correspondent's software reads, and so in which suite they are written to (WIRE §2). They get GCM where their current card
 * says that they read it; or where they said so themselves, in a letter under a certificate of that very card, signed after the card
 * came here. Else they get the compatible suite.
 *
 * <p>So a card that withdraws GCM outweighs whatever was said before it, and a letter never takes away what the card grants: to
 * withdraw, a correspondent sends a card.
 */
public final class Capabilities {
    /**
     * How far the clocks of two nodes may differ: a letter may be dated that much ahead (WIRE §2), so what was signed within it after
     * a card came may be older than the card.
     */
    public static final Duration APART = Duration.ofMinutes(5);

    private Capabilities() {}

    /** Whether a card says that its software reads AES-GCM, RSA-OAEP and RSA-PSS. */
    public static boolean gcm(Card card) {
        Reception.Capabilities reads = card.base().reception().capabilities();
        return reads.gcm() && reads.oaep();
    }

    /** Whether a card says that its software reads a SignedData without base64. */
    public static boolean binary(Card card) {
        return card.base().reception().capabilities().binaryParts();
    }

    /**
     * Whether letters to that address may be written in GCM.
     *
     * @param known the card for which the address is confirmed
     * @param said what the address last said that it reads, null where it never did
     */
    public static boolean gcm(CardRecord known, MailAddress address, Change.@Nullable Reads said) {
        return gcm(known.current())
                || said != null && said.gcm() && isPinned(known.current(), said) && isLater(known, address, said);
    }

    private static boolean isPinned(Card card, Change.Reads said) {
        return card.base().keys().signing().stream().map(CardCertificate::hash).anyMatch(said.certificate()::equals);
    }

    private static boolean isLater(CardRecord known, MailAddress address, Change.Reads said) {
        return known.since(address)
                .map(since -> since.plus(APART))
                .filter(said.signedAt()::isAfter)
                .isPresent();
    }
}
