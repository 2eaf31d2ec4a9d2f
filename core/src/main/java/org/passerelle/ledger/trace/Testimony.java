package org.passerelle.ledger.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.Checkpoint;
import org.passerelle.ledger.LedgerRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * What correspondents' statements say of one certificate's ledger, and how far each reaches into its chain.
 *
 * @param reaches the statements that witness a beginning of the ledger, the shortest first, of equal ones the earliest
 * @param own statements by the organisation that endorsed the ledger, or by none that names itself: they witness nothing
 * @param unproven statements of a size that the certificate carries no proof from, or that is later than its checkpoint
 */
public record Testimony(List<Reach> reaches, List<Statement> own, List<Statement> unproven) {

    public Testimony {
        reaches = List.copyOf(reaches);
        own = List.copyOf(own);
        unproven = List.copyOf(unproven);
    }

    /**
     * How far one statement reaches.
     *
     * @param statement by whom and when
     * @param size the number of the ledger's leaves that it witnesses
     * @param upTo the chain's last leaf among them, or {@link #NONE}
     * @param whole whether it witnesses the certificate's checkpoint, and with it everything in the certificate
     */
    public record Reach(Statement statement, long size, long upTo, boolean whole) {
        /** No leaf of the chain was in the ledger yet. */
        public static final long NONE = -1;

        public Instant at() {
            return statement.at();
        }
    }

    /** The earliest statement that covers the whole checkpoint: it dates the certificate. */
    public Optional<Reach> whole() {
        return reaches.stream().filter(Reach::whole).min(Comparator.comparing(Reach::at));
    }

    /** The statement that reaches the chain's latest leaf, of equal ones the earliest; empty when none reaches any. */
    public Optional<Reach> farthest() {
        return reaches.stream()
                .filter(reach -> reach.upTo() != Reach.NONE)
                .max(Comparator.comparing(Reach::upTo)
                        .thenComparing(
                                Reach::at, Comparator.<Instant>naturalOrder().reversed()));
    }

    /** When this very checkpoint was first witnessed by somebody else than that organisation. */
    static Optional<Instant> dated(Checkpoint checkpoint, String organisation, List<Statement> statements) {
        return statements.stream()
                .filter(statement -> statement.isIndependentOf(organisation))
                .filter(statement -> checkpoint.equals(statement.held()))
                .map(Statement::at)
                .min(Comparator.naturalOrder());
    }

    /**
     * Compares statements with a certificate whose checkpoint and leaves hold.
     *
     * @param organisation who endorsed the ledger
     * @throws org.passerelle.refusal.Refused with {@link LedgerRefusal#CONSISTENCY} when a proof that the certificate carries does
     *     not hold, with {@link LedgerRefusal#FORK} when a statement names another tree of a size that is proven
     */
    static Testimony of(TraceCertificate certificate, String organisation, List<Statement> statements) {
        Checkpoint checkpoint = certificate.claimed();
        Map<Long, Sha256> proven = proven(certificate, checkpoint);
        List<Reach> reaches = new ArrayList<>();
        List<Statement> own = new ArrayList<>();
        List<Statement> unproven = new ArrayList<>();
        for (Statement statement : statements) {
            Checkpoint held = statement.held();
            if (held == null || !held.origin().equals(checkpoint.origin())) {
                continue;
            }
            Sha256 root = proven.get(held.size());
            if (!statement.isIndependentOf(organisation)) {
                own.add(statement);
            } else if (root == null) {
                unproven.add(statement);
            } else {
                reaches.add(reach(certificate, statement, held, root));
            }
        }
        reaches.sort(Comparator.comparing(Reach::size).thenComparing(Reach::at));
        return new Testimony(reaches, own, unproven);
    }

    /** The roots of this ledger that the certificate proves, by size. */
    private static Map<Long, Sha256> proven(TraceCertificate certificate, Checkpoint checkpoint) {
        Map<Long, Sha256> roots = new HashMap<>();
        for (GrowthProof proof : certificate.growth()) {
            proof.verify(checkpoint);
            roots.put(proof.from(), proof.root());
        }
        roots.put(checkpoint.size(), checkpoint.root());
        return roots;
    }

    private static Reach reach(TraceCertificate certificate, Statement statement, Checkpoint held, Sha256 root) {
        if (!held.root().equals(root)) {
            throw Refusal.of(LedgerRefusal.FORK)
                    .with(FactKey.ACTUAL, held.size())
                    .refused();
        }
        long upTo = certificate.leaves().stream()
                        .filter(placed -> placed.place().index() < held.size())
                        .count()
                - 1;
        return new Reach(statement, held.size(), upTo, held.equals(certificate.claimed()));
    }
}
