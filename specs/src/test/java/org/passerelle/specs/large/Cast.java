package org.passerelle.specs.large;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;
import org.passerelle.port.trust.Keyring;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.Purpose;
import org.passerelle.seal.SealOrder;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.pki.TestPki;

/** One who writes and one who reads, with certificates of the day: the commands know no other clock than the system's. */
final class Cast {
    private static final MailAddress PRACTICE = MailAddress.of("cabinet@medecin.mssante.test");
    private static final MailAddress HOSPITAL = MailAddress.of("service@hopital.mssante.test");

    private final Instant now = InstantSource.system().instant();
    private final TestPki pki = new TestPki(new SecureRandom(), InstantSource.fixed(now));
    private final Issued signer = pki.issue(Leaf.signing(subject("CABINET")).bound(PRACTICE));
    private final Issued reader = pki.issue(Leaf.combined(subject("SERVICE")).bound(HOSPITAL));

    private static Leaf.Subject subject(String service) {
        return new Leaf.Subject("Meuse (55)", "ESSAI", new StructureId("1550000012"), service);
    }

    Issued signer() {
        return signer;
    }

    Issued reader() {
        return reader;
    }

    String anchorsPem() {
        return Pem.write(List.of(pki.root(), pki.organisations()));
    }

    SealOrder order() {
        return new SealOrder(
                Purpose.LETTER,
                PRACTICE,
                List.of(new SealOrder.Recipient(HOSPITAL, List.of(reader.certificate()))),
                SealOrder.Headers.of("<large@medecin.mssante.test>"),
                now);
    }

    String from() {
        return PRACTICE.value();
    }

    OpenContext context() {
        var keyring = Keyring.of(reader.identity(), List.of(reader.decryptionKey()));
        return OpenContext.strict(keyring, Set.of(HOSPITAL), pki.anchors(), now);
    }
}
