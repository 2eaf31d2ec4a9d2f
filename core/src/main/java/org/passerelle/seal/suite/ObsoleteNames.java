package org.passerelle.seal.suite;

import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.passerelle.seal.suite.Unaccepted.Kind;

/** The broken algorithms that old mail still comes in, known only to be refused by name. */
final class ObsoleteNames {
    private static final Map<ASN1ObjectIdentifier, Kind> KINDS = Map.ofEntries(
            Map.entry(PKCSObjectIdentifiers.des_EDE3_CBC, Kind.TRIPLE_DES),
            Map.entry(OIWObjectIdentifiers.desCBC, Kind.TRIPLE_DES),
            Map.entry(PKCSObjectIdentifiers.RC2_CBC, Kind.RC2),
            Map.entry(OIWObjectIdentifiers.idSHA1, Kind.SHA1),
            Map.entry(OIWObjectIdentifiers.sha1WithRSA, Kind.SHA1),
            Map.entry(PKCSObjectIdentifiers.md5, Kind.SHA1),
            Map.entry(PKCSObjectIdentifiers.sha1WithRSAEncryption, Kind.SHA1),
            Map.entry(PKCSObjectIdentifiers.md5WithRSAEncryption, Kind.SHA1),
            Map.entry(X9ObjectIdentifiers.ecdsa_with_SHA1, Kind.SHA1));

    private ObsoleteNames() {}

    static Kind kind(ASN1ObjectIdentifier algorithm) {
        return KINDS.getOrDefault(algorithm, Kind.OTHER);
    }
}
