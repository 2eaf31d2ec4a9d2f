package org.passerelle.seal;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.smime.SMIMECapability;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.certificate.CertificateName;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.frame.Nesting;
import org.passerelle.seal.suite.RsaTransport;
import org.passerelle.seal.suite.SignatureScheme;
import org.passerelle.seal.suite.Suite;

/**
 * The signed attributes of one signature: the DER SET OF that is signed and whose SHA-256 is the letter's id (WIRE §2).
 * Each attribute stands once, with one value.
 */
final class SignedAttributes {
    private static final DateTimeFormatter UTC_TIME = format("yyMMddHHmmss'Z'");
    private static final DateTimeFormatter GENERALIZED_TIME = format("uuuuMMddHHmmss'Z'");
    private static final Instant LAST_UTC_TIME = Instant.parse("2050-01-01T00:00:00Z");

    private static final AlgorithmIdentifier OAEP = RsaTransport.OAEP.identifier();

    private final byte[] der;
    private final Map<ASN1ObjectIdentifier, ASN1Encodable> values;

    private SignedAttributes(byte[] der, Map<ASN1ObjectIdentifier, ASN1Encodable> values) {
        this.der = der.clone();
        this.values = Map.copyOf(values);
    }

    /**
     * The attributes that WIRE §2 asks for.
     *
     * @param reads what the signer's software reads
     */
    static SignedAttributes write(
            LetterAttribute ours,
            byte[] contentDigest,
            Instant signingTime,
            X509Certificate signer,
            SignatureScheme scheme,
            Suite reads) {
        Map<ASN1ObjectIdentifier, ASN1Encodable> values = Map.of(
                CMSAttributes.contentType, PKCSObjectIdentifiers.data,
                CMSAttributes.messageDigest, new DEROctetString(contentDigest),
                CMSAttributes.signingTime, time(signingTime),
                PKCSObjectIdentifiers.id_aa_signingCertificateV2, signingCertificate(signer),
                CMSAttributes.cmsAlgorithmProtect,
                        new CMSAlgorithmProtection(
                                scheme.digest().identifier(), CMSAlgorithmProtection.SIGNATURE, scheme.identifier()),
                PKCSObjectIdentifiers.pkcs_9_at_smimeCapabilities, capabilities(reads),
                LetterAttribute.OID, ours.asn1());
        var attributes = new ASN1EncodableVector();
        values.forEach((type, value) -> attributes.add(new Attribute(type, new DERSet(value))));
        return new SignedAttributes(encode(new DERSet(attributes)), values);
    }

    /**
     * Reads a SET OF attributes.
     *
     * @throws Refused {@link SealRefusal#ATTRIBUTES} when it is not DER, or an attribute is doubled or multi-valued
     */
    static SignedAttributes parse(byte[] der) {
        ASN1Set set = ASN1Set.getInstance(parseAsn1(der));
        if (!Arrays.equals(encode(set), der)) {
            throw refused();
        }
        Map<ASN1ObjectIdentifier, ASN1Encodable> values = new HashMap<>();
        for (ASN1Encodable element : set) {
            Attribute attribute = Attribute.getInstance(element);
            if (attribute.getAttrValues().size() != 1
                    || values.put(
                                    attribute.getAttrType(),
                                    attribute.getAttrValues().getObjectAt(0))
                            != null) {
                throw refused();
            }
        }
        return new SignedAttributes(der, values);
    }

    byte[] der() {
        return der.clone();
    }

    Sha256 letterId() {
        return Sha256.hash(der);
    }

    ASN1ObjectIdentifier contentType() {
        return ASN1ObjectIdentifier.getInstance(required(CMSAttributes.contentType));
    }

    byte[] messageDigest() {
        return org.bouncycastle.asn1.ASN1OctetString.getInstance(required(CMSAttributes.messageDigest))
                .getOctets();
    }

    Instant signingTime() {
        ASN1Encodable value = required(CMSAttributes.signingTime);
        if (value instanceof ASN1UTCTime utc) {
            return GENERALIZED_TIME.parse(century(utc.toString()), Instant::from);
        }
        if (value instanceof ASN1GeneralizedTime generalized) {
            return GENERALIZED_TIME.parse(generalized.getTimeString(), Instant::from);
        }
        throw refused();
    }

    Optional<SigningCertificateV2> signingCertificate() {
        return Optional.ofNullable(values.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2))
                .map(SigningCertificateV2::getInstance);
    }

    Optional<CMSAlgorithmProtection> algorithmProtection() {
        return Optional.ofNullable(values.get(CMSAttributes.cmsAlgorithmProtect))
                .map(CMSAlgorithmProtection::getInstance);
    }

    Optional<LetterAttribute> ours() {
        return Optional.ofNullable(values.get(LetterAttribute.OID)).map(LetterAttribute::parse);
    }

    /** What the signer says that its software reads (RFC 8551 §2.5.2); empty where it says nothing that can be read. */
    Optional<Suite> reads() {
        try {
            return Optional.ofNullable(values.get(PKCSObjectIdentifiers.pkcs_9_at_smimeCapabilities))
                    .map(said -> readsGcm(ASN1Sequence.getInstance(said)) ? Suite.GCM : Suite.COMPATIBLE);
        } catch (RuntimeException unreadable) {
            // a parser of hostile octets throws anything, and what they say here proves nothing about the letter
            return Optional.empty();
        }
    }

    /** All of what is written together must be named: each alone is not enough (WIRE §2). */
    private static boolean readsGcm(ASN1Sequence capabilities) {
        Set<ASN1ObjectIdentifier> named = new HashSet<>();
        for (ASN1Encodable capability : capabilities) {
            named.add(SMIMECapability.getInstance(capability).getCapabilityID());
        }
        return named.containsAll(Set.of(NISTObjectIdentifiers.id_aes256_GCM, OAEP.getAlgorithm()));
    }

    private ASN1Encodable required(ASN1ObjectIdentifier type) {
        ASN1Encodable value = values.get(type);
        if (value == null) {
            throw refused();
        }
        return value;
    }

    static ASN1Primitive parseAsn1(byte[] octets) {
        Nesting.require(octets);
        try {
            return ASN1Primitive.fromByteArray(octets);
        } catch (IOException notAsn1) {
            throw new org.passerelle.seal.frame.MalformedFrame("not ASN.1", notAsn1);
        }
    }

    static byte[] encode(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new HouseBug("ASN.1 in memory can be encoded", impossible);
        }
    }

    private static ASN1Encodable time(Instant time) {
        return time.isBefore(LAST_UTC_TIME)
                ? new DERUTCTime(UTC_TIME.format(time))
                : new DERGeneralizedTime(GENERALIZED_TIME.format(time));
    }

    /** RFC 5280 §4.1.2.5.1: years 50 to 99 are of the twentieth century. */
    private static String century(String written) {
        return (written.charAt(0) < '5' ? "20" : "19") + written;
    }

    private static ASN1Encodable signingCertificate(X509Certificate signer) {
        CertificateName name = CertificateName.of(signer);
        var issuer = new IssuerSerial(
                new GeneralNames(new GeneralName(name.asn1().getName())),
                name.asn1().getSerialNumber());
        return new SigningCertificateV2(
                new ESSCertIDv2(Sha256.hash(Certificates.der(signer)).bytes(), issuer));
    }

    /** Content and key encryption; who reads RSA-OAEP reads RSA-PSS too, as in cards. */
    private static ASN1Encodable capabilities(Suite reads) {
        return switch (reads) {
            case GCM ->
                capabilities(
                        new SMIMECapability(NISTObjectIdentifiers.id_aes256_GCM, null),
                        new SMIMECapability(OAEP.getAlgorithm(), OAEP.getParameters()));
            case COMPATIBLE ->
                capabilities(
                        new SMIMECapability(NISTObjectIdentifiers.id_aes256_CBC, null),
                        new SMIMECapability(PKCSObjectIdentifiers.rsaEncryption, null));
        };
    }

    private static ASN1Encodable capabilities(SMIMECapability content, SMIMECapability key) {
        return new DERSequence(new ASN1Encodable[] {content, key});
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    private static Refused refused() {
        return Refusal.of(SealRefusal.ATTRIBUTES).refused();
    }
}
