package org.passerelle.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.CheckResult;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.certificate.CertificateName;
import org.passerelle.seal.certificate.SignedRecipient;
import org.passerelle.seal.frame.Base64Input;
import org.passerelle.seal.frame.HeaderBlock;
import org.passerelle.seal.frame.MediaType;
import org.passerelle.seal.frame.OpenLimits;
import org.passerelle.seal.frame.Spool;
import org.passerelle.seal.frame.SpoolMemory;

/** One letter on its way through the checks of WIRE §3, in their order. */
final class LetterOpening {
    private static final Set<Check> CHECKS = EnumSet.range(Check.WELL_FORMED, Check.RECIPIENTS);
    /** What mail programs wrote before RFC 9788. */
    private static final String DRAFT_PROTECTION = "v1";

    /**
     * What opening needs of the machine.
     *
     * @param spoolFolder where decrypted octets wait, encrypted
     * @param random the source of the spools' keys, and of the keys that stand for unreadable ones
     * @param memory what they wait in before there is a file
     * @param expected what it may have been signed for
     */
    record Means(Path spoolFolder, SecureRandom random, SpoolMemory memory, Set<Purpose> expected) {
        Spool spool() throws IOException {
            return new Spool(spoolFolder, random, memory);
        }
    }

    private final OpenContext context;
    private final OpenLimits limits;
    private final Means means;
    private final InputStream mail;
    private final Judgement judgement = new Judgement(CHECKS);
    private final SignerJudge signer;
    private @Nullable HeaderBlock outer;
    private @Nullable EnvelopeReader envelope;
    private SignedReader.@Nullable Signed signed;
    private @Nullable RuntimeException unreadable;
    private @Nullable Spool payload;
    private @Nullable HeaderBlock protectedHeaders;
    private @Nullable FromJudge from;

    LetterOpening(InputStream mail, OpenContext context, OpenLimits limits, Means means) {
        this.mail = mail;
        this.context = context;
        this.limits = limits;
        this.means = means;
        this.signer = SignerJudge.of(context, means.expected(), judgement);
    }

    Opened open() throws IOException {
        boolean given = false;
        try {
            judge();
            var verdict = judgement.verdict();
            boolean readable = verdict.readable();
            var opened = new Opened(
                    verdict,
                    readable ? signer.recipients().orElse(List.of()) : List.of(),
                    new Opened.Crypto(algorithms(), readable ? signer.reads() : Optional.empty(), signer.signedFor()),
                    claimed(),
                    readable ? payload : null);
            given = readable;
            return opened;
        } finally {
            if (!given) {
                close(payload);
            }
        }
    }

    /** The judged From, else the outer one as it stands there. */
    private @Nullable MailAddress claimed() {
        MailAddress judged = from == null ? null : from.claimed();
        return judged == null ? FromJudge.unverified(outer).orElse(null) : judged;
    }

    private void judge() throws IOException {
        judgement.check(Check.WELL_FORMED, this::readOuterHeaders);
        judgement.check(Check.ROOT_PART, this::enterRootPart);
        judgement.check(Check.DECRYPTS, this::decrypt);
        judgement.check(Check.TAG, this::tag);
        signer.judge(this::readSigned);
        judgement.check(Check.TAG, this::vouched);
        judgement.check(Check.HEADER_PROTECTION, this::headerProtection);
        judgement.check(Check.FROM, () -> judgeFrom(known(outer)));
        judgement.check(Check.ADDRESSED, this::addressed);
        judgement.check(Check.RECIPIENTS, this::recipients);
    }

    private CheckResult readOuterHeaders() throws IOException {
        outer = HeaderBlock.read(mail, limits.headers());
        return CheckResult.passed();
    }

    private CheckResult enterRootPart() throws IOException {
        MediaType type = MediaType.of(known(outer));
        String kind = type.parameter("smime-type");
        if (!type.isPkcs7Mime()) {
            throw Refusal.of(SealRefusal.ROOT_PART).refused();
        }
        envelope = new EnvelopeReader(body(known(outer), mail), limits);
        envelope.readHead();
        String said = envelope.isAuthenticated() ? "authEnveloped-data" : "enveloped-data";
        return SignerJudge.passedIf(kind.isEmpty() || kind.equalsIgnoreCase(said), SealRefusal.ROOT_PART);
    }

    /** In one pass, down to the signature's frame. What cannot be read there waits for the tag, the graver fault. */
    private CheckResult decrypt() throws IOException {
        var key = known(envelope).contentKey(context.keyring().decryption(), means.random());
        payload = means.spool();
        try (InputStream plain = known(envelope).plain(key)) {
            try {
                signed = new SignedEntity(limits).read(plain, payload);
            } catch (RuntimeException notSigned) {
                unreadable = notSigned;
            }
            plain.transferTo(OutputStream.nullOutputStream());
        }
        return CheckResult.passed();
    }

    private CheckResult tag() {
        known(envelope).requireWhole();
        return CheckResult.passed();
    }

    /** Without a tag, nothing but the signature over all of it vouches for the content: whether that is enough is the signer's. */
    private CheckResult vouched() {
        return known(envelope).isAuthenticated() ? CheckResult.passed() : signer.absent(Check.TAG);
    }

    private SignedReader.Signed readSigned() {
        if (unreadable != null) {
            throw unreadable;
        }
        return known(signed);
    }

    private List<String> algorithms() {
        List<String> names = new ArrayList<>();
        if (envelope != null) {
            names.addAll(envelope.algorithms());
        }
        signer.algorithm().ifPresent(names::add);
        return names;
    }

    private CheckResult headerProtection() throws IOException {
        InputStream in = known(payload).reader();
        HeaderBlock headers = HeaderBlock.read(in, limits.headers());
        MediaType type = MediaType.of(headers);
        String protection = type.parameter("hp");
        if (type.type().equals("message/rfc822")) {
            // RFC 8551 §3.1: the wrapped message's headers are the protected ones.
            protectedHeaders = HeaderBlock.read(in, limits.headers());
            return CheckResult.passed();
        }
        if (protection.isEmpty() && !type.parameter("protected-headers").equals(DRAFT_PROTECTION)) {
            return signer.absent(Check.HEADER_PROTECTION);
        }
        protectedHeaders = headers;
        return SignerJudge.passedIf(protection.isEmpty() || protection.equals("cipher"), SealRefusal.HEADER_PROTECTION);
    }

    private CheckResult judgeFrom(HeaderBlock outside) {
        from = new FromJudge(context, outside);
        return from.judge(protectedHeaders, signer);
    }

    private CheckResult addressed() {
        DecryptionKey key = known(envelope).key().orElseThrow();
        Optional<List<SignedRecipient>> recipients = signer.recipients();
        if (recipients.isEmpty()) {
            return signer.absent(Check.ADDRESSED);
        }
        boolean ours = recipients.get().stream()
                .anyMatch(recipient -> context.ours().contains(recipient.address())
                        && recipient.equals(SignedRecipient.of(recipient.address(), key.certificate())));
        return SignerJudge.passedIf(ours, SealRefusal.NOT_ADDRESSED);
    }

    private CheckResult recipients() {
        Optional<List<SignedRecipient>> recipients = signer.recipients();
        if (recipients.isEmpty()) {
            return signer.absent(Check.RECIPIENTS);
        }
        Set<Optional<CertificateName>> signed = recipients.get().stream()
                .map(recipient -> Optional.of(recipient.certificate()))
                .collect(Collectors.toSet());
        return SignerJudge.passedIf(signed.containsAll(known(envelope).recipients()), SealRefusal.EXTRA_RECIPIENT);
    }

    static InputStream body(HeaderBlock headers, InputStream in) {
        String encoding = headers.single("Content-Transfer-Encoding").orElse("7bit");
        if (encoding.equalsIgnoreCase("base64")) {
            return new Base64Input(in);
        }
        if (encoding.equalsIgnoreCase("binary")) {
            return in;
        }
        throw Refusal.of(SealRefusal.ROOT_PART).refused();
    }

    private static void close(@Nullable Spool spool) throws IOException {
        if (spool != null) {
            spool.close();
        }
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new HouseBug("a check was judged before the one it needs");
        }
        return value;
    }
}
