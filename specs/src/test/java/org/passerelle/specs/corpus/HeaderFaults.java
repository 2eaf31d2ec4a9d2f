package org.passerelle.specs.corpus;

import static org.passerelle.specs.corpus.Case.refused;
import static org.passerelle.specs.corpus.Case.taken;
import static org.passerelle.specs.corpus.SignedForge.ascii;

import java.util.List;
import java.util.stream.Stream;

/** Protected headers that are not, that are elsewhere, or that lie: the shapes of notmuch's tests and of RFC 9788 §11. */
final class HeaderFaults {
    private static final String NOTMUCH = "After notmuch's T356 (phony, misplaced protected headers): ";

    private final Mails mails;

    HeaderFaults(Mails mails) {
        this.mails = mails;
    }

    List<Case> all() {
        return Stream.of(inside(), outside()).flatMap(List::stream).toList();
    }

    private List<Case> inside() {
        String from = "From: " + People.PRACTICE.value() + "\r\nTo: " + People.HOSPITAL.value() + "\r\n";
        return List.of(
                signed(
                        "headers-not-protected",
                        "seal.absent",
                        "The payload protects no headers: the From outside is anybody's.",
                        "Content-Type: text/plain; charset=\"utf-8\"\r\n"),
                signed(
                        "headers-phony",
                        "seal.absent",
                        NOTMUCH + "the payload names headers without saying that they are the protected ones.",
                        from + "Content-Type: text/plain; charset=\"utf-8\"\r\n"),
                signed(
                        "headers-misplaced",
                        "seal.absent",
                        NOTMUCH + "the protected headers stand on a part below the payload's root.",
                        "Content-Type: multipart/mixed; boundary=p\r\n\r\n--p\r\n" + from
                                + "Content-Type: text/plain; charset=\"utf-8\"; hp=\"cipher\"\r\n"),
                signed(
                        "headers-for-no-encryption",
                        "seal.header-protection",
                        "hp=\"clear\" inside an envelope: the signed mail was not encrypted when it was written, and somebody"
                                + " encrypted it to look confidential (RFC 9788 §4.10).",
                        from + "Content-Type: text/plain; charset=\"utf-8\"; hp=\"clear\"\r\n"),
                signed(
                        "headers-of-no-known-kind",
                        "seal.header-protection",
                        "hp says something that RFC 9788 does not know.",
                        from + "Content-Type: text/plain; charset=\"utf-8\"; hp=\"both\"\r\n"),
                signed(
                        "headers-without-from",
                        "seal.from-mismatch",
                        "The protected headers hold no From.",
                        "To: " + People.HOSPITAL.value()
                                + "\r\nContent-Type: text/plain; charset=\"utf-8\"; hp=\"cipher\"\r\n"));
    }

    private List<Case> outside() {
        String from = "From: " + People.PRACTICE.value() + "\r\nTo: " + People.HOSPITAL.value() + "\r\n";
        String letter = Mails.text(mails.letter());
        return List.of(
                refused(
                                "headers-doubled-type",
                                "seal.malformed",
                                "Two Content-Type fields inside, one protecting and one not.",
                                sealed(from
                                        + "Content-Type: text/plain\r\nContent-Type: text/plain; hp=\"cipher\"\r\n"))
                        .showing(CertificateFaults.PRACTICE_SIGNED),
                taken(
                        "outer-headers-lie",
                        People.PRACTICE.value(),
                        "A relay changed Subject, Date, To and Message-ID outside. None of them serves the verdict: the letter is"
                                + " good, and what it says of them stands inside.",
                        ascii(letter.replace("Fri, 20 Nov 2026", "Mon, 2 Mar 2020")
                                .replace("To: " + People.HOSPITAL.value(), "To: " + People.OTHER.value())
                                .replaceFirst("Subject: [^\r]*", "Subject: URGENT")
                                .replace("<0123456789", "<9876543210"))),
                taken(
                        "outer-headers-claim-protection",
                        People.PRACTICE.value(),
                        NOTMUCH
                                + "the outer Content-Type says hp=\"cipher\" itself. It protects nothing and changes nothing.",
                        ascii(letter.replace("name=\"smime.p7m\"\r\nContent-Tr", "hp=\"cipher\"\r\nContent-Tr"))),
                taken(
                        "hp-outer-lies",
                        People.PRACTICE.value(),
                        "HP-Outer fields tell of another From and Subject outside. They never serve the verdict.",
                        sealed(from + "HP-Outer: From: " + People.OTHER.value() + "\r\nHP-Outer: Subject: autre\r\n"
                                + "Content-Type: text/plain; charset=\"utf-8\"; hp=\"cipher\"\r\n")));
    }

    private Case signed(String name, String outcome, String why, String headers) {
        return refused(name, outcome, why, sealed(headers)).showing(CertificateFaults.PRACTICE_SIGNED);
    }

    private byte[] sealed(String headers) {
        return mails.sealed(
                mails.signed(mails.people().practice, Mails.payload(headers)).cms());
    }
}
