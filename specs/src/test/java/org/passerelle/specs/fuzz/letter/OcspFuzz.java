package org.passerelle.specs.fuzz.letter;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.passerelle.port.trust.Revocations.Standing;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Seeds;

/** A responder's answers: only those of the authority, or of whom it charged, count. */
final class OcspFuzz extends FuzzTarget {
    private final Revoking revoking = new Revoking("ocsp.example");
    private final byte[] good = Seeds.own("revocation/good.ocsp");
    private final byte[] charged = Seeds.own("revocation/charged.ocsp");
    private final byte[] revoked = Seeds.own("revocation/revoked.ocsp");

    OcspFuzz() throws IOException {
        require(revoking.after(good) == Standing.GOOD, "the authority says that it is good");
        require(revoking.after(charged) == Standing.GOOD, "whom it charged says that it is good");
        require(revoking.after(revoked) == Standing.REVOKED, "the authority says that it is revoked");
    }

    @Override
    protected List<byte[]> seeds() throws IOException {
        return List.of(good, charged, revoked, Seeds.own("revocation/later.ocsp"));
    }

    @Override
    protected void read(byte[] octets) throws IOException {
        Standing standing = revoking.after(octets);
        if (standing == Standing.GOOD) {
            require(isSaid(octets, good) || isSaid(octets, charged), "only what was signed counts");
        } else if (standing == Standing.REVOKED) {
            require(isSaid(octets, revoked), "only what was signed revokes");
        }
    }

    private static boolean isSaid(byte[] octets, byte[] signed) throws IOException {
        return Arrays.equals(said(octets), said(signed));
    }

    private static byte[] said(byte[] response) throws IOException {
        byte[] basic = OCSPResponse.getInstance(response)
                .getResponseBytes()
                .getResponse()
                .getOctets();
        return BasicOCSPResponse.getInstance(basic).getTbsResponseData().getEncoded(ASN1Encoding.DER);
    }
}
