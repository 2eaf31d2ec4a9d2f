package org.passerelle.specs.fuzz.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.canon.Sha256;
import org.passerelle.letter.SealedLetters;
import org.passerelle.letter.Sealing;
import org.passerelle.party.MailAddress;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.port.trust.Identity;
import org.passerelle.port.trust.Keyring;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.Opened;
import org.passerelle.seal.Opener;
import org.passerelle.seal.certificate.Acceptance;
import org.passerelle.seal.pki.Pem;
import org.passerelle.specs.fuzz.Seeds;

/** The corpus's hospital, which knows what was really sealed for it: nothing else may ever come out of a mail. */
final class Mailbox {
    static final MailAddress HOSPITAL = MailAddress.of("dermatologie@ch-barleduc.mssante.example");

    private static final Instant ARRIVED = Instant.parse("2026-11-20T14:31:00Z");
    private static final Path SPOOLS = Path.of("target", "fuzz", "spools");

    private final OpenContext context;
    private final Opener opener;
    private final SealedLetters letters;
    private final Set<Sha256> sealed = new HashSet<>();

    Mailbox() throws IOException {
        Files.createDirectories(SPOOLS);
        TrustAnchors anchors = TrustAnchors.of(Pem.certificates(pem("anchors.pem")), List.of());
        var signing =
                new Identity(Pem.key(pem("hospital-sign.key.pem")), Pem.certificates(pem("hospital-sign.cert.pem")));
        var keyring = Keyring.of(signing, List.of(decryption("hospital"), decryption("hospital-ec")));
        context = OpenContext.strict(keyring, Set.of(HOSPITAL), anchors, ARRIVED)
                .with(Acceptance.of(Set.of(Check.TAG, Check.REVOCATION)));
        opener = new Opener(SPOOLS, random());
        letters = new SealedLetters(
                new Sealing(keyring::signing, random()),
                new SealedLetters.Software("corpus.example; Passerelle", Map.of()),
                opener,
                (mailbox, arrivedAt) -> context);
        for (byte[] letter : Seeds.letters()) {
            try (Opened opened = opener.open(new ByteArrayInputStream(letter), context)) {
                if (opened.verdict().readable()) {
                    sealed.add(content(opened));
                }
            }
        }
    }

    /** Whether the mail is refused, or says what was sealed. */
    boolean opensOnlyWhatWasSealed(byte[] mail) throws IOException {
        try (Opened opened = opener.open(new ByteArrayInputStream(mail), context)) {
            return !opened.verdict().readable() || sealed.contains(content(opened));
        }
    }

    /** Takes the mail as a node does. */
    OpenedMail take(byte[] mail) {
        return letters.open(new ByteArrayInputStream(mail), HOSPITAL, ARRIVED);
    }

    /** Takes the mail as an ordinary one. */
    OpenedMail takeInClear(byte[] mail) {
        return letters.openClear(new ByteArrayInputStream(mail), HOSPITAL);
    }

    /** How many letters are known. */
    int known() {
        return sealed.size();
    }

    private static Sha256 content(Opened opened) throws IOException {
        try (var payload = opened.payload()) {
            return Sha256.hash(payload.readAllBytes());
        }
    }

    private static DecryptionKey decryption(String who) throws IOException {
        return new DecryptionKey(
                Pem.key(pem(who + ".key.pem")),
                Pem.certificates(pem(who + ".cert.pem")).get(0));
    }

    static String pem(String file) throws IOException {
        return Files.readString(Seeds.CORPUS.resolve("pki").resolve(file), StandardCharsets.US_ASCII);
    }

    /** Fixed, so that a finding can be had again. */
    static SecureRandom random() {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(7);
            return random;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
