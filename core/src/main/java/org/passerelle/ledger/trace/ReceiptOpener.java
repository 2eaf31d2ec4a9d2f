package org.passerelle.ledger.trace;

/** Opens a correspondent's receipt for somebody to whom it was not sent; whoever knows mails and certificates does it. */
@FunctionalInterface
public interface ReceiptOpener {

    /**
     * Verifies the signature (purpose receipt) over the receipt, and the certificate's path and usage at the signing time.
     *
     * @param mail the receipt as MIME, as it was received
     * @throws org.passerelle.refusal.Refused with the opener's own codes
     */
    Statement open(byte[] mail);
}
