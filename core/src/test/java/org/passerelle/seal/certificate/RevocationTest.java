package org.passerelle.seal.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.junit.jupiter.api.Test;
import org.passerelle.seal.certificate.Authority.Extra;
import org.passerelle.seal.certificate.Authority.Revoked;
import org.passerelle.seal.certificate.Revocation.Status;

class RevocationTest {
    private static final Instant AT = Authority.NOW;
    private static final Instant LATER = AT.plus(Duration.ofDays(7));

    private final Authority authority = Authority.root();
    private final X509Certificate leaf = authority.leaf("CN=Leaf");

    @Test
    void aPartOfAListProvesNothingGood() {
        assertThat(judge(list())).isEqualTo(Status.GOOD);
        for (boolean critical : new boolean[] {true, false}) {
            assertThat(judge(list(new Extra(Extension.deltaCRLIndicator, critical, new ASN1Integer(1)))))
                    .isEqualTo(Status.UNKNOWN);
            var users = new IssuingDistributionPoint(null, false, true, null, false, false);
            assertThat(judge(list(new Extra(Extension.issuingDistributionPoint, critical, users))))
                    .isEqualTo(Status.UNKNOWN);
        }
        var unknown = new ASN1ObjectIdentifier("2.25.1");
        assertThat(judge(list(new Extra(unknown, true, DERNull.INSTANCE)))).isEqualTo(Status.UNKNOWN);
        assertThat(judge(list(new Extra(unknown, false, DERNull.INSTANCE)))).isEqualTo(Status.GOOD);
    }

    @Test
    void aPartOfAListStillRevokes() {
        var delta = new Extra(Extension.deltaCRLIndicator, true, new ASN1Integer(1));
        var held = List.of(new Revoked(leaf, CRLReason.certificateHold));
        assertThat(judge(authority.list(AT, LATER, held, delta), list())).isEqualTo(Status.REVOKED);
    }

    @Test
    void anEntryThatLeavesTheListRevokesNothing() {
        var freed = List.of(new Revoked(leaf, CRLReason.removeFromCRL));
        var delta = new Extra(Extension.deltaCRLIndicator, true, new ASN1Integer(1));
        assertThat(judge(authority.list(AT, LATER, freed, delta))).isEqualTo(Status.UNKNOWN);
        assertThat(judge(authority.list(AT, LATER, freed, delta), list())).isEqualTo(Status.GOOD);
    }

    @Test
    void aListFromTheFutureProvesNothingGood() {
        Instant latest = AT.plus(Revocation.AHEAD);
        assertThat(judge(authority.list(latest, LATER, List.of()))).isEqualTo(Status.GOOD);
        assertThat(judge(authority.list(latest.plusSeconds(1), LATER, List.of())))
                .isEqualTo(Status.UNKNOWN);
        var path = new CertificatePath(List.of(leaf), authority.certificate());
        assertThat(new Revocation(List.of(list()), Instant.MAX).of(path)).isEqualTo(Status.UNKNOWN);
    }

    private X509CRL list(Extra... extras) {
        return authority.list(AT, LATER, List.of(), extras);
    }

    private Status judge(X509CRL... lists) {
        return new Revocation(List.of(lists), AT).of(new CertificatePath(List.of(leaf), authority.certificate()));
    }
}
