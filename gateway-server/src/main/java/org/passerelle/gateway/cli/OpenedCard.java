package org.passerelle.gateway.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passerelle.card.Card;
import org.passerelle.card.CardReader;
import org.passerelle.port.trust.Sender;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.SealRefusal;

/**
 * A signed card whose signature and path hold, and whose organisation is its signer's.
 *
 * @param card what it says
 * @param signer who signed
 */
record OpenedCard(Card card, Sender signer) {

    static OpenedCard read(Path file, Path anchors, Instant at) {
        var opened = DocumentSeal.cards()
                .open(NamedFiles.cms(file), NamedFiles.anchors(anchors, List.of()), Optional.of(at));
        Card card = CardReader.read(opened.content());
        Sender signer = opened.verdict().sender().orElseThrow();
        boolean own = signer.organisation()
                .filter(card.base().organisation().structure()::equals)
                .isPresent();
        if (!own) {
            throw Refusal.of(SealRefusal.SIGNER_CERTIFICATE).refused();
        }
        return new OpenedCard(card, signer);
    }
}
