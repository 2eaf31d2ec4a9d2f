package org.passerelle.port.trust;

import java.time.Instant;
import java.util.Optional;
import org.passerelle.party.StructureId;

/** Signs and opens our own canonical documents: cards, catalogues and ledger-key endorsements, in CMS by the organisation's certificate. */
public interface Signatures {

    /** The organisation that the certificate it signs with names; empty when it names none. */
    Optional<StructureId> organisation();

    byte[] signCard(byte[] canonical, Instant at);

    byte[] signCatalogue(byte[] canonical, Instant at);

    byte[] signEndorsement(byte[] canonical, Instant at);

    /**
     * Opens a signed card.
     *
     * @throws org.passerelle.refusal.Refused when the signature, its purpose or its path does not hold
     */
    Opened openCard(byte[] cms, Instant at);

    /** The same for a catalogue. */
    Opened openCatalogue(byte[] cms, Instant at);

    /** The same for an endorsement. */
    Opened openEndorsement(byte[] cms, Instant at);

    /**
     * What was signed and by whom.
     *
     * @param canonical the document's octets
     * @param sender the signer
     */
    record Opened(byte[] canonical, Sender sender) {}
}
