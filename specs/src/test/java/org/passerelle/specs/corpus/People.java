package org.passerelle.specs.corpus;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;

/**
 * The invented people of the corpus, with keys made anew each time it is made: a practice that writes, a hospital that reads, and
 * another practice, whose certificates are as good as theirs and whose intentions are not.
 */
final class People {
    static final Instant SIGNED = Instant.parse("2026-11-20T14:30:00Z");
    static final Instant ARRIVED = SIGNED.plusSeconds(60);
    static final MailAddress PRACTICE = MailAddress.of("cabinet.barrois@medecin.mssante.example");
    static final MailAddress HOSPITAL = MailAddress.of("dermatologie@ch-barleduc.mssante.example");
    static final MailAddress OTHER = MailAddress.of("cabinet.saulx@medecin.mssante.example");

    final SecureRandom random = new SecureRandom();
    final TestPki pki = new TestPki(random, InstantSource.fixed(SIGNED));
    final Issued practice = signing(PRACTICE);
    final Issued other = signing(OTHER);
    final Issued hospital = pki.issue(Leaf.encryption(hospital()));
    final Issued hospitalEc = pki.issue(Leaf.encryption(hospital()).elliptic(256));
    final Issued hospitalSign = signing(HOSPITAL);
    final Issued otherKey = pki.issue(Leaf.encryption(subject("CABINET DE SAULX", "1550000038")));

    private Issued signing(MailAddress address) {
        return pki.issue(leaf(address));
    }

    /** A certificate that may sign mail from the address, on a small key. */
    static Leaf leaf(MailAddress address) {
        Leaf.Subject subject = address.equals(HOSPITAL)
                ? hospital()
                : address.equals(OTHER)
                        ? subject("CABINET DE SAULX", "1550000038")
                        : subject("CABINET DU BARROIS", "1550000012");
        return Leaf.signing(subject).bound(address).elliptic(256);
    }

    /** The practice's, with that change. */
    Issued practice(java.util.function.UnaryOperator<Leaf> change) {
        return pki.issue(change.apply(leaf(PRACTICE)));
    }

    Issued expired() {
        return practice(leaf -> leaf.valid(Duration.ofDays(-30), Duration.ofDays(20)));
    }

    Issued notYetValid() {
        return practice(leaf -> leaf.valid(Duration.ofDays(10), Duration.ofDays(20)));
    }

    Issued forEncryption() {
        return practice(leaf -> leaf.usage(KeyUsage.keyAgreement));
    }

    Issued forClients() {
        return practice(leaf -> leaf.purposes(KeyPurposeId.id_kp_clientAuth));
    }

    /** The same names from an infrastructure that is named as ours, and nobody's. */
    Issued stranger() {
        return new TestPki(random, InstantSource.fixed(SIGNED)).issue(leaf(PRACTICE));
    }

    private static Leaf.Subject hospital() {
        return subject("CH DE BAR-LE-DUC", "1550000020");
    }

    private static Leaf.Subject subject(String name, String structure) {
        return new Leaf.Subject("Meuse (55)", name, new StructureId(structure), "SCEAU");
    }
}
