package org.passerelle.specs.fuzz.letter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.passerelle.card.CardCertificate;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.fetch.LastGood;
import org.passerelle.port.trust.Revocations.Standing;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.frame.MalformedFrame;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.revocation.RevocationDesk;
import org.passerelle.seal.revocation.RevocationRules;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Seeds;

/** Certificates of anybody: everything that is asked of one, and a path for it. */
final class CertificateFuzz extends FuzzTarget {
    private static final Instant NOW = Instant.parse("2026-11-20T14:31:00Z");

    private final List<X509Certificate> genuine = genuine();
    private final RevocationDesk desk = new RevocationDesk(
            TrustAnchors.of(Pem.certificates(Mailbox.pem("anchors.pem")), List.of()),
            Fetcher.none(),
            LastGood.none(),
            RevocationRules.usual(),
            () -> NOW,
            Mailbox.random());

    CertificateFuzz() throws IOException {}

    @Override
    protected List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        genuine.forEach(one -> seeds.add(Certificates.der(one)));
        seeds.add(Seeds.utf8(Mailbox.pem("hospital.cert.pem")));
        return Seeds.all(seeds, Seeds.samples("corpora/pkits", ".crt", 40));
    }

    @Override
    protected void read(byte[] octets) throws IOException {
        tried(() -> CardCertificate.of(octets));
        tried(() -> Pem.certificates(new String(octets, StandardCharsets.ISO_8859_1)));
        tried(() -> Pem.certificates("-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(octets) + "\n-----END CERTIFICATE-----\n"));
        try {
            ask(Certificates.parse(octets));
        } catch (MalformedFrame expected) {
            require(expected.getMessage() != null, "a frame that is malformed says what it is");
        }
    }

    private void ask(X509Certificate certificate) {
        byte[] der = Certificates.der(certificate);
        require(Arrays.equals(Certificates.der(Certificates.parse(der)), der), "what is read is written as it was");
        require(Certificates.hash(certificate) != null, "every certificate has a hash");
        Standing standing = desk.ask(certificate);
        require(standing == Standing.NO_PATH || genuine.contains(certificate), "nobody else leads to an anchor");
        Certificates.isStrong(certificate);
        Certificates.isValidAt(certificate, NOW);
        Certificates.maySign(certificate);
        Certificates.mayReceive(certificate);
        Certificates.mailNames(certificate);
        Certificates.structure(certificate);
    }

    private static List<X509Certificate> genuine() throws IOException {
        List<X509Certificate> all = new ArrayList<>();
        for (String file :
                List.of("anchors", "hospital.cert", "hospital-ec.cert", "hospital-sign.cert", "other.cert")) {
            all.addAll(Pem.certificates(Mailbox.pem(file + ".pem")));
        }
        return all;
    }
}
