package org.passerelle.seal.pki;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;

/**
 * What a test leaf certificate says.
 *
 * @param subject whose it is
 * @param usage key usage bits, as {@link KeyUsage} numbers them
 * @param purposes extended key usages; none leaves the extension out
 * @param mail the rfc822Name, or null
 * @param hosts DNS names and IP addresses
 * @param startsAfter when it becomes valid, counted from now; negative for the past
 * @param lasts how long it is valid
 * @param key what key it gets
 * @param signature the JDK's name of the issuer's signature algorithm
 * @param published where it says that its revocation can be learned
 */
public record Leaf(
        Subject subject,
        int usage,
        List<KeyPurposeId> purposes,
        @Nullable MailAddress mail,
        List<String> hosts,
        Duration startsAfter,
        Duration lasts,
        Key key,
        String signature,
        Published published) {
    private static final Duration MARGIN = Duration.ofDays(-1);
    private static final Duration THREE_YEARS = Duration.ofDays(3 * 365);

    /**
     * The subject of a leaf, in IGC-Santé's order C, ST, O, OU, CN.
     *
     * @param state département, as in {@code Meuse (55)}
     * @param organisation the organisation's name
     * @param structure the OU
     * @param service the CN: a service's or an application's name
     */
    public record Subject(String state, String organisation, StructureId structure, String service) {}

    /**
     * Where revocation can be learned.
     *
     * @param lists URIs of the CRL distribution point
     * @param responders URIs of OCSP responders
     */
    public record Published(List<String> lists, List<String> responders) {
        /** Nowhere. */
        public static final Published NOWHERE = new Published(List.of(), List.of());

        public Published {
            lists = List.copyOf(lists);
            responders = List.copyOf(responders);
        }
    }

    /**
     * A kind of key.
     *
     * @param algorithm {@code RSA} or {@code EC}, as the JDK calls it
     * @param bits of the modulus, or of the curve (256, 384 or 521, the NIST one)
     */
    public record Key(String algorithm, int bits) {}

    public Leaf {
        purposes = List.copyOf(purposes);
        hosts = List.copyOf(hosts);
    }

    Optional<MailAddress> mailbox() {
        return Optional.ofNullable(mail);
    }

    /** ORG SIGN: signs, and never decrypts. */
    public static Leaf signing(Subject subject) {
        return mail(subject, KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
    }

    /** Decrypts, and never signs. */
    public static Leaf encryption(Subject subject) {
        return mail(subject, KeyUsage.keyEncipherment);
    }

    /** Signs and decrypts. */
    public static Leaf combined(Subject subject) {
        return mail(subject, KeyUsage.digitalSignature | KeyUsage.nonRepudiation | KeyUsage.keyEncipherment);
    }

    /** A TLS server under these names. */
    public static Leaf tlsServer(Subject subject, List<String> hosts) {
        return mail(subject, KeyUsage.digitalSignature | KeyUsage.keyEncipherment)
                .purposes(KeyPurposeId.id_kp_serverAuth)
                .at(hosts);
    }

    /** A TLS client. */
    public static Leaf tlsClient(Subject subject) {
        return mail(subject, KeyUsage.digitalSignature).purposes(KeyPurposeId.id_kp_clientAuth);
    }

    private static Leaf mail(Subject subject, int usage) {
        return new Leaf(
                subject,
                usage,
                List.of(KeyPurposeId.id_kp_emailProtection),
                null,
                List.of(),
                MARGIN,
                THREE_YEARS,
                new Key("RSA", TestPki.LEAF_BITS),
                TestPki.SIGNATURE,
                Published.NOWHERE);
    }

    /** The same leaf bound to an address. */
    public Leaf bound(MailAddress address) {
        return new Leaf(subject, usage, purposes, address, hosts, startsAfter, lasts, key, signature, published);
    }

    public Leaf usage(int bits) {
        return new Leaf(subject, bits, purposes, mail, hosts, startsAfter, lasts, key, signature, published);
    }

    public Leaf purposes(KeyPurposeId... ids) {
        return new Leaf(subject, usage, List.of(ids), mail, hosts, startsAfter, lasts, key, signature, published);
    }

    public Leaf valid(Duration after, Duration length) {
        return new Leaf(subject, usage, purposes, mail, hosts, after, length, key, signature, published);
    }

    public Leaf keyBits(int bits) {
        return new Leaf(
                subject, usage, purposes, mail, hosts, startsAfter, lasts, new Key("RSA", bits), signature, published);
    }

    /** The same leaf with an elliptic-curve key, which agrees on keys instead of deciphering them. */
    public Leaf elliptic(int bits) {
        int agreeing = (usage & KeyUsage.keyEncipherment) == 0
                ? usage
                : usage & ~KeyUsage.keyEncipherment | KeyUsage.keyAgreement;
        return new Leaf(
                subject,
                agreeing,
                purposes,
                mail,
                hosts,
                startsAfter,
                lasts,
                new Key("EC", bits),
                signature,
                published);
    }

    public Leaf signedWith(String algorithm) {
        return new Leaf(subject, usage, purposes, mail, hosts, startsAfter, lasts, key, algorithm, published);
    }

    /** The same leaf that says where its revocation can be learned. */
    public Leaf published(Published at) {
        return new Leaf(subject, usage, purposes, mail, hosts, startsAfter, lasts, key, signature, at);
    }

    private Leaf at(List<String> names) {
        return new Leaf(subject, usage, purposes, mail, names, startsAfter, lasts, key, signature, published);
    }
}
