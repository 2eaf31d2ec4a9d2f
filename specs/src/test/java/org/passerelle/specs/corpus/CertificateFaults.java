package org.passerelle.specs.corpus;

import static org.passerelle.specs.corpus.Case.refused;

import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLReason;
import org.passerelle.seal.pki.Issued;
import org.passerelle.specs.corpus.Case.Setting;

/** Signers whose certificates are not good, or not any more, and what they say of the time. */
final class CertificateFaults {
    /** The practice's certificate, where it is not bound to the From. */
    static final String PRACTICE_SIGNED = "certificate CN=SCEAU,OU=1550000012,O=CABINET DU BARROIS,ST=Meuse (55),C=FR";

    private final Mails mails;
    private final People people;
    private final Issued revoked;
    private final Issued stolen;

    CertificateFaults(Mails mails) {
        this.mails = mails;
        people = mails.people();
        revoked = people.practice(leaf -> leaf);
        stolen = people.practice(leaf -> leaf);
    }

    /** The revocation lists that the cases name, by file. */
    Map<String, X509CRL> lists() {
        return Map.of(
                "superseded.crl.pem",
                people.pki.organisationsCrl(List.of(revoked.certificate()), CRLReason.superseded),
                "stolen.crl.pem",
                people.pki.organisationsCrl(List.of(stolen.certificate()), CRLReason.keyCompromise));
    }

    List<Case> all() {
        return Stream.of(certificates(), times(), others())
                .flatMap(List::stream)
                .toList();
    }

    private List<Case> certificates() {
        Setting before = Setting.HOSPITAL.arriving(People.SIGNED.minus(Duration.ofHours(2)));
        return List.of(
                by("expired", "seal.expired", "The signer's certificate had expired ten days before.", people.expired())
                        .showing(PRACTICE_SIGNED),
                by("not-yet-valid", "seal.expired", "The certificate begins in ten days.", people.notYetValid())
                        .showing(PRACTICE_SIGNED),
                by("revoked", "seal.revoked", "The signer's certificate was revoked before the letter came.", revoked)
                        .in(Setting.HOSPITAL.knowing("superseded.crl.pem"))
                        .showing(PRACTICE_SIGNED),
                by("wrong-usage", "seal.key-usage", "A certificate for key agreement signs.", people.forEncryption())
                        .showing(PRACTICE_SIGNED),
                by(
                                "wrong-extended-usage",
                                "seal.key-usage",
                                "A TLS client's certificate signs a letter.",
                                people.forClients())
                        .showing(PRACTICE_SIGNED),
                by(
                        "wrong-authority",
                        "seal.path",
                        "An authority with the very names of ours, and another key, issued the certificate.",
                        people.stranger()),
                by(
                        "weak-key",
                        "seal.weak-key",
                        "The signer's key has 1024 bits.",
                        people.practice(leaf -> org.passerelle.seal.pki.Leaf.signing(leaf.subject())
                                .bound(People.PRACTICE)
                                .keyBits(1024))),
                by(
                        "weak-certificate",
                        "seal.weak-key",
                        "The signer's certificate is signed over SHA-1.",
                        people.practice(leaf -> leaf.signedWith("SHA1withRSA"))));
    }

    private List<Case> times() {
        Setting before = Setting.HOSPITAL.arriving(People.SIGNED.minus(Duration.ofHours(2)));
        return List.of(
                refused(
                                "back-dated-beyond-belief",
                                "seal.expired",
                                "The certificate expired ten days ago; the signing time says fifteen. Only the last five days before"
                                        + " arrival are believed.",
                                signedAt(people.expired(), Duration.ofDays(-15)))
                        .showing(PRACTICE_SIGNED),
                refused(
                                "back-dated-with-a-stolen-key",
                                "seal.revoked",
                                "The key was stolen; its thief signs with a time before the theft was known. A compromised key is"
                                        + " refused at any date.",
                                signedAt(stolen, Duration.ofHours(-3)))
                        .in(before.knowing("stolen.crl.pem"))
                        .showing(PRACTICE_SIGNED),
                refused(
                                "back-dated-by-weeks",
                                "seal.stale",
                                "Signed 31 days before it came: shown, and applied by nobody.",
                                signedAt(people.practice, Duration.ofDays(-31)))
                        .showing(People.PRACTICE.value()),
                refused(
                                "signed-in-the-future",
                                "seal.stale",
                                "Signed an hour after it came: shown, and applied by nobody.",
                                signedAt(people.practice, Duration.ofHours(1)))
                        .showing(People.PRACTICE.value()));
    }

    private List<Case> others() {
        return List.of(
                refused(
                                "unbound",
                                "seal.unbound",
                                "The certificate names no address and nobody has confirmed one: shown under the certificate's name, and"
                                        + " applied by nobody.",
                                mails.sealed(mails.signed(unbound(), Mails.payload(People.PRACTICE))
                                        .cms()))
                        .showing(PRACTICE_SIGNED),
                by(
                                "other-revoked-only",
                                Case.ACCEPTED,
                                "A list that revokes somebody else: a good letter.",
                                people.practice)
                        .in(Setting.HOSPITAL.knowing("superseded.crl.pem"))
                        .showing(People.PRACTICE.value()));
    }

    private Issued unbound() {
        var subject = People.leaf(People.PRACTICE).subject();
        return people.pki.issue(org.passerelle.seal.pki.Leaf.signing(subject).elliptic(256));
    }

    private Case by(String name, String outcome, String why, Issued signer) {
        return refused(name, outcome, why, signedAt(signer, Duration.ZERO));
    }

    private byte[] signedAt(Issued signer, Duration after) {
        return mails.sealed(mails.signed(signer, Mails.payload(People.PRACTICE))
                .at(People.SIGNED.plus(after))
                .cms());
    }
}
