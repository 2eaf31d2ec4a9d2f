package org.passerelle.card;

import java.util.HashSet;
import java.util.List;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * A card's certificates. A letter is encrypted to every valid encryption certificate of its recipient.
 *
 * @param signing from one to {@link #MOST}, none twice
 * @param encryption up to {@link #MOST}, none twice
 */
public record CardKeys(List<CardCertificate> signing, List<CardCertificate> encryption) {
    /** The most certificates for each use. */
    public static final int MOST = 8;

    public CardKeys {
        signing = distinct(signing);
        encryption = distinct(encryption);
        if (signing.isEmpty()) {
            throw refused();
        }
    }

    /** Whether both name a same signing certificate. */
    boolean shareSigner(CardKeys other) {
        return signing.stream().anyMatch(other.signing::contains);
    }

    private static List<CardCertificate> distinct(List<CardCertificate> certificates) {
        if (certificates.size() > MOST || new HashSet<>(certificates).size() != certificates.size()) {
            throw refused();
        }
        return List.copyOf(certificates);
    }

    private static RuntimeException refused() {
        return Refusal.of(CardRefusal.KEYS).with(FactKey.LIMIT, MOST).refused();
    }
}
