package org.passerelle.seal;

import java.security.cert.X509Certificate;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.suite.Unaccepted;

/** Why a letter, receipt, card or endorsement is not sealed, or not believed. */
public enum SealRefusal implements RefusalCode {
    MALFORMED("seal.malformed", "The mail or one of its frames cannot be read; ask the sender for an intact copy."),
    TOO_LARGE("seal.too-large", "The mail or one of its parts is larger than the limit."),
    ROOT_PART("seal.root-part", "The mail's root part is not the sealed entity it should be, or says it is another."),
    ALGORITHM("seal.algorithm", "An algorithm, or one of its parameters, is not one that this version accepts."),
    TRIPLE_DES("seal.triple-des", "The letter is encrypted under DES or triple DES, which is too weak to be read."),
    RC2("seal.rc2", "The letter is encrypted under RC2, which is too weak to be read."),
    SHA1("seal.sha1", "The letter is signed over SHA-1 or an older hash, which proves nothing any more."),
    NOT_FOR_US("seal.not-for-us", "No recipient information names one of our encryption certificates."),
    DECRYPTION("seal.decryption", "The content key cannot be recovered with our key."),
    TAG("seal.tag", "The authentication tag does not hold: the letter was altered on its way."),
    STRIPPED_SIGNATURE("seal.stripped-signature", "What was encrypted is not signed."),
    NO_SIGNER("seal.no-signer", "The signed data has no signer."),
    TWO_SIGNERS("seal.two-signers", "The signed data has more than one signer."),
    PURPOSE("seal.purpose", "The signature was made for another purpose."),
    ATTRIBUTES("seal.attributes", "The signed attributes are missing, doubled, or not in their one DER form."),
    SIGNER_CERTIFICATE("seal.signer-certificate", "The signer's certificate is missing or not the signed one."),
    ALGORITHM_PROTECTION("seal.algorithm-protection", "The algorithms are not the ones that were signed."),
    SIGNATURE("seal.signature", "The signature does not hold."),
    DIGEST("seal.digest", "The content is not the one that was signed."),
    PATH("seal.path", "The signer's certificate does not lead to a certification authority that we believe."),
    EXPIRED("seal.expired", "A certificate was not valid when the letter came; renew it."),
    STALE("seal.stale", "The letter's signing time is too far from its arrival: it is shown and not applied."),
    KEY_USAGE("seal.key-usage", "The certificate is not made for this use."),
    WEAK_KEY("seal.weak-key", "A certificate's key or signature algorithm is too weak."),
    REVOKED("seal.revoked", "A certificate of the signer's path is revoked."),
    REVOCATION_UNKNOWN(
            "seal.revocation-unknown",
            "Whether the signer's certificate is revoked cannot be learned now: the letter is shown, not applied, and judged again"
                    + " when the authority answers."),
    HEADER_PROTECTION("seal.header-protection", "The protected headers contradict the encryption around them."),
    OUTER_FROM("seal.outer-from", "The mail has not exactly one From, with exactly one address."),
    FROM_MISMATCH("seal.from-mismatch", "The From is not an address of the signer."),
    UNBOUND(
            "seal.unbound",
            "The signer's certificate is not bound to the From address yet: it is shown under the certificate's name and not"
                    + " applied; confirm the address."),
    OTHER_CERTIFICATE(
            "seal.other-certificate",
            "The From is a known correspondent's, and no confirmed card of theirs names the signer's certificate: the letter is shown"
                    + " and not applied; get their new card and make sure of it."),
    NOT_ADDRESSED("seal.not-addressed", "The letter was not signed for the one who opens it."),
    EXTRA_RECIPIENT("seal.extra-recipient", "The letter can be opened by somebody it was not signed for."),
    ABSENT("seal.absent", "The sender left out a proof that this correspondent must give."),
    NO_RECIPIENT("seal.no-recipient", "A letter needs at least one recipient, and each an encryption certificate."),
    RECIPIENT_EXPIRED(
            "seal.recipient-expired", "A recipient's encryption certificate is not valid now; get a new card."),
    RECIPIENT_KEY_USAGE("seal.recipient-key-usage", "A recipient's certificate is not made for encryption."),
    HEADER(
            "seal.header",
            "A header cannot be written: it holds a line end, a foreign character, or has the wrong form."),
    PEM("seal.pem", "The file is not the PEM or PKCS#12 it should be."),
    PASSWORD("seal.password", "The key file's password is wrong.");

    private final String code;
    private final String sentence;

    SealRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return Lasting.PERMANENT;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    static SealRefusal of(Unaccepted unaccepted) {
        return switch (unaccepted.kind()) {
            case TRIPLE_DES -> TRIPLE_DES;
            case RC2 -> RC2;
            case SHA1 -> SHA1;
            case OTHER -> ALGORITHM;
        };
    }

    /** The refusal of one certificate. */
    Refused of(X509Certificate certificate) {
        return Refusal.of(this)
                .with(FactKey.CERTIFICATE_SERIAL, certificate.getSerialNumber().toString(16))
                .refused();
    }
}
