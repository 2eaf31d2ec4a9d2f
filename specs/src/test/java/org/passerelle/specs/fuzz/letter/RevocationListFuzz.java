package org.passerelle.specs.fuzz.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.passerelle.port.trust.Revocations.Standing;
import org.passerelle.seal.pki.Pem;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Seeds;

/** Revocation lists as an address gives them: only the authority's own words count. */
final class RevocationListFuzz extends FuzzTarget {
    private final Revoking revoking = new Revoking("crl.example");
    private final byte[] good = Seeds.own("revocation/good.crl");
    private final byte[] revoked = Seeds.own("revocation/revoked.crl");

    RevocationListFuzz() throws IOException {
        require(revoking.after(good) == Standing.GOOD, "the list says that it is good");
        require(revoking.after(revoked) == Standing.REVOKED, "the list says that it is revoked");
    }

    @Override
    protected List<byte[]> seeds() throws IOException {
        return Seeds.all(
                List.of(good, revoked, Seeds.own("revocation/root.crl")), Seeds.samples("corpora/pkits", ".crl", 40));
    }

    @Override
    protected void read(byte[] octets) throws IOException {
        tried(() -> Pem.crls("-----BEGIN X509 CRL-----\n"
                + Base64.getMimeEncoder().encodeToString(octets) + "\n-----END X509 CRL-----\n"));
        Standing standing = revoking.after(octets);
        if (standing == Standing.GOOD || standing == Standing.REVOKED) {
            byte[] signed = standing == Standing.GOOD ? good : revoked;
            require(Arrays.equals(said(octets), said(signed)), "only what the authority signed counts");
        }
    }

    private static byte[] said(byte[] list) {
        try {
            return ((X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(list)))
                    .getTBSCertList();
        } catch (GeneralSecurityException unreadable) {
            throw new AssertionError("a list that was believed cannot be read", unreadable);
        }
    }
}
