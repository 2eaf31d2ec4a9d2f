package org.passerelle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.smime.SMIMECapability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.seal.suite.Suite;

/** What a signer says that its software reads: a wish, which must never cost a good letter. */
class SaidCapabilitiesTest {

    @ParameterizedTest
    @MethodSource("unreadable")
    void saysNothingWhereItCannotBeRead(ASN1Encodable said) {
        assertThat(attributes(said).reads()).isEmpty();
    }

    static List<ASN1Encodable> unreadable() {
        return List.of(
                DERNull.INSTANCE,
                new DERSequence(new DERSequence()),
                new DERSequence(new DERSequence(new ASN1Integer(1))),
                new DERSequence(new ASN1Integer(1)));
    }

    @Test
    void readsGcmOnlyWithTheTransportThatGoesWithIt() {
        var gcm = capability(NISTObjectIdentifiers.id_aes256_GCM);
        var oaep = capability(PKCSObjectIdentifiers.id_RSAES_OAEP);
        assertThat(attributes(new DERSequence(new ASN1Encodable[] {gcm, oaep})).reads())
                .contains(Suite.GCM);
        assertThat(Stream.of(gcm, oaep)
                        .map(DERSequence::new)
                        .map(one -> attributes(one).reads()))
                .allSatisfy(reads -> assertThat(reads).contains(Suite.COMPATIBLE));
    }

    private static ASN1Encodable capability(org.bouncycastle.asn1.ASN1ObjectIdentifier name) {
        return new SMIMECapability(name, null);
    }

    private static SignedAttributes attributes(ASN1Encodable said) {
        var attribute = new Attribute(PKCSObjectIdentifiers.pkcs_9_at_smimeCapabilities, new DERSet(said));
        return SignedAttributes.parse(SignedAttributes.encode(new DERSet(attribute)));
    }
}
