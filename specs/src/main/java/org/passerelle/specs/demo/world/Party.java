package org.passerelle.specs.demo.world;

import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.passerelle.canon.Id;
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
import org.passerelle.refusal.HouseBug;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;

/**
 * One of the organisations: what it signs with, what it decrypts with, and where it receives mail.
 *
 * @param name what its files are called
 * @param displayName its name for people
 * @param subject as its certificates name it
 * @param address its mailbox
 * @param others what its card lists besides
 * @param signing signs, and never decrypts
 * @param encryption decrypts, and never signs
 */
public record Party(
        String name,
        String displayName,
        Leaf.Subject subject,
        MailAddress address,
        List<MailAddress> others,
        Issued signing,
        Issued encryption) {

    private static final Duration CARD_LIFE = Duration.ofDays(365);
    private static final long TEN_MEGABYTES = 10_000_000;

    static Party hospital(TestPki pki, Troupe.Team team, Papers.Kind kind) {
        return place(pki, new Troupe.Place("hospital", "CH du Barrois", team.subject(), team.line(), List.of()), kind);
    }

    static Party place(TestPki pki, Troupe.Place place, Papers.Kind kind) {
        return new Party(
                place.name(),
                place.displayName(),
                place.subject(),
                place.address(),
                place.others(),
                pki.issue(kind.lasting(Leaf.signing(place.subject())).bound(place.address())),
                pki.issue(kind.lasting(Leaf.encryption(place.subject())).bound(place.address())));
    }

    /** The card by which the others know a place in town. */
    PracticeCard practiceCard(Instant now, RandomGenerator random) {
        return new PracticeCard(base(now, random, Set.of(Reception.Carriage.SEALED)));
    }

    /** The card of a line of the hospital, with what it promises. */
    LineCard lineCard(LineOffer offer, Set<Reception.Carriage> carriage, Instant now, RandomGenerator random) {
        return new LineCard(base(now, random, carriage), offer);
    }

    private CardBase base(Instant now, RandomGenerator random, Set<Reception.Carriage> carriage) {
        List<CardAddress> addresses = new ArrayList<>();
        addresses.add(new CardAddress(address, CardAddress.Kind.ORGANISATIONAL, List.of()));
        others.forEach(other -> addresses.add(new CardAddress(other, CardAddress.Kind.ORGANISATIONAL, List.of())));
        return new CardBase(
                Id.random(random),
                1,
                null,
                CardBase.Status.OPEN,
                new CardBase.Validity(now.minus(Duration.ofHours(1)), now.plus(CARD_LIFE)),
                null,
                new Organisation(subject.structure(), displayName, null),
                addresses,
                new CardKeys(List.of(certificate(signing)), List.of(certificate(encryption))),
                new Reception(
                        carriage, new Reception.Capabilities(true, true, false, false, null), TEN_MEGABYTES, null));
    }

    private static CardCertificate certificate(Issued issued) {
        try {
            return CardCertificate.of(issued.certificate().getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new HouseBug("an issued certificate can be encoded", impossible);
        }
    }
}
