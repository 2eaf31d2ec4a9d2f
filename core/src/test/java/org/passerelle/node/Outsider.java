package org.passerelle.node;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.Origin;
import org.passerelle.ledger.SeededRandom;
import org.passerelle.letter.SealedLetters;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.AvisContent;
import org.passerelle.pathway.Document;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.Envelope;
import org.passerelle.port.letter.Letter;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.letter.Receipt;
import org.passerelle.port.trust.Keyring;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;

/** Somebody with an honest certificate and software of their own: it seals whatever it is told to say. */
final class Outsider {
    static final MailAddress SAULX = new MailAddress("cabinet@saulx.mssante.fr");
    static final Leaf.Subject SUBJECT =
            new Leaf.Subject("Meuse (55)", "CABINET DE SAULX", new StructureId("1550000077"), "cabinet");
    private static final Issued SIGN =
            Rehearsal.Keys.PKI.issue(Leaf.signing(SUBJECT).bound(SAULX));
    private static final Issued ENC =
            Rehearsal.Keys.PKI.issue(Leaf.encryption(SUBJECT).bound(SAULX));

    final Organisation organisation;
    private final MailAddress address;
    private final MailAddress to;
    private final Issued reader;
    private final InstantSource clock;
    private final SeededRandom random;
    private final Issued signing;
    private final Issued reading;
    private final Origin origin;
    private final SealedLetters letters;
    private @Nullable Sha256 card;

    /** A sealed letter and its id. */
    record Sent(byte[] mail, Sha256 letter) {}

    private Outsider(
            MailAddress address,
            MailAddress to,
            Organisation organisation,
            Issued signing,
            Issued reading,
            Path spool,
            InstantSource clock,
            long seed) {
        this.signing = signing;
        this.reading = reading;
        Keyring keyring = Keyring.of(signing.identity(), List.of(reading.decryptionKey()));
        this.address = address;
        this.organisation = organisation;
        this.clock = clock;
        this.to = to;
        this.reader = to.equals(Rehearsal.LINE) ? Rehearsal.Keys.HOSPITAL_ENC : Rehearsal.Keys.PRACTICE_ENC;
        this.random = new SeededRandom(seed);
        this.origin = new Origin(Id.random(random), Id.random(random));
        this.letters = Scribe.letters(keyring, spool, random, hospital -> Set.of(Rehearsal.LINE));
    }

    /** A third practice. */
    static Outsider practice(Path spool, InstantSource clock, long seed) {
        return practice(SIGN, ENC, spool, clock, seed);
    }

    /** The same with other keys. */
    static Outsider practice(Issued signing, Issued reading, Path spool, InstantSource clock, long seed) {
        var organisation = new Organisation(SUBJECT.structure(), "Cabinet de Saulx", null);
        return new Outsider(SAULX, Rehearsal.LINE, organisation, signing, reading, spool, clock, seed);
    }

    /** The hospital's own keys in the hands of other software. */
    static Outsider keeper(Path spool, InstantSource clock, long seed) {
        var hospital = new Organisation(Rehearsal.Keys.HOPITAL.structure(), "CH d'Exemple", null);
        return new Outsider(
                Rehearsal.LINE,
                Rehearsal.PRACTICE,
                hospital,
                Rehearsal.Keys.HOSPITAL_SIGN,
                Rehearsal.Keys.HOSPITAL_ENC,
                spool,
                clock,
                seed);
    }

    /** The third practice, which writes to the rehearsal's. */
    static Outsider neighbour(Path spool, InstantSource clock, long seed) {
        var organisation = new Organisation(SUBJECT.structure(), "Cabinet de Saulx", null);
        return new Outsider(SAULX, Rehearsal.PRACTICE, organisation, SIGN, ENC, spool, clock, seed);
    }

    /** The rehearsal's practice learns its card. */
    void introduceToPractice(Rehearsal houses) {
        houses.introduce(houses.practice, address, organisation, signing, reading);
    }

    /** The hospital learns the third practice's card. */
    void introduce(Rehearsal houses) {
        card = houses.introduce(houses.hospital, address, organisation, signing, reading);
    }

    /** The hash of its own card. */
    Sha256 card() {
        return java.util.Objects.requireNonNull(card);
    }

    Id newId() {
        return Id.random(random);
    }

    /** A letter that takes no step. */
    ForgedLetter draft(Id exchange, long seq, Sha256 card) {
        return new ForgedLetter(exchange, newId(), seq, card, organisation);
    }

    /** An honest request with one cleaned picture. */
    ForgedLetter request(Sha256 card) {
        ForgedLetter letter = draft(newId(), 1, card);
        return attach(letter.step("request", AvisContent.request()), Pictures.clean());
    }

    /** Writes one document over whatever was attached. */
    ForgedLetter attach(ForgedLetter letter, byte[] octets) {
        var document =
                new Document(newId(), "dermoscopic", "image/jpeg", octets.length, Sha256.hash(octets), "Avant-bras");
        letter.documents.clear();
        letter.documents.put(document.id(), octets);
        letter.content = letter.content.with("documents", Json.array(List.of(document.write())));
        return letter;
    }

    Sent seal(ForgedLetter letter) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var head = new Letter.Head(
                address,
                List.of(new Addressee(to, List.of(reader.certificate()))),
                now,
                newId() + "@" + address.domain(),
                List.of(),
                "Échange médical sécurisé");
        var mail = new ByteArrayOutputStream();
        var sealed = letters.seal(
                new Letter(head, letter.envelope(origin, to), letter.saying(now), List.of()),
                document -> new ByteArrayInputStream(letter.documents.get(document)),
                mail);
        return new Sent(mail.toByteArray(), sealed.letter());
    }

    /** How many earlier letters a letter to us proves. */
    int proven(byte[] mail) {
        try (OpenedMail opened = letters.open(new ByteArrayInputStream(mail), address, clock.instant())) {
            return ((OpenedMail.ALetter) opened)
                    .letter()
                    .envelope()
                    .recipient(address)
                    .flatMap(Envelope.Recipient::findProof)
                    .map(proof -> proof.letters().size())
                    .orElse(0);
        } catch (Exception unclosable) {
            throw new AssertionError(unclosable);
        }
    }

    /** The receipt in a mail, when it is one for us. */
    Optional<Receipt> receipt(byte[] mail) {
        try (OpenedMail opened = letters.open(new ByteArrayInputStream(mail), address, clock.instant())) {
            return opened instanceof OpenedMail.AReceipt receipt ? Optional.of(receipt.receipt()) : Optional.empty();
        } catch (Exception unclosable) {
            throw new AssertionError(unclosable);
        }
    }
}
