package org.passerelle.seal.revocation;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Where a certificate says that its revocation can be learned (RFC 5280 §4.2.1.13 and §4.2.2.1).
 *
 * @param lists its distribution points
 * @param responders its OCSP responders
 */
record Sources(List<URI> lists, List<URI> responders) {
    /** Most places of each kind that are asked for one certificate. */
    static final int MOST = 4;

    Sources {
        lists = List.copyOf(lists.subList(0, Math.min(MOST, lists.size())));
        responders = List.copyOf(responders.subList(0, Math.min(MOST, responders.size())));
    }

    /** Those of a certificate, believed only once its path holds, that may be asked. */
    static Sources of(X509Certificate certificate, Predicate<URI> allowed) {
        try {
            return new Sources(
                    lists(certificate).stream().filter(allowed).distinct().toList(),
                    responders(certificate).stream().filter(allowed).distinct().toList());
        } catch (RuntimeException malformed) {
            return new Sources(List.of(), List.of());
        }
    }

    private static List<URI> lists(X509Certificate certificate) {
        Optional<byte[]> extension = value(certificate, Extension.cRLDistributionPoints.getId());
        List<URI> found = new ArrayList<>();
        if (extension.isPresent()) {
            for (DistributionPoint point :
                    CRLDistPoint.getInstance(extension.get()).getDistributionPoints()) {
                DistributionPointName name = point.getDistributionPoint();
                // one that another authority signs (cRLIssuer) would have to be judged as that one's
                if (name != null && name.getType() == DistributionPointName.FULL_NAME && point.getCRLIssuer() == null) {
                    for (GeneralName each :
                            GeneralNames.getInstance(name.getName()).getNames()) {
                        uri(each).ifPresent(found::add);
                    }
                }
            }
        }
        return found;
    }

    private static List<URI> responders(X509Certificate certificate) {
        Optional<byte[]> extension = value(certificate, Extension.authorityInfoAccess.getId());
        List<URI> found = new ArrayList<>();
        if (extension.isPresent()) {
            for (AccessDescription access :
                    AuthorityInformationAccess.getInstance(extension.get()).getAccessDescriptions()) {
                if (access.getAccessMethod().equals(AccessDescription.id_ad_ocsp)) {
                    uri(access.getAccessLocation()).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<byte[]> value(X509Certificate certificate, String oid) {
        return Optional.ofNullable(certificate.getExtensionValue(oid))
                .map(octets -> ASN1OctetString.getInstance(octets).getOctets());
    }

    private static Optional<URI> uri(GeneralName name) {
        if (name.getTagNo() != GeneralName.uniformResourceIdentifier) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(ASN1IA5String.getInstance(name.getName()).getString()));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
