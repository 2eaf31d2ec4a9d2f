package org.passerelle.specs.journeys;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.passerelle.canon.Id;
import org.passerelle.card.Card;
import org.passerelle.card.CardAddress;
import org.passerelle.card.CardBase;
import org.passerelle.card.CardCertificate;
import org.passerelle.card.CardKeys;
import org.passerelle.card.LineCard;
import org.passerelle.card.LineOffer;
import org.passerelle.card.PracticeCard;
import org.passerelle.card.Reception;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.StructureId;
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;

/**
 * An invented organisation with its keys, and the cards that it signs.
 *
 * @param signing signs its letters and cards
 * @param encryption its letters are encrypted to it
 */
record Establishment(Organisation organisation, Issued signing, Issued encryption) {
    private static final Duration MARGIN = Duration.ofDays(1);
    private static final Duration VALID = Duration.ofDays(365);
    private static final long SIZE_LIMIT = 10_000_000;

    /** One certificate to sign and one to decrypt, as IGC-Santé's organisations have them. */
    static Establishment split(TestPki pki, String structure, String name) {
        Leaf.Subject subject = subject(structure, name);
        return new Establishment(
                new Organisation(subject.structure(), name, null),
                pki.issue(Leaf.signing(subject)),
                pki.issue(Leaf.encryption(subject)));
    }

    /** One certificate for both. */
    static Establishment combined(TestPki pki, String structure, String name) {
        Leaf.Subject subject = subject(structure, name);
        Issued both = pki.issue(Leaf.combined(subject));
        return new Establishment(new Organisation(subject.structure(), name, null), both, both);
    }

    private static Leaf.Subject subject(String structure, String name) {
        return new Leaf.Subject("Meuse (55)", name, new StructureId(structure), "passerelle");
    }

    byte[] practiceCard(Id node, List<MailAddress> addresses, Instant now, SecureRandom random) {
        return signed(new PracticeCard(base(node, addresses, now, random)), now, random);
    }

    byte[] lineCard(Id node, MailAddress address, LineOffer offer, Instant now, SecureRandom random) {
        return signed(new LineCard(base(node, List.of(address), now, random), offer), now, random);
    }

    private byte[] signed(Card card, Instant now, SecureRandom random) {
        return DocumentSeal.cards().sign(card.octets(), signing.identity(), now, random);
    }

    private CardBase base(Id node, List<MailAddress> addresses, Instant now, SecureRandom random) {
        return new CardBase(
                Id.random(random),
                1,
                null,
                CardBase.Status.OPEN,
                new CardBase.Validity(now.minus(MARGIN), now.plus(VALID)),
                node,
                organisation,
                addresses.stream()
                        .map(address -> new CardAddress(address, CardAddress.Kind.ORGANISATIONAL, List.of()))
                        .toList(),
                new CardKeys(List.of(certificate(signing)), List.of(certificate(encryption))),
                new Reception(
                        Set.of(Reception.Carriage.SEALED),
                        new Reception.Capabilities(true, true, false, false, null),
                        SIZE_LIMIT,
                        null));
    }

    private static CardCertificate certificate(Issued issued) {
        return CardCertificate.of(Certificates.der(issued.certificate()));
    }
}
