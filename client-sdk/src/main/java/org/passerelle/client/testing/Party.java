package org.passerelle.client.testing;

import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
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
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;

/**
 * An invented organisation with its keys.
 *
 * @param signing signs its letters and cards
 * @param encryption its letters are encrypted to it; may be the same
 */
record Party(Organisation organisation, Issued signing, Issued encryption) {
    private static final Duration MARGIN = Duration.ofDays(1);
    private static final Duration VALID = Duration.ofDays(365);

    /** One certificate to sign and one to decrypt, as IGC-Santé's organisations have them. */
    static Party split(TestPki pki, Organisation organisation) {
        return new Party(
                organisation,
                pki.issue(Leaf.signing(subject(organisation))),
                pki.issue(Leaf.encryption(subject(organisation))));
    }

    /** One certificate for both. */
    static Party combined(TestPki pki, Organisation organisation) {
        Issued both = pki.issue(Leaf.combined(subject(organisation)));
        return new Party(organisation, both, both);
    }

    byte[] practiceCard(Id node, MailAddress address, long sizeLimit, Instant now, SecureRandom random) {
        return signed(new PracticeCard(base(node, address, sizeLimit, now, random)), now, random);
    }

    byte[] lineCard(Id node, MailAddress address, long sizeLimit, LineOffer offer, Instant now, SecureRandom random) {
        return signed(new LineCard(base(node, address, sizeLimit, now, random), offer), now, random);
    }

    /** How this party describes somebody's ordinary mailbox, who has no node and signs nothing, for its own use. */
    byte[] described(Organisation theirs, MailAddress address, LineOffer offer, Instant now, SecureRandom random) {
        var base = new CardBase(
                Id.random(random),
                1,
                null,
                CardBase.Status.OPEN,
                new CardBase.Validity(now.minus(MARGIN), now.plus(VALID)),
                null,
                theirs,
                List.of(new CardAddress(address, CardAddress.Kind.ORGANISATIONAL, List.of())),
                new CardKeys(List.of(certificate(signing)), List.of()),
                new Reception(
                        Set.of(Reception.Carriage.CLEAR),
                        new Reception.Capabilities(false, false, false, false, null),
                        Rehearsal.SIZE_LIMIT,
                        null));
        return signed(new LineCard(base, offer), now, random);
    }

    private byte[] signed(Card card, Instant now, SecureRandom random) {
        return DocumentSeal.cards().sign(card.octets(), signing.identity(), now, random);
    }

    private CardBase base(Id node, MailAddress address, long sizeLimit, Instant now, SecureRandom random) {
        return new CardBase(
                Id.random(random),
                1,
                null,
                CardBase.Status.OPEN,
                new CardBase.Validity(now.minus(MARGIN), now.plus(VALID)),
                node,
                organisation,
                List.of(new CardAddress(address, CardAddress.Kind.ORGANISATIONAL, List.of())),
                new CardKeys(List.of(certificate(signing)), List.of(certificate(encryption))),
                new Reception(
                        Set.of(Reception.Carriage.SEALED, Reception.Carriage.CLEAR),
                        new Reception.Capabilities(true, true, false, false, null),
                        sizeLimit,
                        null));
    }

    private static Leaf.Subject subject(Organisation organisation) {
        return new Leaf.Subject("Meuse (55)", organisation.name(), organisation.structure(), "passerelle");
    }

    private static CardCertificate certificate(Issued issued) {
        try {
            return CardCertificate.of(issued.certificate().getEncoded());
        } catch (CertificateEncodingException unencodable) {
            throw new IllegalStateException("a certificate just issued can be encoded", unencodable);
        }
    }
}
