package org.passerelle.specs.corpus;

import static org.passerelle.specs.corpus.Case.taken;
import static org.passerelle.specs.corpus.SignedForge.ascii;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.port.trust.Check;
import org.passerelle.seal.Purpose;
import org.passerelle.seal.SealOrder;
import org.passerelle.seal.Sealer;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.suite.Suite;
import org.passerelle.specs.corpus.Case.Setting;

/** Letters that must be taken, so that nobody passes by refusing everything. */
final class GoodLetters {
    private final Mails mails;
    private final People people;

    GoodLetters(Mails mails) {
        this.mails = mails;
        people = mails.people();
    }

    List<Case> all() {
        String from = People.PRACTICE.value();
        Setting lenient = Setting.HOSPITAL.without(Check.TAG, Check.REVOCATION);
        byte[] payload = Mails.payload(People.PRACTICE);
        SignedForge signed = mails.signed();
        return List.of(
                taken("good-gcm", from, "A letter as this software writes it.", sealed(Suite.GCM, people.hospital)),
                taken(
                                "good-compatible",
                                from,
                                "A letter in the compatible suite, from who may leave the tag out.",
                                sealed(Suite.COMPATIBLE, people.hospital))
                        .in(lenient),
                taken("good-ecdh", from, "A letter to an elliptic-curve key.", sealed(Suite.GCM, people.hospitalEc))
                        .in(Setting.HOSPITAL.openedBy("hospital-ec")),
                taken(
                        "good-put-together",
                        from,
                        "The letter from which each fault departs in one place.",
                        mails.letter()),
                taken(
                        "good-multipart-signed",
                        from,
                        "The signature stands beside its content.",
                        mails.envelope(SignatureFaults.detached(payload, signed.cms(null, signed.info())))
                                .mail(Mails.headers())),
                taken(
                        "good-wrapped",
                        from,
                        "The payload is a whole message/rfc822, whose headers are the protected ones (RFC 8551 §3.1).",
                        mails.sealed(mails.signed(
                                        people.practice,
                                        ascii("Content-Type: message/rfc822\r\n\r\n" + Mails.text(payload)))
                                .cms())),
                taken(
                        "good-draft-protection",
                        from,
                        "Headers protected as before RFC 9788, with protected-headers=\"v1\".",
                        mails.sealed(mails.signed(
                                        people.practice,
                                        ascii(Mails.text(payload).replace("hp=\"cipher\"", "protected-headers=\"v1\"")))
                                .cms())));
    }

    /** Fifty small letters in AES-CBC, each with its own text, every other in binary, for who changes them bit by bit. */
    List<byte[]> fifty() {
        List<byte[]> letters = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            byte[] payload = ascii(Mails.text(Mails.payload(People.PRACTICE)) + "Lettre " + i + " sur 50.\r\n");
            SignedForge signed = mails.signed(people.practice, payload);
            byte[] entity = i % 2 == 0 ? SignedForge.entity(signed.cms()) : SignedForge.binaryEntity(signed.cms());
            letters.add(EnvelopeForge.cbc(people.random, entity, people.hospital.certificate())
                    .mail(EnvelopeFaults.compatible()));
        }
        return letters;
    }

    private byte[] sealed(Suite suite, Issued reader) {
        var order = new SealOrder(
                Purpose.LETTER,
                People.PRACTICE,
                List.of(new SealOrder.Recipient(People.HOSPITAL, List.of(reader.certificate()))),
                SealOrder.Headers.of("<0123456789abcdef0123456789abcdef@medecin.mssante.example>"),
                People.SIGNED,
                suite);
        var mail = new ByteArrayOutputStream();
        try {
            new Sealer(people.random)
                    .seal(order, people.practice.identity(), out -> out.write(Mails.payload(People.PRACTICE)), mail);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return mail.toByteArray();
    }
}
