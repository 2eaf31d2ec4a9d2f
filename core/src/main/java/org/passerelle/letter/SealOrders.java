package org.passerelle.letter;

import java.util.List;
import java.util.Map;
import org.passerelle.letter.mime.HeaderFields;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.Letter;
import org.passerelle.seal.Purpose;
import org.passerelle.seal.SealOrder;
import org.passerelle.seal.suite.Suite;

/** A mail's head as sealing wants it. */
final class SealOrders {
    private SealOrders() {}

    /** @param others further outer fields */
    static SealOrder of(Purpose purpose, Letter.Head head, Map<String, String> others) {
        List<String> references =
                head.references().stream().map(HeaderFields::messageId).toList();
        Suite suite = head.to().stream().allMatch(Addressee::gcm) ? Suite.GCM : Suite.COMPATIBLE;
        return new SealOrder(
                purpose,
                head.from(),
                head.to().stream()
                        .map(one -> new SealOrder.Recipient(one.address(), one.certificates(), suite, one.binary()))
                        .toList(),
                new SealOrder.Headers(
                        HeaderFields.messageId(head.messageId()),
                        references.isEmpty() ? List.of() : references.subList(references.size() - 1, references.size()),
                        references,
                        head.subject(),
                        others),
                head.date());
    }
}
