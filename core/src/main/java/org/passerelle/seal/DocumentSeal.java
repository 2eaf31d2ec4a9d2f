package org.passerelle.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passerelle.canon.Sha256;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.Identity;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.certificate.Acceptance;
import org.passerelle.seal.certificate.RevocationCheck;
import org.passerelle.seal.frame.LimitedInput;
import org.passerelle.seal.frame.OpenLimits;
import org.passerelle.seal.frame.SegmentOutput;
import org.passerelle.seal.suite.Suite;

/** Signs and opens canonical documents of one purpose, such as cards: an opaque SignedData around their octets (WIRE §1). */
public final class DocumentSeal {
    private static final Set<Check> CHECKS = EnumSet.range(Check.ONE_SIGNER, Check.REVOCATION);

    private final Purpose purpose;
    private final OpenLimits limits;

    private DocumentSeal(Purpose purpose, OpenLimits limits) {
        this.purpose = purpose;
        this.limits = limits;
    }

    /** For the cards of lines and practices. */
    public static DocumentSeal cards() {
        return new DocumentSeal(Purpose.CARD, OpenLimits.SMALL);
    }

    /** For the endorsements of ledger keys. */
    public static DocumentSeal endorsements() {
        return new DocumentSeal(Purpose.ENDORSEMENT, OpenLimits.SMALL);
    }

    /** For catalogues of lines. */
    public static DocumentSeal catalogues() {
        return new DocumentSeal(Purpose.CATALOGUE, OpenLimits.CATALOGUE);
    }

    /**
     * One opened document.
     *
     * @param verdict what the checks gave
     * @param content the signed octets, worth nothing unless the verdict is readable
     */
    public record OpenedDocument(Verdict verdict, byte[] content) {

        /**
         * The signed octets.
         *
         * @throws org.passerelle.refusal.Refused with the verdict's reason when they may not be read
         */
        @Override
        public byte[] content() {
            if (!verdict.readable()) {
                throw Refusal.of(verdict.refusal()
                                .orElseThrow(() -> new HouseBug("a refused document without a reason")))
                        .refused();
            }
            return content.clone();
        }
    }

    /**
     * Signs the octets.
     *
     * @param random the source of the PSS salt
     * @return a SignedData in BER
     */
    public byte[] sign(byte[] octets, Identity signer, Instant signingTime, SecureRandom random) {
        var writer = SignatureWriter.usable(
                signer, new LetterAttribute(purpose, List.of()), signingTime, Suite.GCM, Suite.GCM);
        var out = new ByteArrayOutputStream();
        try {
            out.write(writer.head());
            var segments = new SegmentOutput(out);
            segments.write(octets);
            segments.finish();
        } catch (IOException impossible) {
            throw new HouseBug("memory can be written", impossible);
        }
        SignedAttributes attributes = writer.attributes(Sha256.hash(octets).bytes());
        out.writeBytes(writer.foot(attributes, writer.sign(attributes, random)));
        return out.toByteArray();
    }

    /**
     * Opens a signed document.
     *
     * @param at when its path must have held; empty to judge it undated, without regard to what has expired since
     */
    public OpenedDocument open(byte[] cms, TrustAnchors anchors, Optional<Instant> at) {
        return open(cms, anchors, RevocationCheck.lists(anchors.crls()), at);
    }

    /** The same with somebody else who tells of revoked certificates. */
    public OpenedDocument open(byte[] cms, TrustAnchors anchors, RevocationCheck revocation, Optional<Instant> at) {
        var judgement = new Judgement(CHECKS);
        var beliefs = new SignerJudge.Beliefs(anchors, Acceptance.strict(), revocation);
        var judge = new SignerJudge(beliefs, at, Set.of(purpose), judgement);
        var content = new ByteArrayOutputStream();
        try {
            judge.judge(() ->
                    SignedReader.read(new LimitedInput(new ByteArrayInputStream(cms), limits.mail()), limits, content));
        } catch (IOException impossible) {
            throw new HouseBug("memory can be read", impossible);
        }
        return new OpenedDocument(judgement.verdict(), content.toByteArray());
    }
}
