package org.passerelle.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;
import org.passerelle.port.trust.Keyring;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;

/** A practice that writes and a hospital that reads, with keys made once from one seed. */
final class Scene {
    static final Instant NOW = Instant.parse("2026-11-20T14:30:00Z");
    static final MailAddress PRACTICE = MailAddress.of("cabinet.barrois@medecin.mssante.test");
    static final MailAddress HOSPITAL = MailAddress.of("dermatologie@ch-barleduc.mssante.test");
    static final MailAddress CITY = MailAddress.of("dr.second@medecin.mssante.test");

    static final byte[] PAYLOAD = payload(PRACTICE, "hp=\"cipher\"; ");
    static final Scene SHARED = new Scene(1);

    final TestPki pki;
    final Issued practiceSign;
    final Issued practiceEnc;
    final Issued hospitalSign;
    final Issued hospitalEnc;
    final Issued cityEnc;
    final Issued unboundSign;

    Scene(long seed) {
        pki = new TestPki(seeded(seed), InstantSource.fixed(NOW));
        practiceSign = pki.issue(Leaf.signing(practice()).bound(PRACTICE));
        practiceEnc = pki.issue(Leaf.encryption(practice()));
        hospitalSign = pki.issue(Leaf.signing(hospital()).bound(HOSPITAL));
        hospitalEnc = pki.issue(Leaf.encryption(hospital()));
        cityEnc = pki.issue(Leaf.encryption(practice()));
        unboundSign = pki.issue(Leaf.signing(practice()));
    }

    static Leaf.Subject practice() {
        return new Leaf.Subject("Meuse (55)", "CABINET DU BARROIS", new StructureId("1550000012"), "SCEAU CABINET");
    }

    static Leaf.Subject hospital() {
        return new Leaf.Subject("Meuse (55)", "CH DE BAR-LE-DUC", new StructureId("1550000020"), "DERMATOLOGIE");
    }

    static SecureRandom seeded(long seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    static byte[] payload(MailAddress from, String protection) {
        return ("From: " + from.value() + "\r\nTo: " + HOSPITAL.value() + "\r\nContent-Type: text/plain; " + protection
                        + "charset=\"utf-8\"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                        + "Une lésion pigmentée à montrer.\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    SealOrder order(Issued... certificates) {
        return order(Purpose.LETTER, NOW, certificates);
    }

    SealOrder order(Purpose purpose, Instant signingTime, Issued... certificates) {
        var recipient = new SealOrder.Recipient(
                HOSPITAL,
                List.of(certificates).stream().map(Issued::certificate).toList());
        return new SealOrder(
                purpose,
                PRACTICE,
                List.of(recipient),
                SealOrder.Headers.of("<0123456789abcdef0123456789abcdef@mssante.test>"),
                signingTime);
    }

    byte[] seal(SealOrder order, Issued signer, byte[] payload) {
        var mail = new ByteArrayOutputStream();
        try {
            new Sealer(seeded(7)).seal(order, signer.identity(), out -> out.write(payload), mail);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return mail.toByteArray();
    }

    byte[] letter() {
        return seal(order(hospitalEnc), practiceSign, PAYLOAD);
    }

    OpenContext hospitalContext() {
        return context(pki.anchors());
    }

    OpenContext context(TrustAnchors anchors) {
        var keyring = Keyring.of(hospitalSign.identity(), List.of(hospitalEnc.decryptionKey()));
        return OpenContext.strict(keyring, Set.of(HOSPITAL), anchors, NOW.plusSeconds(60));
    }

    static Opened open(byte[] mail, OpenContext context) {
        try {
            return new Opener(Path.of(System.getProperty("java.io.tmpdir")), seeded(3))
                    .open(new ByteArrayInputStream(mail), context);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The code under which a mail is refused or only shown, or {@code accepted}. */
    static String outcome(byte[] mail, OpenContext context) {
        try (Opened opened = open(mail, context)) {
            return opened.verdict().refusal().map(code -> code.code()).orElse("accepted");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
