package org.passerelle.letter.clear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.party.MailAddress;
import org.passerelle.port.letter.ClearMail;
import org.passerelle.port.letter.Enclosed;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/** Ordinary mails as mail programs write them. */
class ClearReaderTest {
    private static final String TEXT = "Content-Type: text/plain; charset=utf-8";

    @Test
    void readsWhoWroteWhatToWhomAndWhen() {
        try (ClearMail mail = new RawMail()
                .header(
                        "To: \"Ligne, (dermatologie)\" <ligne@hopital.mssante.test>, autres: b@c.test, pas une adresse;")
                .more("Cc: b@c.test, D <d@E.test>")
                .header(
                        "Subject: [EXT][PASS] XDM/1.0/DDM+=?utf-8?Q?Demande_d=27acte_de_t=C3=A9l=C3=A9m?= CORSE\r\n FIGATELLIX")
                .more("In-Reply-To: <c@d.test>")
                .more("References: <a@b.test>\r\n <b@b.test> <c@d.test>")
                .part(TEXT, "Bonjour,\r\n\r\n\r\n\r\nune lésion\u202E ?\t\r\n")
                .read()) {
            assertThat(mail.from()).isEqualTo(RawMail.DOCTOR);
            assertThat(mail.to())
                    .extracting(MailAddress::value)
                    .containsExactly("ligne@hopital.mssante.test", "b@c.test", "d@e.test");
            assertThat(mail.messageId()).isEqualTo("a.1@medecin.mssante.test");
            assertThat(mail.date()).contains(Instant.parse("2026-11-20T14:30:00Z"));
            assertThat(mail.subject()).isEqualTo("Demande d'acte de télém CORSE FIGATELLIX");
            assertThat(mail.references()).containsExactly("c@d.test", "b@b.test", "a@b.test");
            assertThat(mail.text()).isEqualTo("Bonjour,\n\nune lésion ?");
            assertThat(mail.enclosed()).isEmpty();
            assertThat(mail.clinical()).isEmpty();
            assertThat(mail.trouble()).isEmpty();
            assertThat(mail.toString()).doesNotContain("CORSE").doesNotContain("exemple");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: a@b.test, c@d.test",
                "From: équipe: a@b.test;",
                "From: personne",
                "From: <a@b.test> <c@d.test>",
                "From: \"a@b.test\" c@d.test <e@f.test> x",
                "From:"
            })
    void refusesAFromThatIsNotOneAddress(String from) {
        refuses(ClearRefusal.FROM, new RawMail().header(from).part(TEXT, "x"));
    }

    @Test
    void refusesSeveralFromsAndNone() {
        refuses(ClearRefusal.FROM, new RawMail().more("From: a@b.test").part(TEXT, "x"));
        refuses(ClearRefusal.FROM, new RawMail().without("From").part(TEXT, "x"));
    }

    @Test
    void refusesASenderOfAnotherHouseOnly() {
        try (ClearMail mail = new RawMail()
                .more("Sender: secretariat@medecin.mssante.test")
                .part(TEXT, "x")
                .read()) {
            assertThat(mail.from()).isEqualTo(RawMail.DOCTOR);
        }
        refuses(ClearRefusal.SENDER, new RawMail().more("Sender: a@autre.test").part(TEXT, "x"));
        refuses(
                ClearRefusal.SENDER,
                new RawMail()
                        .more("Sender: a@medecin.mssante.test")
                        .more("Sender: b@medecin.mssante.test")
                        .part(TEXT, "x"));
    }

    @Test
    void refusesAMailWithoutAnIdOrWithTwo() {
        refuses(ClearRefusal.HEADERS, new RawMail().without("Message-ID").part(TEXT, "x"));
        refuses(
                ClearRefusal.HEADERS,
                new RawMail().more("Message-ID: <b@c.test>").part(TEXT, "x"));
        refuses(
                ClearRefusal.HEADERS,
                new RawMail().header("Message-ID: <a b@c.test>").part(TEXT, "x"));
    }

    @Test
    void saysWhetherItsSenderAndNobodyElseAsksToBeTold() {
        String asks = "Disposition-Notification-To: <aline.exemple@medecin.mssante.test>";
        assertThat(asks(new RawMail().more(asks))).isTrue();
        assertThat(asks(new RawMail().more(asks).more("Return-Path: <aline.exemple@medecin.mssante.test>")))
                .isTrue();
        assertThat(asks(new RawMail().more(asks).more("Return-Path: <autre@medecin.mssante.test>")))
                .isFalse();
        assertThat(asks(new RawMail().more(asks).more(asks))).isFalse();
        assertThat(asks(new RawMail().more("Disposition-Notification-To: a@autre.test")))
                .isFalse();
        assertThat(asks(new RawMail())).isFalse();
    }

    @Test
    void prefersPlainTextAndReadsHtmlWhereThereIsNoOther() {
        String alternative = "Content-Type: multipart/alternative; boundary=y";
        String html = "--y\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<style>p{}</style><p>L&eacute;sion <b>du"
                + " dos</b>&nbsp;?</p><script>alert(1)</script><p title='a>b'>3 < 4</p>\r\n";

        assertThat(text(new RawMail().part(alternative, html + "--y\r\n" + TEXT + "\r\n\r\nLe texte\r\n--y--\r\n")))
                .isEqualTo("Le texte");
        assertThat(text(new RawMail().part(alternative, html + "--y--\r\n"))).isEqualTo("Lésion du dos ?\n\n3 < 4");
        assertThat(text(new RawMail().part(TEXT, "un").part(TEXT, "deux"))).isEqualTo("un\n\ndeux");
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, UTF-8",
        "iso-8859-1, ISO-8859-1",
        "ISO-8859-15, ISO-8859-15",
        "windows-1252, windows-1252",
        "'', UTF-8",
        "us-ascii, ISO-8859-1",
        "x-inconnu, UTF-8"
    })
    void readsTheCharactersThatFrenchMailsAreWrittenIn(String declared, String actual) {
        RawMail mail = new RawMail()
                .in(Charset.forName(actual))
                .part(
                        "Content-Type: text/plain" + (declared.isEmpty() ? "" : "; charset=" + declared),
                        "à l'œdème é".replace(actual.equals("ISO-8859-1") ? "œ" : "\0", "e"));

        assertThat(text(mail)).startsWith("à l'").endsWith("dème é").doesNotContain("\uFFFD");
    }

    @ParameterizedTest
    @CsvSource({
        "=?utf-8?B?w6k=?= =?UTF-8?Q?=C3=A9?= et a, éé et a",
        "a =?utf-8?Q?=C3?= =?utf-8?Q?=A9?=!, a é!",
        "=?iso-8859-1?Q?a_=E9?=, a é",
        "=?iso-8859-1*fr?Q?=E9?= x, é x",
        "=?utf-8?X?=C3=A9?=, =?utf-8?X?=C3=A9?=",
        "=?utf-8?B?*?= x, =?utf-8?B?*?= x",
        "é brut, é brut"
    })
    void decodesTheWordsOfASubject(String written, String shown) {
        try (ClearMail mail =
                new RawMail().header("Subject: " + written).part(TEXT, "x").read()) {
            assertThat(mail.subject()).isEqualTo(shown);
        }
    }

    @Test
    void replacesWhatIsNoCharacter() {
        RawMail mail = new RawMail().in(StandardCharsets.ISO_8859_1).part(TEXT, "é!");

        assertThat(text(mail)).isEqualTo("\uFFFD!");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Disposition: attachment; filename=\"radio.jpg\"|radio.jpg",
                "Content-Disposition: attachment; filename=radio.jpg|radio.jpg",
                "Content-Disposition: attachment; filename*=UTF-8''l%C3%A9sion.jpg|lésion.jpg",
                "Content-Disposition: attachment; filename*0=\"une-\"; filename*1=\"suite.pdf\"|une-suite.pdf",
                "Content-Disposition: attachment; filename=\"=?utf-8?B?bMOpc2lvbi5qcGc=?=\"|lésion.jpg",
                "Content-Disposition: attachment; filename=\"../../etc/passwd\"|passwd",
                "Content-Disposition: attachment; filename=\"C:\\\\\\\\a\\\\\\\\b.txt\"|b.txt",
                "Content-Disposition: attachment; filename=\"..\"|document-1",
                "Content-Disposition: attachment|document-1",
                "Content-Disposition: inline; filename=\"a;b\\\"c.txt\"|a;b\"c.txt"
            })
    void namesAFileAsItsSenderDoesAndNeverAPath(String field, String name) {
        try (ClearMail mail = new RawMail()
                .part("Content-Type: application/octet-stream\r\n" + field, "x")
                .read()) {
            assertThat(mail.enclosed()).extracting(Enclosed::name).containsExactly(name);
        }
    }

    @Test
    void keepsAForwardedMailAndWhatNobodyKnowsAsFiles() throws Exception {
        try (ClearMail mail = new RawMail()
                .part(TEXT, "Voir ci-joint.")
                .part("Content-Type: message/rfc822", "From: x@y.test\r\nSubject: dedans\r\n\r\ncorps\r\n")
                .file("winmail.dat", "application/ms-tnef", new byte[] {1, 2, 3})
                .file("sans.zip", "application/zip", new byte[] {4, 5})
                .read()) {
            assertThat(mail.enclosed())
                    .extracting(Enclosed::name)
                    .containsExactly("message.eml", "winmail.dat", "sans.zip");
            assertThat(mail.text()).isEqualTo("Voir ci-joint.");
            assertThat(mail.trouble()).isEmpty();
            Enclosed tnef = mail.enclosed().get(1);
            assertThat(tnef.size()).isEqualTo(3);
            assertThat(tnef.origin()).isEqualTo(Enclosed.Origin.ATTACHED);
            try (var octets = mail.document(tnef.id())) {
                assertThat(octets.readAllBytes()).containsExactly(1, 2, 3);
            }
            assertThatThrownBy(() -> mail.document(new org.passerelle.canon.Id("0".repeat(32))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void keepsAnArchiveThatDoesNotHoldAndSaysWhy() {
        try (ClearMail mail = new RawMail()
                .part(TEXT, "Bonjour")
                .file("IHE_XDM.zip", "application/zip", new byte[] {'P', 'K', 3, 4, 0})
                .read()) {
            assertThat(mail.text()).isEqualTo("Bonjour");
            assertThat(mail.enclosed()).extracting(Enclosed::name).containsExactly("IHE_XDM.zip");
            assertThat(mail.trouble().orElseThrow().code().code()).startsWith("letter.xdm.");
            assertThat(mail.clinical()).isEmpty();
        }
    }

    @Test
    void isTheSameMailWhateverRelaysAddToIt() {
        byte[] once = new RawMail()
                .part(TEXT, "é")
                .file("a.bin", "x/y", new byte[100])
                .octets();
        byte[] relayed = new RawMail()
                .more("Received: from a by b; Fri, 20 Nov 2026 15:31:00 +0100")
                .more("X-Antispam: non")
                .part(TEXT + "\r\nContent-Transfer-Encoding: quoted-printable", "=C3=A9")
                .part("Content-Type: x/y; name=b", "")
                .octets();
        String other = new String(relayed, StandardCharsets.UTF_8)
                .replace("Content-Type: x/y; name=b\r\n\r\n", "Content-Type: x/y; name=b\r\n\r\n" + "\0".repeat(100));
        try (ClearMail one = RawMail.read(once, ClearLimits.DEFAULT);
                ClearMail two = RawMail.read(other.getBytes(StandardCharsets.UTF_8), ClearLimits.DEFAULT)) {
            assertThat(two.id()).isEqualTo(one.id());
            assertThat(two.enclosed().get(0).id())
                    .isEqualTo(one.enclosed().get(0).id());
        }
        try (ClearMail one = RawMail.read(once, ClearLimits.DEFAULT);
                ClearMail changed = new RawMail()
                        .part(TEXT, "e")
                        .file("a.bin", "x/y", new byte[100])
                        .read()) {
            assertThat(changed.id()).isNotEqualTo(one.id());
        }
    }

    private static boolean asks(RawMail mail) {
        try (ClearMail read = mail.part(TEXT, "x").read()) {
            return read.asksReceipt();
        }
    }

    private static String text(RawMail mail) {
        try (ClearMail read = mail.read()) {
            return read.text();
        }
    }

    private static void refuses(RefusalCode code, RawMail mail) {
        assertThatThrownBy(mail::read)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
