package org.passerelle.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.passerelle.letter.SealedLetters;
import org.passerelle.letter.Sealing;
import org.passerelle.letter.WitnessReceipts;
import org.passerelle.party.MailAddress;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.trust.Keyring;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.frame.MalformedFrame;
import org.passerelle.seal.pki.Pem;

/**
 * Hands every file of two folders of malformed octets to every reader that their kind could reach, and prints what became of each
 * and how long it took; run by {@link MalformedCorporaTest} in a heap of its own.
 */
final class MalformedCorpora {
    private static final String MAIL =
            "From: cabinet.barrois@medecin.mssante.test\r\nTo: dermatologie@ch-barleduc.mssante.test\r\n"
                    + "MIME-Version: 1.0\r\nContent-Type: application/pkcs7-mime; name=\"smime.p7m\"\r\nContent-Transfer-Encoding: ";

    /** One way in. */
    @FunctionalInterface
    private interface Entrance {
        String open(byte[] octets) throws IOException;
    }

    private final Scene scene = Scene.SHARED;
    private final SealedLetters letters;
    private final String headers = Forge.headers(scene.letter());

    private MalformedCorpora(Path spools) {
        Keyring keyring = scene.hospitalContext().keyring();
        letters = new SealedLetters(
                new Sealing(keyring::signing, Scene.seeded(7)),
                new SealedLetters.Software("passerelle.test; Passerelle", Map.of()),
                new Opener(spools, Scene.seeded(3)),
                (mailbox, at) -> OpenContext.strict(keyring, Set.of(mailbox), scene.pki.anchors(), at));
    }

    /** @param arguments the folder of CMS structures, that of mails, and one for spools */
    public static void main(String[] arguments) throws IOException {
        var corpora = new MalformedCorpora(Path.of(arguments[2]));
        corpora.letters.open(new ByteArrayInputStream(corpora.scene.letter()), Scene.HOSPITAL, Scene.NOW);
        corpora.openAll(Path.of(arguments[0]), corpora.cmsEntrances());
        corpora.openAll(Path.of(arguments[1]), corpora.mimeEntrances());
    }

    private Map<String, Entrance> cmsEntrances() {
        Map<String, Entrance> all = new LinkedHashMap<>();
        all.put("mail", cms -> mail(base64Mail(cms), Scene.HOSPITAL));
        all.put("binary-mail", cms -> mail(concat(MAIL + "binary\r\n\r\n", cms), Scene.HOSPITAL));
        all.put("inside", cms -> mail(Forge.encrypt(headers, Forge.entity(cms), scene.hospitalEnc), Scene.HOSPITAL));
        all.put("receipt", cms -> mail(receipt(cms), Scene.HOSPITAL));
        all.put("witness", cms -> refused(() -> new WitnessReceipts(scene.pki.anchors()).open(receipt(cms))));
        all.put(
                "card",
                cms -> DocumentSeal.cards()
                        .open(cms, scene.pki.anchors(), Optional.of(Scene.NOW))
                        .verdict()
                        .refusal()
                        .map(code -> code.code())
                        .orElse("taken"));
        all.put(
                "endorsement",
                cms -> refused(() -> new EndorsementSeal(scene.pki.anchors()).open(cms, Optional.of(Scene.NOW))));
        all.put("certificate", cms -> refused(() -> Certificates.parse(cms)));
        all.put("certificate-file", cms -> refused(() -> Pem.certificates(pem("CERTIFICATE", cms))));
        all.put("list-file", cms -> refused(() -> Pem.crls(pem("X509 CRL", cms))));
        return all;
    }

    private Map<String, Entrance> mimeEntrances() {
        Map<String, Entrance> all = new LinkedHashMap<>();
        all.put("mail", mime -> mail(mime, Scene.HOSPITAL));
        all.put("inside", mime -> mail(Forge.encrypt(headers, mime, scene.hospitalEnc), Scene.HOSPITAL));
        all.put("payload", mime -> mail(Forge.letter(scene, scene.practiceSign, mime), Scene.HOSPITAL));
        all.put(
                "part",
                mime -> mail(Forge.letter(scene, scene.practiceSign, parts("mixed; hp=cipher", mime)), Scene.HOSPITAL));
        all.put("receipt", mime -> mail(signedReceipt(parts("report; hp=clear", mime)), Scene.HOSPITAL));
        return all;
    }

    private void openAll(Path folder, Map<String, Entrance> entrances) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        var threads = ManagementFactory.getThreadMXBean();
        for (Path file : files) {
            byte[] octets = Files.readAllBytes(file);
            for (Map.Entry<String, Entrance> entrance : entrances.entrySet()) {
                long before = threads.getCurrentThreadCpuTime();
                String outcome = entrance.getValue().open(octets);
                long millis = (threads.getCurrentThreadCpuTime() - before) / 1_000_000;
                System.out.println(folder.getFileName() + "/"
                        + folder.relativize(file).toString().replace(' ', '_') + " " + entrance.getKey() + " " + outcome
                        + " " + millis);
            }
        }
    }

    private String mail(byte[] mail, MailAddress mailbox) {
        try (OpenedMail opened = letters.open(new ByteArrayInputStream(mail), mailbox, Scene.NOW)) {
            if (opened instanceof OpenedMail.Denied denied) {
                return denied.why().code().code();
            }
            return opened instanceof OpenedMail.Foreign ? "foreign" : "taken";
        }
    }

    /** What the reader answers: a refusal's code, or that it reads. */
    private static String refused(Runnable reading) {
        try {
            reading.run();
            return "read";
        } catch (Refused refused) {
            return refused.code().code();
        } catch (MalformedFrame malformed) {
            return "malformed";
        }
    }

    private static byte[] base64Mail(byte[] cms) {
        return concat(MAIL + "base64\r\n\r\n", Base64.getMimeEncoder().encode(cms));
    }

    private static byte[] receipt(byte[] signature) {
        return ("From: cabinet.barrois@medecin.mssante.test\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=b\r\n\r\n"
                        + "--b\r\nContent-Type: multipart/report; hp=\"clear\"; boundary=c\r\n"
                        + "From: cabinet.barrois@medecin.mssante.test\r\n\r\n--c\r\n"
                        + "Content-Type: application/vnd.passerelle.receipt+json\r\n\r\n{}\r\n--c--\r\n"
                        + "\r\n--b\r\nContent-Type: application/pkcs7-signature\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(signature) + "\r\n--b--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A receipt that holds: what is malformed in it comes from a believed signer. */
    private byte[] signedReceipt(byte[] part) {
        return new ReceiptSeal(Scene.seeded(5))
                .sign(scene.order(Purpose.RECEIPT, Scene.NOW, scene.hospitalEnc), scene.practiceSign.identity(), part)
                .mail();
    }

    /** Under good headers, a part that is malformed and one that could be a receipt's. */
    private static byte[] parts(String kind, byte[] mime) {
        byte[] head = concat(
                "From: " + Scene.PRACTICE.value() + "\r\nTo: " + Scene.HOSPITAL.value()
                        + "\r\nMessage-ID: <a@b.test>\r\nContent-Type: multipart/"
                        + kind + "; boundary=outermost\r\n\r\n--outermost\r\n",
                mime);
        String tail = "\r\n--outermost\r\nContent-Type: application/vnd.passerelle.receipt+json\r\n\r\n{}"
                + "\r\n--outermost--\r\n";
        return concat(new String(head, StandardCharsets.ISO_8859_1), tail.getBytes(StandardCharsets.US_ASCII));
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind
                + "-----\n";
    }

    private static byte[] concat(String head, byte[] rest) {
        var both = new ByteArrayOutputStream();
        both.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        both.writeBytes(rest);
        return both.toByteArray();
    }
}
