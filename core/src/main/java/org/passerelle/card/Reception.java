package org.passerelle.card;

import java.net.URI;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * What may be sent to a card's addresses, and how.
 *
 * @param carriage sealed, clear or both
 * @param capabilities what the receiving software reads beyond the least
 * @param sizeLimit the largest mail accepted, in octets, positive
 * @param outerSubject the outer Subject that the card's forwarding rule knows, or null for the usual one
 */
public record Reception(
        Set<Carriage> carriage,
        Capabilities capabilities,
        long sizeLimit,
        @Nullable String outerSubject) {
    /** The largest size limit, in octets: 1 TiB. */
    public static final long LARGEST_LIMIT = 1L << 40;

    public Reception {
        if (carriage.isEmpty()) {
            throw Refusal.of(CardRefusal.CARRIAGE).refused();
        }
        carriage = Collections.unmodifiableSet(EnumSet.copyOf(carriage));
        if (sizeLimit < 1 || sizeLimit > LARGEST_LIMIT) {
            throw Refusal.of(CardRefusal.NUMBER)
                    .with(FactKey.FIELD, "sizeLimit")
                    .refused();
        }
        outerSubject = outerSubject == null ? null : CardText.line(outerSubject, "outerSubject");
    }

    /** How letters travel. */
    public enum Carriage {
        /** Signed and encrypted end to end. */
        SEALED,
        /** The ordinary MSSanté letter, for software that knows no S/MIME. */
        CLEAR
    }

    /**
     * What the receiving software reads beyond the compatible mode.
     *
     * @param gcm AuthEnvelopedData with AES-256-GCM
     * @param oaep RSA-OAEP and RSA-PSS
     * @param binaryParts a SignedData layer without base64
     * @param blobs attachments that travel beside the letter
     * @param httpsAddress where the same letters may be posted, or null
     */
    public record Capabilities(
            boolean gcm,
            boolean oaep,
            boolean binaryParts,
            boolean blobs,
            @Nullable URI httpsAddress) {
        private static final int LONGEST_ADDRESS = 500;

        public Capabilities {
            if (httpsAddress != null && !plain(httpsAddress)) {
                throw Refusal.of(CardRefusal.HTTPS_ADDRESS).refused();
            }
        }

        public Optional<URI> findHttpsAddress() {
            return Optional.ofNullable(httpsAddress);
        }

        private static boolean plain(URI address) {
            String text = address.toString();
            return "https".equals(address.getScheme())
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null
                    && text.equals(address.toASCIIString())
                    && text.length() <= LONGEST_ADDRESS;
        }
    }

    public Optional<String> findOuterSubject() {
        return Optional.ofNullable(outerSubject);
    }
}
