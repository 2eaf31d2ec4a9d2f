package org.passerelle.specs.demo;

import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.passerelle.canon.Id;
import org.passerelle.card.CardAddress;
import org.passerelle.card.CardBase;
import org.passerelle.card.CardCertificate;
import org.passerelle.card.CardKeys;
import org.passerelle.card.LineCard;
import org.passerelle.card.LineOffer;
import org.passerelle.card.PathwayOffer;
import org.passerelle.card.PracticeCard;
import org.passerelle.card.Reception;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.refusal.HouseBug;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;
import org.passerelle.sla.HolidayZone;
import org.passerelle.sla.LineCalendar;
import org.passerelle.sla.OpeningHours;
import org.passerelle.sla.Target;
import org.passerelle.sla.Unit;

/**
 * One of the two organisations: what it signs with, what it decrypts with, and where it receives mail.
 *
 * @param name what its files are called
 * @param displayName its name for people
 * @param subject as its certificates name it
 * @param address its mailbox
 * @param signing signs, and never decrypts
 * @param encryption decrypts, and never signs
 */
record Party(
        String name, String displayName, Leaf.Subject subject, MailAddress address, Issued signing, Issued encryption) {

    private static final Duration CARD_LIFE = Duration.ofDays(365);
    private static final long TEN_MEGABYTES = 10_000_000;

    static Party practice(TestPki pki) {
        return issued(pki, "practice", "Cabinet médical de la Saulx", Cast.PRACTICE_SUBJECT, Cast.PRACTICE);
    }

    static Party hospital(TestPki pki) {
        return issued(pki, "hospital", "CH du Barrois", Cast.HOSPITAL_SUBJECT, Cast.LINE);
    }

    private static Party issued(
            TestPki pki, String name, String displayName, Leaf.Subject subject, MailAddress address) {
        return new Party(
                name,
                displayName,
                subject,
                address,
                pki.issue(Papers.lasting(Leaf.signing(subject)).bound(address)),
                pki.issue(Papers.lasting(Leaf.encryption(subject)).bound(address)));
    }

    /** The card by which the hospital knows the practice. */
    PracticeCard practiceCard(Instant now, RandomGenerator random) {
        return new PracticeCard(base(now, random));
    }

    /** The card of the hospital's dermatology line, with what it promises. */
    LineCard lineCard(Instant now, RandomGenerator random) {
        var offer = new LineOffer(
                new LineOffer.Title("Avis de dermatologie", "Dermatology opinions"),
                "Lésions cutanées de l'adulte et de l'enfant.",
                "Urgences vitales : appeler.",
                List.of(new PathwayOffer("avis", 1, List.of(new PathwayOffer.FormOffer("avis", 1)))),
                Map.of(
                        "ordinary", new Target(Unit.WORKING_DAYS, 2),
                        "prompt", new Target(Unit.ELAPSED_HOURS, 24)),
                new LineCalendar(OpeningHours.weekdaysNineToSix(), HolidayZone.METROPOLE, Cast.PARIS),
                Cast.LINE_PHONE);
        return new LineCard(base(now, random), offer);
    }

    private CardBase base(Instant now, RandomGenerator random) {
        return new CardBase(
                Id.random(random),
                1,
                null,
                CardBase.Status.OPEN,
                new CardBase.Validity(now.minus(Duration.ofHours(1)), now.plus(CARD_LIFE)),
                null,
                new Organisation(subject.structure(), displayName, null),
                List.of(new CardAddress(address, CardAddress.Kind.ORGANISATIONAL, List.of())),
                new CardKeys(List.of(certificate(signing)), List.of(certificate(encryption))),
                new Reception(
                        Set.of(Reception.Carriage.SEALED),
                        new Reception.Capabilities(true, true, false, false, null),
                        TEN_MEGABYTES,
                        null));
    }

    private static CardCertificate certificate(Issued issued) {
        try {
            return CardCertificate.of(issued.certificate().getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new HouseBug("an issued certificate can be encoded", impossible);
        }
    }
}
