package org.passerelle.seal.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.passerelle.canon.Sha256;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.refusal.HouseBug;

/**
 * A root and an organisations' authority shaped like IGC-Santé's, and any leaf below. Its keys are worth nothing: never trust
 * its root outside tests and demonstrations. The same random octets and time give the same certificates, byte for byte.
 */
public final class TestPki {
    /** RSA bits of the authorities. */
    public static final int CA_BITS = 3072;
    /** RSA bits of leaves. */
    public static final int LEAF_BITS = 2048;

    /** Bits of the curve of authorities that are not RSA's. */
    public static final int EC_BITS = 256;
    /** What those sign with. */
    public static final String EC_SIGNATURE = "SHA256withECDSA";

    static final String SIGNATURE = "SHA256withRSA";
    private static final Duration CA_LIFE = Duration.ofDays(20 * 365);
    private static final Duration CA_AGE = Duration.ofDays(5 * 365);
    private static final Duration CRL_LIFE = Duration.ofDays(7);

    private final SecureRandom random;
    private final InstantSource time;
    private final String signature;
    private final Issued root;
    private final Issued organisations;

    public TestPki(SecureRandom random, InstantSource time) {
        this(random, time, new Leaf.Key("RSA", CA_BITS), SIGNATURE);
    }

    private TestPki(SecureRandom random, InstantSource time, Leaf.Key keys, String signature) {
        this.random = random;
        this.time = time;
        this.signature = signature;
        KeyPair rootKey = newKey(keys);
        X500Name rootName = authority("AC RACINE IGC-PASSERELLE ELEMENTAIRE TEST");
        X509Certificate rootCertificate = ca(rootName, rootKey.getPublic(), new Issuer(rootName, rootKey), 1);
        root = new Issued(rootKey.getPrivate(), List.of(rootCertificate));
        KeyPair key = newKey(keys);
        X500Name name = authority("TEST AC IGC-PASSERELLE ELEMENTAIRE ORGANISATIONS");
        X509Certificate certificate = ca(name, key.getPublic(), new Issuer(rootName, rootKey), 0);
        organisations = new Issued(key.getPrivate(), List.of(certificate, rootCertificate));
    }

    /** Authorities on the curve P-256, whose keys are made in no time; a leaf below is {@link Leaf#elliptic} and signed likewise. */
    public static TestPki elliptic(SecureRandom random, InstantSource time) {
        return new TestPki(random, time, new Leaf.Key("EC", EC_BITS), EC_SIGNATURE);
    }

    public X509Certificate root() {
        return root.certificate();
    }

    /** The authority that issues the leaves. */
    public X509Certificate organisations() {
        return organisations.certificate();
    }

    /** What a node that believes this test infrastructure trusts; without revocation lists. */
    public TrustAnchors anchors() {
        return new TrustAnchors(List.of(root()), List.of(organisations()), List.of());
    }

    /** Issues a leaf under a new key. */
    public Issued issue(Leaf leaf) {
        KeyPair key = newKey(leaf.key());
        Instant from = now().plus(leaf.startsAfter());
        var builder = builder(issuer(organisations), subject(leaf.subject()), key.getPublic(), from, leaf.lasts());
        add(builder, Extension.basicConstraints, false, new BasicConstraints(false));
        add(builder, Extension.keyUsage, true, new KeyUsage(leaf.usage()));
        if (!leaf.purposes().isEmpty()) {
            var purposes = leaf.purposes().toArray(KeyPurposeId[]::new);
            add(builder, Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        }
        List<GeneralName> names = new ArrayList<>();
        leaf.mailbox().ifPresent(mail -> names.add(new GeneralName(GeneralName.rfc822Name, mail.value())));
        leaf.hosts().forEach(host -> names.add(host(host)));
        if (!names.isEmpty()) {
            add(builder, Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
        }
        publish(builder, leaf.published());
        X509Certificate certificate = sign(builder, issuer(organisations), leaf.signature());
        return new Issued(key.getPrivate(), List.of(certificate, organisations(), root()));
    }

    /** The authority's own key, for whoever answers in its name. */
    Issued authority() {
        return organisations;
    }

    /** The organisations' authority's revocation list, naming these certificates as revoked now. */
    public X509CRL organisationsCrl(List<X509Certificate> revoked, int reason) {
        return crl(organisations, revoked, reason, CRL_LIFE);
    }

    /** The organisations' authority's revocation list, empty. */
    public X509CRL organisationsCrl() {
        return crl(organisations, List.of(), CRLReason.unspecified, CRL_LIFE);
    }

    /** The root's revocation list, empty. */
    public X509CRL rootCrl() {
        return crl(root, List.of(), CRLReason.unspecified, CRL_LIFE);
    }

    /** Both authorities' revocation lists, empty and good for so long. */
    public List<X509CRL> emptyLists(Duration lasting) {
        return List.of(
                crl(organisations, List.of(), CRLReason.unspecified, lasting),
                crl(root, List.of(), CRLReason.unspecified, lasting));
    }

    record Issuer(X500Name name, KeyPair key) {}

    private static Issuer issuer(Issued authority) {
        var certificate = authority.certificate();
        X500Name name =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return new Issuer(name, new KeyPair(certificate.getPublicKey(), authority.key()));
    }

    private X509CRL crl(Issued authority, List<X509Certificate> revoked, int reason, Duration lasting) {
        return new RevocationList(issuer(authority), signature, now(), lasting).naming(revoked, reason);
    }

    private X509Certificate ca(X500Name subject, PublicKey key, Issuer issuer, int pathLength) {
        var builder = builder(issuer, subject, key, now().minus(CA_AGE), CA_LIFE);
        add(builder, Extension.basicConstraints, true, new BasicConstraints(pathLength));
        add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return sign(builder, issuer, signature);
    }

    private X509v3CertificateBuilder builder(
            Issuer issuer, X500Name subject, PublicKey key, Instant from, Duration lasts) {
        var serial = new BigInteger(120, random).setBit(120);
        var builder = new X509v3CertificateBuilder(
                issuer.name(),
                serial,
                new Time(Date.from(from), Locale.ROOT),
                new Time(Date.from(from.plus(lasts)), Locale.ROOT),
                subject,
                SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        add(builder, Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyId(key)));
        add(builder, Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(keyId(issuer)));
        return builder;
    }

    private static void publish(X509v3CertificateBuilder builder, Leaf.Published published) {
        if (!published.lists().isEmpty()) {
            var names = new GeneralNames(
                    published.lists().stream().map(TestPki::uri).toArray(GeneralName[]::new));
            var point = new DistributionPoint(new DistributionPointName(names), null, null);
            add(builder, Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {point}));
        }
        if (!published.responders().isEmpty()) {
            AccessDescription[] places = published.responders().stream()
                    .map(place -> new AccessDescription(AccessDescription.id_ad_ocsp, uri(place)))
                    .toArray(AccessDescription[]::new);
            add(builder, Extension.authorityInfoAccess, false, new AuthorityInformationAccess(places));
        }
    }

    private static GeneralName uri(String place) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, place);
    }

    private static void add(
            X509v3CertificateBuilder builder,
            org.bouncycastle.asn1.ASN1ObjectIdentifier type,
            boolean critical,
            org.bouncycastle.asn1.ASN1Encodable value) {
        try {
            builder.addExtension(type, critical, value);
        } catch (IOException impossible) {
            throw new HouseBug("an extension in memory can be encoded", impossible);
        }
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, Issuer issuer, String algorithm) {
        try {
            var signer =
                    new JcaContentSignerBuilder(algorithm).build(issuer.key().getPrivate());
            var der = new ByteArrayInputStream(builder.build(signer).getEncoded());
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(der);
        } catch (GeneralSecurityException | IOException | OperatorCreationException impossible) {
            throw new HouseBug("a test certificate can be made", impossible);
        }
    }

    private KeyPair newKey(Leaf.Key key) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(key.algorithm());
            generator.initialize(key.bits(), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new HouseBug("every Java platform makes RSA and NIST curve keys", impossible);
        }
    }

    static byte[] keyId(Issuer issuer) {
        return keyId(issuer.key().getPublic());
    }

    /** RFC 7093 §2, method 1: the first 160 bits of the key's SHA-256. */
    private static byte[] keyId(PublicKey key) {
        byte[] octets = SubjectPublicKeyInfo.getInstance(key.getEncoded())
                .getPublicKeyData()
                .getOctets();
        return java.util.Arrays.copyOf(Sha256.hash(octets).bytes(), 20);
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static GeneralName host(String host) {
        boolean address =
                host.chars().allMatch(character -> Character.digit(character, 16) >= 0 || ".:".indexOf(character) >= 0)
                        && (host.indexOf(':') >= 0 || Character.isDigit(host.charAt(host.length() - 1)));
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }

    private static X500Name authority(String name) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "FR")
                .addRDN(BCStyle.O, "PASSERELLE-TEST")
                .addRDN(BCStyle.OU, "0002 000000000")
                .addRDN(BCStyle.OU, "IGC-PASSERELLE TEST")
                .addRDN(BCStyle.CN, name)
                .build();
    }

    private static X500Name subject(Leaf.Subject subject) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "FR")
                .addRDN(BCStyle.ST, subject.state())
                .addRDN(BCStyle.O, subject.organisation())
                .addRDN(BCStyle.OU, subject.structure().value())
                .addRDN(BCStyle.CN, subject.service())
                .build();
    }
}
