package org.passerelle.seal;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.CheckResult;
import org.passerelle.port.trust.Sender;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.SignedReader.Signed;
import org.passerelle.seal.SignedReader.Signer;
import org.passerelle.seal.certificate.Acceptance;
import org.passerelle.seal.certificate.CertificateName;
import org.passerelle.seal.certificate.CertificatePath;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.certificate.RevocationCheck;
import org.passerelle.seal.certificate.SignedRecipient;
import org.passerelle.seal.suite.ContentHashes;
import org.passerelle.seal.suite.Digest;
import org.passerelle.seal.suite.SignatureScheme;
import org.passerelle.seal.suite.Suite;

/** The checks of WIRE §3 that every signature goes through, from the one signer to revocation. */
final class SignerJudge {
    /** How long before its arrival a letter may have been signed and still have an effect. */
    static final Duration STALE = Duration.ofDays(30);
    /** How long before its arrival the signing time is believed. */
    static final Duration BELIEVED = Duration.ofDays(5);
    /** How far ahead of ours the signer's clock may be. */
    static final Duration AHEAD = Duration.ofMinutes(5);

    /** What a mail is signed for that has an effect only while it is young. */
    private static final Set<Purpose> AGES =
            EnumSet.of(Purpose.LETTER, Purpose.INTRODUCTION, Purpose.CHALLENGE, Purpose.ANSWER);

    private final TrustAnchors anchors;
    private final Acceptance acceptance;
    private final RevocationCheck revocation;
    private final Optional<Instant> at;
    private final Set<Purpose> expected;
    private final Judgement judgement;
    private @Nullable Signed signed;
    private @Nullable Signer signer;
    private @Nullable X509Certificate certificate;
    private @Nullable SignedAttributes attributes;
    private @Nullable SignatureScheme scheme;
    private @Nullable CertificatePath path;
    private @Nullable Sender sender;
    private Optional<LetterAttribute> ours = Optional.empty();

    /** @param at when the signature came; empty to judge it undated, without regard to what has expired since */
    SignerJudge(
            TrustAnchors anchors, Acceptance acceptance, Optional<Instant> at, Purpose purpose, Judgement judgement) {
        this(new Beliefs(anchors, acceptance, RevocationCheck.lists(anchors.crls())), at, Set.of(purpose), judgement);
    }

    /** Who is believed, with what, and who tells of the revoked. */
    record Beliefs(TrustAnchors anchors, Acceptance acceptance, RevocationCheck revocation) {}

    /** @param expected the purposes that serve here */
    SignerJudge(Beliefs beliefs, Optional<Instant> at, Set<Purpose> expected, Judgement judgement) {
        this.anchors = beliefs.anchors();
        this.acceptance = beliefs.acceptance();
        this.revocation = beliefs.revocation();
        this.at = at;
        this.expected = Set.copyOf(expected);
        this.judgement = judgement;
    }

    static SignerJudge of(OpenContext context, Set<Purpose> expected, Judgement judgement) {
        var beliefs = new Beliefs(context.anchors(), context.acceptance(), context.revocation());
        return new SignerJudge(beliefs, Optional.of(context.arrival()), expected, judgement);
    }

    /** Where the signature comes from: reading it may already refuse. */
    @FunctionalInterface
    interface Source {
        Signed read() throws IOException;
    }

    void judge(Source source) throws IOException {
        judgement.check(Check.ONE_SIGNER, () -> oneSigner(source.read()));
        judgement.check(Check.PURPOSE, this::purpose);
        judgement.check(Check.SIGNATURE, this::signature);
        judgement.check(Check.SIGNING_CERTIFICATE, this::signingCertificate);
        judgement.check(Check.ALGORITHM_PROTECTION, this::algorithmProtection);
        judgement.check(Check.PATH, this::path);
        judgement.check(Check.VALID_AT, this::validAt);
        judgement.check(Check.KEY_USAGE, this::keyUsage);
        judgement.check(Check.REVOCATION, this::revocation);
    }

    /** What it was signed for; a letter when it does not say. */
    Purpose signedFor() {
        return ours.map(LetterAttribute::purpose).orElse(Purpose.LETTER);
    }

    /** The signed recipients; empty when our attribute is absent. */
    Optional<List<SignedRecipient>> recipients() {
        return ours.map(LetterAttribute::recipients);
    }

    X509Certificate certificate() {
        return known(certificate);
    }

    /** How the letter was signed, as people call it; empty until that is judged. */
    Optional<String> algorithm() {
        return Optional.ofNullable(scheme).map(SignatureScheme::title);
    }

    /** What the signer says that its software reads. */
    Optional<Suite> reads() {
        return Optional.ofNullable(attributes).flatMap(SignedAttributes::reads);
    }

    /** Absent, and allowed or not for this signer. */
    CheckResult absent(Check check) {
        return CheckResult.absent(acceptance.allows(check, known(certificate)));
    }

    /** The From is the signer's own. */
    void bind(MailAddress from) {
        prove(known(sender).boundTo(from));
    }

    private CheckResult oneSigner(Signed read) {
        signed = read;
        if (read.signers().isEmpty()) {
            throw Refusal.of(SealRefusal.NO_SIGNER).refused();
        }
        if (read.signers().size() > 1) {
            throw Refusal.of(SealRefusal.TWO_SIGNERS).refused();
        }
        Signer only = read.signers().get(0);
        signer = only;
        certificate = read.certificates().stream()
                .filter(candidate -> only.certificate().equals(Optional.of(CertificateName.of(candidate))))
                .findFirst()
                .orElseThrow(() -> Refusal.of(SealRefusal.SIGNER_CERTIFICATE).refused());
        return CheckResult.passed();
    }

    private CheckResult purpose() {
        attributes = SignedAttributes.parse(known(signer)
                .attributes()
                .orElseThrow(() -> Refusal.of(SealRefusal.ATTRIBUTES).refused()));
        ours = known(attributes).ours();
        if (ours.isEmpty()) {
            return absent(Check.PURPOSE);
        }
        return passedIf(expected.contains(ours.get().purpose()), SealRefusal.PURPOSE);
    }

    private CheckResult signature() {
        Signer by = known(signer);
        SignedAttributes over = known(attributes);
        scheme = SignatureScheme.read(by.algorithm(), by.digest());
        boolean data = known(signed).contentType().equals(PKCSObjectIdentifiers.data)
                && over.contentType().equals(PKCSObjectIdentifiers.data);
        if (!data) {
            throw Refusal.of(SealRefusal.ATTRIBUTES).refused();
        }
        if (!known(scheme).fits(certificate().getPublicKey())) {
            throw Refusal.of(SealRefusal.ALGORITHM).refused();
        }
        if (!known(scheme).verifies(certificate().getPublicKey(), over.der(), by.signature())) {
            throw Refusal.of(SealRefusal.SIGNATURE).refused();
        }
        over.signingTime();
        byte[] content = contentHashes()
                .under(known(scheme).digest())
                .orElseThrow(() -> Refusal.of(SealRefusal.MALFORMED).refused());
        return passedIf(MessageDigest.isEqual(content, over.messageDigest()), SealRefusal.DIGEST);
    }

    private ContentHashes contentHashes() {
        return known(signed)
                .content()
                .orElseThrow(() -> Refusal.of(SealRefusal.MALFORMED).refused());
    }

    private CheckResult signingCertificate() {
        var named = known(attributes).signingCertificate();
        if (named.isEmpty()) {
            return absent(Check.SIGNING_CERTIFICATE);
        }
        ESSCertIDv2 first = named.get().getCerts()[0];
        byte[] hash = Digest.of(first.getHashAlgorithm()).start().digest(Certificates.der(certificate()));
        boolean same = MessageDigest.isEqual(hash, first.getCertHash())
                && (first.getIssuerSerial() == null
                        || first.getIssuerSerial()
                                .getSerial()
                                .getValue()
                                .equals(known(certificate).getSerialNumber()));
        return passedIf(same, SealRefusal.SIGNER_CERTIFICATE);
    }

    private CheckResult algorithmProtection() {
        Optional<CMSAlgorithmProtection> protection = known(attributes).algorithmProtection();
        if (protection.isEmpty()) {
            return absent(Check.ALGORITHM_PROTECTION);
        }
        boolean same = known(signer).digest().equals(protection.get().getDigestAlgorithm())
                && known(signer).algorithm().equals(protection.get().getSignatureAlgorithm());
        return passedIf(same, SealRefusal.ALGORITHM_PROTECTION);
    }

    private CheckResult path() {
        X509Certificate leaf = known(certificate);
        path = CertificatePath.find(leaf, known(signed).certificates(), anchors, instants())
                .orElseThrow(() -> SealRefusal.PATH.of(leaf));
        if (!known(path).isStrong()) {
            throw SealRefusal.WEAK_KEY.of(leaf);
        }
        prove(new Sender(
                leaf.getSubjectX500Principal().getName(),
                leaf,
                Certificates.hash(leaf),
                Certificates.structure(leaf).orElse(null),
                null));
        return CheckResult.passed();
    }

    private void prove(Sender who) {
        sender = who;
        SignedAttributes what = known(attributes);
        judgement.prove(new Verdict.Proven(what.letterId(), contentHashes().sha256(), what.signingTime(), who));
    }

    /** At arrival, or at signing where the signing time can be believed (WIRE §3, §4). */
    private CheckResult validAt() {
        if (at.isEmpty()) {
            return CheckResult.passed();
        }
        if (instants().stream().noneMatch(known(path)::isValidAt)) {
            throw Refusal.of(SealRefusal.EXPIRED).refused();
        }
        return AGES.contains(signedFor()) && !signedWithin(STALE, at.get())
                ? CheckResult.shownOnly(SealRefusal.STALE)
                : CheckResult.passed();
    }

    /** When the path may have held: at arrival, or at signing where that is believed; none when it is judged undated. */
    private List<Instant> instants() {
        if (at.isEmpty()) {
            return List.of();
        }
        return signedWithin(BELIEVED, at.get())
                ? List.of(at.get(), known(attributes).signingTime())
                : List.of(at.get());
    }

    private boolean signedWithin(Duration before, Instant arrival) {
        Instant signing = known(attributes).signingTime();
        return !signing.isAfter(arrival.plus(AHEAD)) && !signing.isBefore(arrival.minus(before));
    }

    private CheckResult keyUsage() {
        return passedIf(Certificates.maySign(known(certificate)), SealRefusal.KEY_USAGE);
    }

    private CheckResult revocation() {
        return switch (revocation.of(known(path), at.orElse(Instant.MAX))) {
            case GOOD -> CheckResult.passed();
            case NO_DATA -> absent(Check.REVOCATION);
            case AWAITED -> CheckResult.shownOnly(SealRefusal.REVOCATION_UNKNOWN);
            case REVOKED -> throw SealRefusal.REVOKED.of(certificate());
        };
    }

    static CheckResult passedIf(boolean holds, SealRefusal otherwise) {
        return holds ? CheckResult.passed() : CheckResult.failed(otherwise);
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new HouseBug("a check was judged before the one it needs");
        }
        return value;
    }
}
