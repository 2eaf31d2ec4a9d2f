package org.passerelle.node;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.SeededRandom;
import org.passerelle.letter.SealedLetters;
import org.passerelle.letter.Sealing;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.PartyJson;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.Envelope;
import org.passerelle.port.letter.Letter;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.letter.Saying;
import org.passerelle.port.trust.Keyring;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.Opener;
import org.passerelle.seal.certificate.AddressBindings;
import org.passerelle.seal.pki.Issued;

/** Writes well-sealed letters that no node of ours would write. */
final class Scribe {
    private final Path spool;
    private final Issued signer;
    private final MailAddress from;
    private final Instant now;

    /** @param spool an empty folder */
    Scribe(Path spool, Issued signer, MailAddress from, Instant now) {
        this.spool = spool;
        this.signer = signer;
        this.from = from;
        this.now = now;
    }

    /** A letter and its id. */
    record Written(byte[] mail, Sha256 id) {}

    /** A letter that takes no step. */
    Written write(Issued reader, Envelope envelope) {
        return seal(new Letter(head(reader, envelope), envelope, null, List.of()), null);
    }

    /** Another's request to the hospital, rewritten in this one's name. */
    byte[] rewrite(byte[] request, UnaryOperator<Envelope> change, UnaryOperator<Organisation> organisation) {
        Issued hospital = Rehearsal.Keys.HOSPITAL_ENC;
        try (var opened =
                (OpenedMail.ALetter) letters(hospital).open(new ByteArrayInputStream(request), Rehearsal.LINE, now)) {
            OpenedMail.OpenedLetter letter = opened.letter();
            Envelope envelope = change.apply(letter.envelope());
            OpenedMail.Said said = letter.said().orElseThrow();
            var pathway = Pathways.shipped().get(envelope.pathway());
            var step = envelope.findStep().orElseThrow();
            var saying = new Saying(
                    envelope.exchange(),
                    pathway,
                    pathway.step(step.name()),
                    step.id(),
                    said.actor(),
                    organisation.apply(said.organisation()),
                    PartyJson.patient(said.content().object("patient")),
                    said.content(),
                    now,
                    null,
                    null);
            return seal(new Letter(head(hospital, envelope), envelope, saying, List.of()), letter)
                    .mail();
        }
    }

    /** The one recipient's place in the stream, rewritten. */
    static Envelope to(Envelope envelope, UnaryOperator<Envelope.Recipient> change) {
        return new Envelope(
                envelope.exchange(),
                envelope.pathway(),
                envelope.keeper(),
                envelope.epoch(),
                envelope.ledger(),
                envelope.to().stream().map(change).toList(),
                envelope.step(),
                envelope.events(),
                envelope.head(),
                envelope.voided());
    }

    private Letter.Head head(Issued reader, Envelope envelope) {
        return new Letter.Head(
                from,
                envelope.to().stream()
                        .map(one -> new Addressee(one.address(), List.of(reader.certificate())))
                        .toList(),
                now,
                "scribe" + envelope.to().get(0).seq() + "@" + from.domain(),
                List.of(),
                "Échange médical sécurisé");
    }

    private Written seal(Letter letter, OpenedMail.@org.jspecify.annotations.Nullable OpenedLetter source) {
        var mail = new ByteArrayOutputStream();
        var sealed = letters(signer)
                .seal(
                        letter,
                        document -> {
                            if (source == null) {
                                throw new AssertionError("a letter without documents");
                            }
                            return source.document(document);
                        },
                        mail);
        return new Written(mail.toByteArray(), sealed.letter());
    }

    private SealedLetters letters(Issued key) {
        var keyring = Keyring.of(signer.identity(), List.of(key.decryptionKey()));
        return letters(keyring, spool, new SeededRandom(99), AddressBindings.none());
    }

    /** Software that is none of ours. */
    static SealedLetters letters(Keyring keyring, Path spool, SecureRandom random, AddressBindings bindings) {
        return new SealedLetters(
                new Sealing(keyring::signing, random),
                new SealedLetters.Software("scribe.test; Scribe 1", Map.of()),
                new Opener(spool, random),
                (mailbox, at) -> OpenContext.strict(keyring, Set.of(mailbox), Rehearsal.anchors(), at)
                        .with(bindings));
    }
}
