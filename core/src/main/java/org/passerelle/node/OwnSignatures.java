package org.passerelle.node;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.passerelle.party.StructureId;
import org.passerelle.port.trust.Keyring;
import org.passerelle.port.trust.Signatures;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.certificate.RevocationCheck;

/** Cards, catalogues and endorsements signed with the organisation's own key and opened under the node's anchors. */
final class OwnSignatures implements Signatures {
    private final Keyring keyring;
    private final TrustAnchors anchors;
    private final RevocationCheck revocation;
    private final SecureRandom random;

    /** By the anchors' own revocation lists. */
    OwnSignatures(Keyring keyring, TrustAnchors anchors, SecureRandom random) {
        this(keyring, anchors, RevocationCheck.lists(anchors.crls()), random);
    }

    OwnSignatures(Keyring keyring, TrustAnchors anchors, RevocationCheck revocation, SecureRandom random) {
        this.keyring = keyring;
        this.anchors = anchors;
        this.revocation = revocation;
        this.random = random;
    }

    @Override
    public Optional<StructureId> organisation() {
        return Certificates.structure(keyring.signing().certificate());
    }

    @Override
    public byte[] signCard(byte[] canonical, Instant at) {
        return DocumentSeal.cards().sign(canonical, keyring.signing(), at, random);
    }

    @Override
    public byte[] signCatalogue(byte[] canonical, Instant at) {
        return DocumentSeal.catalogues().sign(canonical, keyring.signing(), at, random);
    }

    @Override
    public byte[] signEndorsement(byte[] canonical, Instant at) {
        return DocumentSeal.endorsements().sign(canonical, keyring.signing(), at, random);
    }

    @Override
    public Opened openCard(byte[] cms, Instant at) {
        return opened(DocumentSeal.cards().open(cms, anchors, revocation, Optional.of(at)));
    }

    @Override
    public Opened openCatalogue(byte[] cms, Instant at) {
        return opened(DocumentSeal.catalogues().open(cms, anchors, revocation, Optional.of(at)));
    }

    @Override
    public Opened openEndorsement(byte[] cms, Instant at) {
        return opened(DocumentSeal.endorsements().open(cms, anchors, revocation, Optional.of(at)));
    }

    private static Opened opened(DocumentSeal.OpenedDocument document) {
        if (!document.verdict().applicable()) {
            throw Refusal.of(document.verdict()
                            .refusal()
                            .orElseThrow(() -> new HouseBug("what does not apply has a reason")))
                    .refused();
        }
        return new Opened(
                document.content(),
                document.verdict().sender().orElseThrow(() -> new HouseBug("what applies has a signer")));
    }
}
