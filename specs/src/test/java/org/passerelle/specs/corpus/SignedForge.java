package org.passerelle.specs.corpus;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;
import org.passerelle.seal.pki.Issued;

/**
 * SignedData put together piece by piece, so that each piece can be what it should not be. Written from WIRE §2 and RFC 5652
 * alone, with none of the code that it is to test.
 *
 * @param signer who signs
 * @param content what is signed
 * @param to whom for, in signed order
 * @param purpose the number in our attribute
 * @param at the signing time
 */
record SignedForge(Issued signer, byte[] content, List<To> to, int purpose, Instant at) {
    static final ASN1ObjectIdentifier OURS = new ASN1ObjectIdentifier("2.25.194847284413728886052259803560215413333");
    static final AlgorithmIdentifier SHA_256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    private static final AlgorithmIdentifier ECDSA = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final AlgorithmIdentifier RSA = new AlgorithmIdentifier(
            PKCSObjectIdentifiers.sha256WithRSAEncryption, org.bouncycastle.asn1.DERNull.INSTANCE);

    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** A signed recipient. */
    record To(MailAddress address, X509Certificate certificate) {}

    /** An ordinary letter's. */
    static SignedForge letter(Issued signer, byte[] content, X509Certificate reader) {
        return new SignedForge(signer, content, List.of(new To(People.HOSPITAL, reader)), 0, People.SIGNED);
    }

    SignedForge at(Instant time) {
        return new SignedForge(signer, content, to, purpose, time);
    }

    SignedForge purpose(int number) {
        return new SignedForge(signer, content, to, number, at);
    }

    SignedForge to(List<To> recipients) {
        return new SignedForge(signer, content, recipients, purpose, at);
    }

    /** The CMS of one signer over its content. */
    byte[] cms() {
        return cms(content, info());
    }

    byte[] cms(byte @Nullable [] around, ASN1Encodable... infos) {
        return cms(PKCSObjectIdentifiers.data, around, infos);
    }

    byte[] cms(ASN1ObjectIdentifier type, byte @Nullable [] around, ASN1Encodable... infos) {
        var certificates = new ASN1EncodableVector();
        signer.chain().subList(0, 1).forEach(each -> certificates.add(asn1(each)));
        var data = new SignedData(
                new DERSet(SHA_256),
                new ContentInfo(type, around == null ? null : new DEROctetString(around)),
                new DERSet(certificates),
                null,
                new DLSet(infos));
        return encoded(new ContentInfo(CMSObjectIdentifiers.signedData, data), ASN1Encoding.DL);
    }

    SignerInfo info() {
        return info(attributes());
    }

    /** A signer under these attributes, whatever they say. */
    SignerInfo info(List<Attribute> attributes) {
        ASN1Set set = new DERSet(attributes.toArray(Attribute[]::new));
        return info(SHA_256, set, sign(der(set)));
    }

    SignerInfo info(AlgorithmIdentifier digest, @Nullable ASN1Set attributes, byte[] signature) {
        return new SignerInfo(
                new SignerIdentifier(name(signer.certificate())),
                digest,
                attributes,
                algorithm(),
                new DEROctetString(signature),
                null);
    }

    AlgorithmIdentifier algorithm() {
        return signer.key().getAlgorithm().equals("EC") ? ECDSA : RSA;
    }

    byte[] sign(byte[] octets) {
        try {
            Signature signature = Signature.getInstance(
                    signer.key().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
            signature.initSign(signer.key());
            signature.update(octets);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What WIRE §2 asks for. */
    List<Attribute> attributes() {
        return new ArrayList<>(List.of(
                attribute(CMSAttributes.contentType, PKCSObjectIdentifiers.data),
                attribute(CMSAttributes.messageDigest, new DEROctetString(sha256(content))),
                attribute(CMSAttributes.signingTime, new DERUTCTime(UTC_TIME.format(at))),
                attribute(
                        PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                        new SigningCertificateV2(new ESSCertIDv2(sha256(encoded(signer.certificate()))))),
                attribute(
                        CMSAttributes.cmsAlgorithmProtect,
                        new CMSAlgorithmProtection(SHA_256, CMSAlgorithmProtection.SIGNATURE, algorithm())),
                attribute(OURS, ours())));
    }

    /** The same without the one of that type. */
    List<Attribute> attributesWithout(ASN1ObjectIdentifier type) {
        List<Attribute> all = attributes();
        all.removeIf(each -> each.getAttrType().equals(type));
        return all;
    }

    private ASN1Encodable ours() {
        var list = new ASN1EncodableVector();
        for (To each : to) {
            list.add(new DERSequence(new ASN1Encodable[] {
                new DERIA5String(each.address().value()),
                new DEROctetString(sha256(encoded(each.certificate()))),
                name(each.certificate())
            }));
        }
        return new DERSequence(
                new ASN1Encodable[] {new ASN1Integer(1), new ASN1Enumerated(purpose), new DERSequence(list)});
    }

    static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable... values) {
        return new Attribute(type, new DERSet(values));
    }

    static IssuerAndSerialNumber name(X509Certificate certificate) {
        return new IssuerAndSerialNumber(
                X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded()), certificate.getSerialNumber());
    }

    /** The entity that is encrypted: opaque, in base64. */
    static byte[] entity(byte[] cms) {
        return ascii("Content-Type: application/pkcs7-mime; smime-type=signed-data; name=\"smime.p7m\"\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(cms) + "\r\n");
    }

    /** The same in binary. */
    static byte[] binaryEntity(byte[] cms) {
        byte[] headers = ascii("Content-Type: application/pkcs7-mime; smime-type=signed-data\r\n"
                + "Content-Transfer-Encoding: binary\r\n\r\n");
        byte[] entity = Arrays.copyOf(headers, headers.length + cms.length);
        System.arraycopy(cms, 0, entity, headers.length, cms.length);
        return entity;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] der(ASN1Encodable value) {
        return encoded(value, ASN1Encoding.DER);
    }

    /** DL leaves sets in the order in which they were put together. */
    static byte[] encoded(ASN1Encodable value, String encoding) {
        try {
            return value.toASN1Primitive().getEncoded(encoding);
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Certificate asn1(X509Certificate certificate) {
        return Certificate.getInstance(ASN1Sequence.getInstance(encoded(certificate)));
    }
}
