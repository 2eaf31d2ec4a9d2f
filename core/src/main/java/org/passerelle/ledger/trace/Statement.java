package org.passerelle.ledger.trace;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.Head;

/**
 * What somebody's signed mail, such as a receipt, states of ledgers; signature and path verified.
 *
 * @param structure the organisation as the signer's certificate names it (IDNST or IDNPS), or null when it names none
 * @param subject the certificate's subject, as text
 * @param at when it was signed, as the signer says
 * @param held what the signer holds of the ledger that it was answering, or null
 * @param head how far the signer's own chain goes, or null
 */
public record Statement(
        @Nullable String structure,
        String subject,
        Instant at,
        @Nullable Checkpoint held,
        @Nullable Head head) {

    public Optional<Checkpoint> findHeld() {
        return Optional.ofNullable(held);
    }

    public Optional<Head> findHead() {
        return Optional.ofNullable(head);
    }

    /** Whether the signer's certificate names that organisation. */
    public boolean isBy(String organisation) {
        return organisation.equals(structure);
    }

    /** Whether the signer can witness for that organisation: it names itself, and as another one. */
    boolean isIndependentOf(String organisation) {
        return structure != null && !isBy(organisation);
    }

    /** Nothing of who signed: a personal certificate names a person. */
    @Override
    public String toString() {
        return "Statement[" + at + "]";
    }
}
