package org.passerelle.flow.desk;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.ledger.Endorsement;
import org.passerelle.ledger.LedgerKey;
import org.passerelle.ledger.Origin;

/**
 * Which node this is.
 *
 * @param origin its node id and incarnation
 * @param key the ledger key
 * @param endorsements of every key that this ledger had, the present one's last
 */
public record Self(Origin origin, LedgerKey key, List<Endorsed> endorsements) {
    /** Most endorsements before the present one that a letter carries. */
    public static final int MOST_EARLIER = 16;

    public Self {
        endorsements = List.copyOf(endorsements);
    }

    /**
     * One endorsement of our own.
     *
     * @param document its canonical octets
     * @param cms the same in CMS by the organisation's certificate
     */
    public record Endorsed(byte[] document, byte[] cms) {
        public Endorsement endorsement() {
            return Endorsement.read(document);
        }
    }

    /** CMS by which the organisation's certificate stands for the ledger key. */
    public byte[] endorsement() {
        return last().cms();
    }

    public Endorsement current() {
        return last().endorsement();
    }

    /**
     * The CMS that somebody lacks who holds this ledger at that size, in their order; the last {@link #MOST_EARLIER} and the
     * present one at most. A key's final checkpoint has the size from which the next one speaks, hence: at or above.
     */
    public List<byte[]> endorsedSince(long held) {
        List<byte[]> lacking = new ArrayList<>();
        for (Endorsed one : endorsements) {
            if (one.endorsement().fromSize() >= held) {
                lacking.add(one.cms());
            }
        }
        return lacking.subList(Math.max(0, lacking.size() - MOST_EARLIER - 1), lacking.size());
    }

    private Endorsed last() {
        return endorsements.get(endorsements.size() - 1);
    }

    @Override
    public String toString() {
        return "Self[" + origin + "]";
    }
}
