package org.passerelle.letter;

import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.Origin;
import org.passerelle.ledger.trace.ReceiptOpener;
import org.passerelle.ledger.trace.Statement;
import org.passerelle.party.StructureId;
import org.passerelle.port.letter.Receipt;
import org.passerelle.port.trust.Sender;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Untrusted;
import org.passerelle.seal.ReceiptSeal;

/**
 * Reads receipts as evidence, long after and for somebody to whom they were not sent. The witness is the organisation in the
 * signer's certificate, so that a certificate which names no address may speak; one that does speaks for that address alone.
 */
public final class WitnessReceipts implements ReceiptOpener {
    private final TrustAnchors anchors;

    /** @param anchors the authorities believed, with the revocation lists known */
    public WitnessReceipts(TrustAnchors anchors) {
        this.anchors = anchors;
    }

    @Override
    public Statement open(byte[] mail) {
        return Untrusted.read(LetterRefusal.MALFORMED, () -> statement(ReceiptSeal.openAtSigning(mail, anchors)));
    }

    private static Statement statement(ReceiptSeal.OpenedReceipt opened) {
        Verdict verdict = opened.verdict();
        Receipt receipt = new ReceiptReader(ReadLimits.SMALL).read(opened.part());
        Verdict.Proven proven = verdict.proven();
        if (proven == null) {
            throw new HouseBug("a readable receipt has a signer");
        }
        Sender sender = proven.sender();
        if (sender.boundAddress()
                .filter(address -> !address.equals(receipt.recipient()))
                .isPresent()) {
            throw Refusal.of(LetterRefusal.RECEIPT_SIGNER).refused();
        }
        Receipt.Witnessed held = receipt.witness();
        return new Statement(
                sender.organisation().map(StructureId::value).orElse(null),
                sender.subject(),
                proven.signingTime(),
                held == null ? null : new Checkpoint(Origin.parse(held.origin()), held.size(), held.root()),
                receipt.head());
    }
}
