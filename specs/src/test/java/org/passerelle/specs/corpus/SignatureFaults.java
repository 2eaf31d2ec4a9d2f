package org.passerelle.specs.corpus;

import static org.passerelle.specs.corpus.Case.refused;
import static org.passerelle.specs.corpus.SignedForge.ascii;

import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Signatures that a careless verifier takes for one, and signed attributes that are not what they should be. */
final class SignatureFaults {
    private static final String JOHNNY = "From \"Johnny, you are fired!\" (USENIX Security 2019), CMS attacks: ";

    private final Mails mails;

    SignatureFaults(Mails mails) {
        this.mails = mails;
    }

    List<Case> all() {
        return Stream.of(signers(), contents(), attributes(), algorithms())
                .flatMap(List::stream)
                .toList();
    }

    private List<Case> signers() {
        SignedForge honest = mails.signed();
        return List.of(
                refused(
                        "no-signer",
                        "seal.no-signer",
                        JOHNNY
                                + "a SignedData without any SignerInfo, so that \"all signers are good\" is true of none.",
                        mails.sealed(honest.cms(honest.content()))),
                refused(
                        "two-signers",
                        "seal.two-signers",
                        JOHNNY
                                + "two good signers; a reader that shows one of them lets the other speak under its name.",
                        mails.sealed(honest.cms(honest.content(), honest.info(), others().info()))),
                refused(
                        "good-and-bad-signer",
                        "seal.two-signers",
                        JOHNNY + "one good signer and one that does not hold; \"any signer is good\" takes it.",
                        mails.sealed(honest.cms(honest.content(), honest.info(), broken(honest)))));
    }

    private List<Case> contents() {
        SignedForge honest = mails.signed();
        byte[] signed = mails.signed().cms();
        return List.of(
                refused(
                        "foreign-content",
                        "seal.digest",
                        JOHNNY + "the signature of one letter around the content of another.",
                        mails.sealed(honest.cms(
                                Mails.payload("From: " + People.PRACTICE.value()
                                        + "\r\nContent-Type: text/plain; hp=\"cipher\"\r\nX-Other: yes\r\n"),
                                honest.info()))),
                refused(
                        "foreign-signature",
                        "seal.signature",
                        "The signature octets of another letter by the same signer.",
                        mails.sealed(honest.cms(honest.content(), swapped(honest)))),
                refused(
                        "detached-with-content",
                        "seal.malformed",
                        JOHNNY
                                + "a multipart/signed whose signature carries a content of its own; readers verify the one and"
                                + " show the other.",
                        mails.envelope(detached(Mails.payload(People.OTHER), signed))
                                .mail(Mails.headers())),
                refused(
                        "detached-without-content",
                        "seal.malformed",
                        "A detached signature as the whole opaque entity: nothing was signed here.",
                        mails.sealed(honest.cms(null, honest.info()))),
                refused(
                        "other-content-type",
                        "seal.attributes",
                        "The signed content is not data but another SignedData's type: a signature for one use put to another.",
                        mails.sealed(honest.cms(CMSObjectIdentifiers.signedData, honest.content(), honest.info()))),
                refused(
                        "no-signed-attributes",
                        "seal.attributes",
                        "No signed attributes. Without them the signed octets can be a SET of attributes themselves (RFC 5652"
                                + " §11, \"signed attributes confusion\").",
                        mails.sealed(honest.cms(honest.content(), bare(honest)))));
    }

    private List<Case> attributes() {
        SignedForge honest = mails.signed();
        byte[] signed = mails.signed().cms();
        return List.of(
                attributes(
                        "no-message-digest",
                        "The messageDigest attribute is missing: the signature covers no content.",
                        honest.attributesWithout(CMSAttributes.messageDigest)),
                attributes(
                        "no-content-type",
                        "The contentType attribute is missing (RFC 5652 §11.1).",
                        honest.attributesWithout(CMSAttributes.contentType)),
                attributes(
                        "no-signing-time",
                        "The signingTime attribute, by which a letter ages, is missing.",
                        honest.attributesWithout(CMSAttributes.signingTime)),
                attributes(
                        "doubled-attribute",
                        "messageDigest stands twice, once for this content and once for another.",
                        doubled(honest)),
                attributes(
                        "two-valued-attribute",
                        "messageDigest has two values, one for another content.",
                        twoValued(honest)),
                refused(
                        "attributes-not-der",
                        "seal.attributes",
                        "The signed attributes are signed in another order than DER's: the letter's id, a hash over them, would"
                                + " depend on who reads them.",
                        mails.sealed(honest.cms(honest.content(), unordered(honest)))));
    }

    private List<Case> algorithms() {
        SignedForge honest = mails.signed();
        byte[] signed = mails.signed().cms();
        return List.of(
                refused(
                        "other-purpose",
                        "seal.purpose",
                        "A signature made for a receipt (purpose 1) is passed off as a letter's.",
                        mails.sealed(honest.purpose(1).cms())),
                refused(
                        "other-algorithms",
                        "seal.algorithm-protection",
                        "The digest algorithm is not written as the signed cmsAlgorithmProtection says (RFC 6211).",
                        mails.sealed(honest.cms(
                                honest.content(),
                                again(
                                        honest,
                                        new AlgorithmIdentifier(
                                                SignedForge.SHA_256.getAlgorithm(), DERNull.INSTANCE))))),
                refused(
                        "sha1",
                        "seal.sha1",
                        "The digest is SHA-1, under which two contents with one hash can be made.",
                        mails.sealed(honest.cms(
                                honest.content(),
                                again(honest, new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1))))),
                refused(
                        "other-signing-certificate",
                        "seal.signer-certificate",
                        "The signed signingCertificateV2 names another certificate than the one carried (RFC 5035).",
                        mails.sealed(honest.cms(honest.content(), honest.info(otherCertificate(honest))))));
    }

    private SignedForge others() {
        return mails.signed(
                mails.people().practice(leaf -> leaf), mails.signed().content());
    }

    private Case attributes(String name, String why, List<Attribute> attributes) {
        SignedForge honest = mails.signed();
        return refused(
                name, "seal.attributes", why, mails.sealed(honest.cms(honest.content(), honest.info(attributes))));
    }

    private static SignerInfo broken(SignedForge honest) {
        SignerInfo good = honest.info();
        byte[] signature = good.getEncryptedDigest().getOctets();
        signature[signature.length - 1] ^= 1;
        return honest.info(SignedForge.SHA_256, good.getAuthenticatedAttributes(), signature);
    }

    private SignerInfo swapped(SignedForge honest) {
        byte[] other = honest.at(People.SIGNED.minusSeconds(1))
                .info()
                .getEncryptedDigest()
                .getOctets();
        return honest.info(SignedForge.SHA_256, honest.info().getAuthenticatedAttributes(), other);
    }

    private static SignerInfo again(SignedForge honest, AlgorithmIdentifier digest) {
        SignerInfo good = honest.info();
        return honest.info(
                digest,
                good.getAuthenticatedAttributes(),
                good.getEncryptedDigest().getOctets());
    }

    private static SignerInfo bare(SignedForge honest) {
        return honest.info(SignedForge.SHA_256, null, honest.sign(honest.content()));
    }

    private static ASN1Encodable unordered(SignedForge honest) {
        List<Attribute> attributes = honest.attributes();
        attributes.sort(java.util.Comparator.comparing(
                each -> org.bouncycastle.util.encoders.Hex.toHexString(SignedForge.der(each)),
                java.util.Comparator.reverseOrder()));
        ASN1Set set = new DLSet(attributes.toArray(Attribute[]::new));
        return new DLSequence(new ASN1Encodable[] {
            new ASN1Integer(1),
            SignedForge.name(honest.signer().certificate()),
            SignedForge.SHA_256,
            new DLTaggedObject(false, 0, set),
            honest.algorithm(),
            new DEROctetString(honest.sign(SignedForge.encoded(set, ASN1Encoding.DL)))
        });
    }

    private static List<Attribute> doubled(SignedForge honest) {
        List<Attribute> all = honest.attributes();
        all.add(SignedForge.attribute(
                CMSAttributes.messageDigest, new DEROctetString(SignedForge.sha256(new byte[] {1}))));
        return all;
    }

    private static List<Attribute> twoValued(SignedForge honest) {
        List<Attribute> all = honest.attributesWithout(CMSAttributes.messageDigest);
        all.add(SignedForge.attribute(
                CMSAttributes.messageDigest,
                new DEROctetString(SignedForge.sha256(honest.content())),
                new DEROctetString(SignedForge.sha256(new byte[] {1}))));
        return all;
    }

    private List<Attribute> otherCertificate(SignedForge honest) {
        List<Attribute> all = honest.attributesWithout(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        mails.signed(mails.people().other, honest.content()).attributes().stream()
                .filter(each -> each.getAttrType().equals(PKCSObjectIdentifiers.id_aa_signingCertificateV2))
                .forEach(all::add);
        return all;
    }

    /** A multipart/signed of that first part and that signature. */
    static byte[] detached(byte[] part, byte[] signature) {
        return ascii("Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256;"
                + " boundary=\"b0undary\"\r\n\r\n--b0undary\r\n" + Mails.text(part) + "\r\n--b0undary\r\n"
                + "Content-Type: application/pkcs7-signature; name=\"smime.p7s\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(signature) + "\r\n--b0undary--\r\n");
    }
}
