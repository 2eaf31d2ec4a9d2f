package org.passerelle.port.letter;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;

/** What a mail says by which two nodes come to know each other (specs/wire, page 9). None of it names a patient. */
public sealed interface Onboarding {
    /** Octets of a nonce. */
    int NONCE = 32;

    /**
     * Who writes, for somebody who may not know them: signed, not encrypted.
     *
     * @param card CMS around the sender's own card
     * @param asks whether the sender wants the other's card in return
     * @param catalogue CMS around the sender's catalogue of lines, or null
     */
    record Introduction(byte[] card, boolean asks, byte @Nullable [] catalogue) implements Onboarding {
        /** One without a catalogue. */
        public Introduction(byte[] card, boolean asks) {
            this(card, asks, null);
        }

        public Optional<byte[]> findCatalogue() {
            return Optional.ofNullable(catalogue);
        }
    }

    /**
     * Whether the address that a card lists is read by whoever has the card's key: sealed to the card's certificates.
     *
     * @param card hash of the card
     * @param address one of its addresses, which the challenge is sent to
     * @param introduction the Message-ID of the introduction that brought the card, without angle brackets
     * @param nonce {@link #NONCE} random octets
     * @param until when an answer comes too late
     */
    record Challenge(Sha256 card, MailAddress address, String introduction, byte[] nonce, Instant until)
            implements Onboarding {}

    /**
     * What a challenge held, signed by the card's key and sent from the challenged address.
     *
     * @param challenge the challenge's letter id
     * @param nonce its nonce
     */
    record Answer(Sha256 challenge, byte[] nonce) implements Onboarding {}
}
