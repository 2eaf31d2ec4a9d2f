package org.passerelle.specs.corpus;

import static org.passerelle.specs.corpus.Case.refused;
import static org.passerelle.specs.corpus.Case.taken;
import static org.passerelle.specs.corpus.SignedForge.ascii;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.passerelle.party.MailAddress;

/**
 * Mails by somebody with good papers that seem to be somebody else's: the shapes of From, Sender and display name of "Johnny, you
 * are fired!" (i1 to i3) and of espoofer.
 */
final class FromFaults {
    private static final String VICTIM = People.PRACTICE.value();
    private static final String MALLORY = People.OTHER.value();
    private static final String JOHNNY = "From \"Johnny, you are fired!\" (USENIX Security 2019), identity binding: ";
    private static final String ESPOOFER = "From espoofer (USENIX Security 2020): ";
    /** Whose certificate signed, where the From is not its own. */
    static final String MALLORY_SIGNED = "certificate CN=SCEAU,OU=1550000038,O=CABINET DE SAULX,ST=Meuse (55),C=FR";

    private static final String OUTER = "seal.outer-from";
    private static final String MISMATCH = "seal.from-mismatch";

    private final Mails mails;

    FromFaults(Mails mails) {
        this.mails = mails;
    }

    List<Case> all() {
        List<Case> all = new ArrayList<>(inOneFrom());
        all.addAll(inOneOddFrom());
        all.addAll(inSeveral());
        all.addAll(inside());
        return all;
    }

    private List<Case> inOneFrom() {
        return List.of(
                from(
                        "from-victim",
                        MISMATCH,
                        JOHNNY + "the attacker signs as itself and writes the victim's From.",
                        VICTIM),
                taken(
                        "from-display-name-is-victim",
                        MALLORY,
                        JOHNNY
                                + "the victim's address as the display name (i1). The letter is the attacker's own and is taken"
                                + " as such: what is shown is the address that signed, never a display name.",
                        mallory("From: \"" + VICTIM + "\" <" + MALLORY + ">\r\n")),
                taken(
                        "from-encoded-display-name",
                        MALLORY,
                        JOHNNY + "the victim's address in an encoded word before the attacker's.",
                        mallory("From: =?UTF-8?Q?" + VICTIM.replace("@", "=40") + "?= <" + MALLORY + ">\r\n")),
                from(
                        "from-two-addresses-in-brackets",
                        OUTER,
                        JOHNNY + "two addresses in brackets, of which readers show the first and check the last (i2).",
                        "<" + VICTIM + "> <" + MALLORY + ">"),
                from(
                        "from-bare-name-is-victim",
                        OUTER,
                        ESPOOFER + "an unquoted address before the one in brackets.",
                        VICTIM + " <" + MALLORY + ">"),
                from("from-list", OUTER, JOHNNY + "a list of two mailboxes.", VICTIM + ", " + MALLORY));
    }

    private List<Case> inOneOddFrom() {
        return List.of(
                from("from-list-reversed", OUTER, JOHNNY + "the same, the attacker's first.", MALLORY + ", " + VICTIM),
                from(
                        "from-group",
                        OUTER,
                        JOHNNY + "a group named as the victim that holds the attacker.",
                        "\"" + VICTIM + "\": " + MALLORY + ";"),
                from(
                        "from-comment",
                        OUTER,
                        JOHNNY + "the attacker's address in a comment.",
                        VICTIM + " (" + MALLORY + ")"),
                from(
                        "from-route",
                        OUTER,
                        ESPOOFER + "an obsolete source route (RFC 5322 §4.4) through the attacker's domain.",
                        "<@saulx.example:" + VICTIM + ">"),
                from(
                        "from-quoted-local-part",
                        OUTER,
                        ESPOOFER + "the victim's address inside a quoted local part of the attacker's domain.",
                        "\"" + VICTIM + "\"@saulx.example"),
                from(
                        "from-truncated-by-nul",
                        "seal.malformed",
                        ESPOOFER + "a NUL after the victim's address, at which some readers stop.",
                        VICTIM + "\0." + MALLORY),
                from("from-empty", OUTER, ESPOOFER + "an empty From.", ""),
                from(
                        "from-local-part-in-capitals",
                        MISMATCH,
                        "The victim's local part in capitals: only a domain may be written either way (RFC 5321 §2.4).",
                        VICTIM.substring(0, VICTIM.indexOf('@')).toUpperCase(Locale.ROOT)
                                + VICTIM.substring(VICTIM.indexOf('@'))));
    }

    private List<Case> inSeveral() {
        return List.of(
                refused(
                                "from-twice",
                                OUTER,
                                ESPOOFER + "two From fields, the victim's first.",
                                mallory("From: " + VICTIM + "\r\nFrom: " + MALLORY + "\r\n"))
                        .showing(MALLORY_SIGNED),
                refused(
                                "from-twice-reversed",
                                OUTER,
                                ESPOOFER + "two From fields, the victim's last.",
                                mallory("From: " + MALLORY + "\r\nFrom: " + VICTIM + "\r\n"))
                        .showing(MALLORY_SIGNED),
                refused(
                                "from-twice-in-capitals",
                                OUTER,
                                ESPOOFER + "a second From whose name is written in capitals.",
                                mallory("From: " + MALLORY + "\r\nFROM: " + VICTIM + "\r\n"))
                        .showing(MALLORY_SIGNED),
                refused(
                                "from-with-space-before-colon",
                                OUTER,
                                ESPOOFER + "a second From with a space before its colon, which some do not see.",
                                mallory("From : " + VICTIM + "\r\nFrom: " + MALLORY + "\r\n"))
                        .showing(MALLORY_SIGNED),
                refused(
                                "from-none",
                                OUTER,
                                ESPOOFER + "no From at all, and a Sender.",
                                mallory("Sender: " + VICTIM + "\r\n"))
                        .showing(MALLORY_SIGNED),
                refused(
                                "sender-is-signer",
                                MISMATCH,
                                JOHNNY
                                        + "the Sender is the signer, the From the victim (i3); RFC 8550 lets Sender bind, we do not.",
                                mallory("From: " + VICTIM + "\r\nSender: " + MALLORY + "\r\n"))
                        .showing(MALLORY_SIGNED),
                refused(
                        "from-after-a-bare-line-end",
                        "seal.malformed",
                        "A bare CR in the From: relays disagree on where the field ends.",
                        mallory("From: " + MALLORY + "\rFrom: " + VICTIM + "\r\n")),
                refused(
                                "from-unfolded",
                                OUTER,
                                ESPOOFER + "a From folded so that its first line is the victim's address.",
                                mallory("From: " + VICTIM + "\r\n <" + MALLORY + ">\r\n"))
                        .showing(MALLORY_SIGNED),
                taken(
                        "reply-to-another",
                        MALLORY,
                        "A Reply-To of the victim's changes nothing: the letter is the attacker's and shown as such; answers go"
                                + " to the signer.",
                        mallory("Reply-To: " + VICTIM + "\r\nFrom: " + MALLORY + "\r\n")));
    }

    private List<Case> inside() {
        byte[] victims = Mails.payload(People.PRACTICE);
        return List.of(
                refused(
                                "from-inside-is-victim",
                                MISMATCH,
                                "The outer From is the signer, the protected From the victim.",
                                mails.sealed(Mails.headers(MALLORY), signedBy(victims)))
                        .showing(MALLORY_SIGNED),
                refused(
                                "from-inside-and-outside-are-victim",
                                MISMATCH,
                                "Both From are the victim, the signer is not.",
                                mails.sealed(Mails.headers(VICTIM), signedBy(victims)))
                        .showing(MALLORY_SIGNED),
                refused(
                                "from-inside-twice",
                                MISMATCH,
                                "Two protected From fields.",
                                mails.sealed(
                                        Mails.headers(MALLORY),
                                        signedBy(ascii(
                                                "From: " + VICTIM + "\r\n" + Mails.text(Mails.payload(People.OTHER))))))
                        .showing(MALLORY_SIGNED),
                refused(
                                "certificate-of-a-look-alike",
                                MISMATCH,
                                "The signer's certificate names the victim's address at another domain.",
                                mails.sealed(mails.signed(
                                                mails.people()
                                                        .practice(leaf -> leaf.bound(
                                                                MailAddress.of(VICTIM.replace("mssante", "mssantc")))),
                                                victims)
                                        .cms()))
                        .showing("certificate CN=SCEAU,OU=1550000012,O=CABINET DU BARROIS,ST=Meuse (55),C=FR"));
    }

    private Case from(String name, String outcome, String why, String from) {
        Case made = refused(name, outcome, why, mallory("From: " + from + "\r\n"));
        return outcome.equals("seal.malformed") ? made : made.showing(MALLORY_SIGNED);
    }

    /** The attacker's own letter, honest inside, under these From fields. */
    private byte[] mallory(String fields) {
        return mails.sealed(fields + Mails.rest("authEnveloped-data"), signedBy(Mails.payload(People.OTHER)));
    }

    private byte[] signedBy(byte[] payload) {
        return mails.signed(mails.people().other, payload).cms();
    }
}
