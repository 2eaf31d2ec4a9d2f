package org.passerelle.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.CheckResult;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.certificate.AddressBindings;
import org.passerelle.seal.certificate.SignedRecipient;
import org.passerelle.seal.frame.HeaderBlock;
import org.passerelle.seal.frame.MediaType;
import org.passerelle.seal.frame.OpenLimits;
import org.passerelle.seal.frame.SignedParts;
import org.passerelle.seal.frame.SingleMailbox;
import org.passerelle.seal.suite.ContentHashes;

/** One receipt on its way through the checks of WIRE §3 that a signed, unencrypted mail has. */
final class ReceiptOpening {
    private final InputStream mail;
    private final @Nullable OpenContext context;
    private final OpenLimits limits;
    private final Judgement judgement;
    private final SignerJudge signer;
    private @Nullable HeaderBlock outer;
    private @Nullable HeaderBlock protectedHeaders;
    private SignedParts parts = new SignedParts(new byte[0], new byte[0]);

    private ReceiptOpening(
            InputStream mail,
            @Nullable OpenContext context,
            OpenLimits limits,
            Judgement judgement,
            SignerJudge signer) {
        this.mail = mail;
        this.context = context;
        this.limits = limits;
        this.judgement = judgement;
        this.signer = signer;
    }

    /** For whom it was sent to. */
    static ReceiptOpening ours(InputStream mail, OpenContext context, Purpose purpose, Judgement judgement) {
        return new ReceiptOpening(
                mail, context, OpenLimits.SMALL, judgement, SignerJudge.of(context, Set.of(purpose), judgement));
    }

    /**
     * For somebody else, to whom it proves what the signer stated: there is no address of ours in it, and its outer From, which
     * nobody signed, says nothing.
     */
    static ReceiptOpening anothers(InputStream mail, OpenLimits limits, Judgement judgement, SignerJudge signer) {
        return new ReceiptOpening(mail, null, limits, judgement, signer);
    }

    ReceiptSeal.OpenedReceipt open() throws IOException {
        judgement.check(Check.WELL_FORMED, () -> {
            outer = HeaderBlock.read(mail, limits.headers());
            return CheckResult.passed();
        });
        judgement.check(Check.ROOT_PART, this::rootPart);
        signer.judge(this::readSigned);
        judgement.check(Check.HEADER_PROTECTION, this::headerProtection);
        judgement.check(Check.FROM, () -> from().judge(protectedHeaders, signer));
        if (context != null) {
            judgement.check(Check.ADDRESSED, () -> addressed(context));
        }
        var verdict = judgement.verdict();
        List<SignedRecipient> recipients =
                verdict.readable() ? signer.recipients().orElse(List.of()) : List.of();
        return new ReceiptSeal.OpenedReceipt(verdict, recipients, parts.signed(), FromJudge.unverified(outer));
    }

    private CheckResult rootPart() throws IOException {
        MediaType type = MediaType.of(headers());
        if (!type.type().equals("multipart/signed") || !SignedEntity.isSignature(type.parameter("protocol"))) {
            throw Refusal.of(SealRefusal.ROOT_PART).refused();
        }
        parts = SignedParts.cut(mail.readAllBytes(), type.parameter("boundary"));
        return CheckResult.passed();
    }

    private SignedReader.Signed readSigned() throws IOException {
        SignedReader.Signed signed = SignedEntity.detached(parts.signature(), limits);
        var hashes = ContentHashes.copy(
                new ByteArrayInputStream(parts.signed()), signed.digests(), OutputStream.nullOutputStream());
        return signed.over(hashes);
    }

    private CheckResult headerProtection() throws IOException {
        HeaderBlock headers = HeaderBlock.read(new ByteArrayInputStream(parts.signed()), limits.headers());
        String protection = MediaType.of(headers).parameter("hp");
        if (protection.isEmpty()) {
            return signer.absent(Check.HEADER_PROTECTION);
        }
        protectedHeaders = headers;
        return SignerJudge.passedIf(protection.equals("clear"), SealRefusal.HEADER_PROTECTION);
    }

    private FromJudge from() {
        return context == null
                ? new FromJudge(Set.of(), AddressBindings.none(), known(protectedHeaders))
                : new FromJudge(context, headers());
    }

    private CheckResult addressed(OpenContext to) {
        if (signer.signedFor() == Purpose.INTRODUCTION) {
            return introduced(to);
        }
        Optional<List<SignedRecipient>> recipients = signer.recipients();
        if (recipients.isEmpty()) {
            return signer.absent(Check.ADDRESSED);
        }
        boolean ours = recipients.get().stream()
                .anyMatch(recipient -> to.ours().contains(recipient.address())
                        && certificates(to)
                                .anyMatch(mine -> recipient.equals(SignedRecipient.of(recipient.address(), mine))));
        return SignerJudge.passedIf(ours, SealRefusal.NOT_ADDRESSED);
    }

    /** Whoever introduces themselves knows no certificate of ours: the signed To must be one of our addresses. */
    private CheckResult introduced(OpenContext to) {
        List<String> named = protectedHeaders == null ? List.of() : protectedHeaders.all("To");
        boolean ours = named.size() == 1 && to.ours().contains(SingleMailbox.parse(named.get(0)));
        return SignerJudge.passedIf(ours, SealRefusal.NOT_ADDRESSED);
    }

    private static Stream<X509Certificate> certificates(OpenContext to) {
        return Stream.concat(
                Stream.of(to.keyring().signing().certificate()),
                to.keyring().decryption().stream().map(DecryptionKey::certificate));
    }

    private HeaderBlock headers() {
        return known(outer);
    }

    private static HeaderBlock known(@Nullable HeaderBlock headers) {
        if (headers == null) {
            throw new HouseBug("a check was judged before the one it needs");
        }
        return headers;
    }
}
