package org.passerelle.specs.corpus;

import static org.passerelle.specs.corpus.SignedForge.ascii;

import java.nio.charset.StandardCharsets;
import org.passerelle.party.MailAddress;
import org.passerelle.seal.pki.Issued;

/** The ordinary parts of a letter, from which each fault departs in one place. */
final class Mails {
    private static final String TEXT =
            "Bonjour,\r\n\r\nUne l=C3=A9sion pigment=C3=A9e =C3=A0 montrer.\r\n\r\nCabinet du Barrois\r\n";

    private final People people;

    Mails(People people) {
        this.people = people;
    }

    People people() {
        return people;
    }

    /** The payload of a letter from that address, its headers protected. */
    static byte[] payload(MailAddress from) {
        return payload("From: " + from.value() + "\r\nTo: " + People.HOSPITAL.value()
                + "\r\nSubject: Demande d'avis\r\nContent-Type: text/plain; charset=\"utf-8\"; hp=\"cipher\"\r\n"
                + "Content-Transfer-Encoding: quoted-printable\r\n");
    }

    static byte[] payload(String headers) {
        return ascii(headers + "\r\n" + TEXT);
    }

    /** The outer headers of a letter that says it is from there. */
    static String headers(String from) {
        return "From: " + from + "\r\n" + rest("authEnveloped-data");
    }

    static String rest(String kind) {
        return "To: " + People.HOSPITAL.value() + "\r\nDate: Fri, 20 Nov 2026 14:30:00 +0000\r\n"
                + "Message-ID: <0123456789abcdef0123456789abcdef@medecin.mssante.example>\r\n"
                + "Subject: =?UTF-8?Q?=C3=89change_m=C3=A9dical_s=C3=A9curis=C3=A9?=\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: application/pkcs7-mime; smime-type=" + kind + "; name=\"smime.p7m\"\r\n"
                + "Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\"smime.p7m\"\r\n";
    }

    static String headers() {
        return headers(People.PRACTICE.value());
    }

    /** An ordinary signature of the practice's. */
    SignedForge signed() {
        return signed(people.practice, payload(People.PRACTICE));
    }

    SignedForge signed(Issued signer, byte[] payload) {
        return SignedForge.letter(signer, payload, people.hospital.certificate());
    }

    /** Sealed to the hospital under ordinary headers. */
    byte[] sealed(byte[] signedCms) {
        return sealed(headers(), signedCms);
    }

    byte[] sealed(String headers, byte[] signedCms) {
        return envelope(SignedForge.entity(signedCms)).mail(headers);
    }

    EnvelopeForge envelope(byte[] entity) {
        return EnvelopeForge.gcm(people.random, entity, people.hospital.certificate());
    }

    /** An ordinary letter. */
    byte[] letter() {
        return sealed(signed().cms());
    }

    static String text(byte[] mail) {
        return new String(mail, StandardCharsets.ISO_8859_1);
    }
}
