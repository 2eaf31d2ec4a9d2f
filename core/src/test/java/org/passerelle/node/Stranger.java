package org.passerelle.node;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.card.Card;
import org.passerelle.card.CardAddress;
import org.passerelle.card.CardBase;
import org.passerelle.card.CardCertificate;
import org.passerelle.card.CardKeys;
import org.passerelle.card.PracticeCard;
import org.passerelle.card.Reception;
import org.passerelle.ledger.SeededRandom;
import org.passerelle.letter.SealedLetters;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.Letter;
import org.passerelle.port.letter.Onboarding;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.trust.Keyring;
import org.passerelle.seal.certificate.AddressBindings;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;

/** Somebody with an honest certificate who says whatever they like when they introduce themselves, challenge or answer. */
final class Stranger {
    static final Leaf.Subject SUBJECT = Outsider.SUBJECT;
    static final Issued SIGN = Rehearsal.Keys.PKI.issue(Leaf.signing(SUBJECT).elliptic(256));
    static final Issued READ = Rehearsal.Keys.PKI.issue(Leaf.encryption(SUBJECT).elliptic(256));

    private final Rehearsal houses;
    private final Issued signing;
    private final Issued reading;
    private final SealedLetters letters;
    private final SeededRandom random;

    Stranger(Path folder, Rehearsal houses, Issued signing, Issued reading) {
        this.houses = houses;
        this.signing = signing;
        this.reading = reading;
        this.random = new SeededRandom(System.identityHashCode(this));
        Keyring keyring = Keyring.of(signing.identity(), List.of(reading.decryptionKey()));
        this.letters = Scribe.letters(keyring, spool(folder), random, AddressBindings.none());
    }

    private static Path spool(Path folder) {
        try {
            return Files.createTempDirectory(folder, "stranger");
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** The first version of a card of that structure, for one address. */
    Card card(Leaf.Subject subject, MailAddress address) {
        return card(Id.random(random), 1, null, subject, address);
    }

    Card card(Id id, int version, @Nullable Sha256 previous, Leaf.Subject subject, MailAddress address) {
        var now = houses.clock.instant();
        return new PracticeCard(new CardBase(
                id,
                version,
                previous,
                CardBase.Status.OPEN,
                new CardBase.Validity(now.minusSeconds(60), now.plusSeconds(86_400L * 365)),
                null,
                new Organisation(subject.structure(), "Cabinet inconnu", null),
                List.of(new CardAddress(address, CardAddress.Kind.APPLICATION, List.of())),
                new CardKeys(List.of(der(signing)), List.of(der(reading))),
                new Reception(
                        Set.of(Reception.Carriage.SEALED),
                        new Reception.Capabilities(true, true, false, false, null),
                        10_000_000,
                        null)));
    }

    private static CardCertificate der(Issued issued) {
        return CardCertificate.of(Certificates.der(issued.certificate()));
    }

    /** An introduction to the hospital's line. */
    byte[] introduction(MailAddress from, Card card) {
        return introduction(from, Rehearsal.LINE, houses.sign(card, signing));
    }

    byte[] introduction(MailAddress from, MailAddress to, byte[] card) {
        return mail(new Onboarding.Introduction(card, false), from, new Addressee(to, List.of()));
    }

    byte[] answer(MailAddress from, Sha256 challenge, byte[] nonce) {
        var to = new Addressee(Rehearsal.LINE, List.of(Rehearsal.Keys.HOSPITAL_SIGN.certificate()));
        return mail(new Onboarding.Answer(challenge, nonce), from, to);
    }

    byte[] challenge(MailAddress from, Onboarding.Challenge said) {
        var to = new Addressee(Rehearsal.PRACTICE, List.of(Rehearsal.Keys.PRACTICE_ENC.certificate()));
        return mail(said, from, to);
    }

    byte[] mail(Onboarding said, MailAddress from, Addressee to) {
        var out = new ByteArrayOutputStream();
        var head = new Letter.Head(
                from,
                List.of(to),
                houses.clock.instant(),
                Id.random(random) + "@" + from.domain(),
                List.of(),
                "Échange médical sécurisé");
        letters.seal(said, head, out);
        return out.toByteArray();
    }

    /** Opens a mail with its keys. */
    OpenedMail.Onboards open(byte[] mail, MailAddress mailbox) {
        return (OpenedMail.Onboards) letters.open(new ByteArrayInputStream(mail), mailbox, houses.clock.instant());
    }
}
