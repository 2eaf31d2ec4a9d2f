package org.passerelle.seal.interop;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;
import org.passerelle.port.trust.Keyring;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.Opened;
import org.passerelle.seal.Opener;
import org.passerelle.seal.Purpose;
import org.passerelle.seal.SealOrder;
import org.passerelle.seal.Sealer;
import org.passerelle.seal.certificate.Acceptance;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.pki.TestPki;
import org.passerelle.seal.suite.Suite;

/** A practice and a hospital whose certificates are valid today: most other software knows no other day. */
final class Today {
    static final MailAddress PRACTICE = MailAddress.of("cabinet.barrois@medecin.mssante.test");
    static final MailAddress HOSPITAL = MailAddress.of("dermatologie@ch-barleduc.mssante.test");
    static final String PASSWORD = "changeit";
    static final String PAYLOAD = "From: " + PRACTICE.value() + "\r\nContent-Type: text/plain; charset=\"utf-8\"\r\n"
            + "Content-Transfer-Encoding: 8bit\r\n\r\nUne lésion pigmentée à montrer.\r\n";

    private static final Leaf.Subject BARROIS =
            new Leaf.Subject("Meuse (55)", "CABINET DU BARROIS", new StructureId("1550000012"), "CABINET");
    private static final Leaf.Subject SECOND =
            new Leaf.Subject("Meuse (55)", "CABINET DU BARROIS", new StructureId("1550000012"), "CABINET P256");
    private static final Leaf.Subject BAR =
            new Leaf.Subject("Meuse (55)", "CH DE BAR-LE-DUC", new StructureId("1550000020"), "DERMATOLOGIE");

    final TestPki pki = new TestPki(new SecureRandom(), InstantSource.system());
    final Issued signRsa = pki.issue(Leaf.signing(BARROIS).bound(PRACTICE));
    /** Of another subject: NSS knows certificates by theirs. */
    final Issued signP256 = pki.issue(Leaf.signing(SECOND).bound(PRACTICE).elliptic(256));

    final Issued recipient = pki.issue(Leaf.encryption(BAR).bound(HOSPITAL));

    byte[] seal(Issued signer, Suite suite) {
        var order = new SealOrder(
                Purpose.LETTER,
                PRACTICE,
                List.of(new SealOrder.Recipient(HOSPITAL, List.of(recipient.certificate()), suite)),
                SealOrder.Headers.of("<0123456789abcdef0123456789abcdef@mssante.test>"),
                Instant.now());
        var mail = new ByteArrayOutputStream();
        try {
            new Sealer(new SecureRandom())
                    .seal(order, signer.identity(), out -> out.write(PAYLOAD.getBytes(StandardCharsets.UTF_8)), mail);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return mail.toByteArray();
    }

    /** Opens a letter of other software. */
    Opened open(byte[] mail, Path spool) throws IOException {
        var keyring = Keyring.of(signRsa.identity(), List.of(recipient.decryptionKey()));
        var context = OpenContext.strict(
                        keyring, Set.of(HOSPITAL), pki.anchors(), Instant.now().plusSeconds(5))
                .with(Acceptance.unbound());
        return new Opener(spool, new SecureRandom()).open(new ByteArrayInputStream(mail), context);
    }

    /** Writes anchors, and each key with its certificate as a PKCS#12 file in the older encryption that everybody reads. */
    void give(Tool tool) {
        tool.write("root.pem", Pem.write(pki.root()));
        tool.write("authority.pem", Pem.write(pki.organisations()));
        give(tool, "signer", signRsa);
        give(tool, "elliptic", signP256);
        give(tool, "recipient", recipient);
    }

    private static void give(Tool tool, String name, Issued issued) {
        tool.write(name + ".key", Pem.writeKey(issued.key()));
        tool.write(name + ".pem", Pem.write(issued.certificate()));
        tool.must(("openssl pkcs12 -export -name " + name + " -in " + name + ".pem -inkey " + name + ".key -out " + name
                        + ".p12 -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1 -passout pass:" + PASSWORD)
                .split(" "));
    }

    /** The CMS that a mail's or an entity's body is. */
    static byte[] cms(byte[] entity) {
        String text = new String(entity, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        return Base64.getMimeDecoder().decode(text.substring(text.indexOf("\n\n") + 2));
    }

    /** A CMS as the body of an entity, of a mail with its addresses. */
    static byte[] mail(String kind, byte[] cms) {
        return ("From: " + PRACTICE.value() + "\r\nTo: " + HOSPITAL.value() + "\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: application/pkcs7-mime; smime-type=" + kind
                        + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(cms) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
