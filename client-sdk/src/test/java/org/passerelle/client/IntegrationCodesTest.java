package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.OrdinaryMailbox;
import org.passerelle.client.testing.Rehearsal;

/** A document that cannot be filed is told to its sender under ANS's code, and beside the mail to those who read it. */
class IntegrationCodesTest extends AskedOrdinaryLine {
    private static final Map<String, String> ASKING = Map.of("Disposition-Notification-To", Rehearsal.ORDINARY_LINE);
    private static final String OTHER_INS = "161075502900171";

    @Test
    void theSamePatientsDocumentIsFiledHoweverTheNameIsSpelt() {
        assertFiled(AnyCda.report().of("Martin Essai", "Camille", "F", "19610708"));
    }

    @Test
    void allGivenNamesInTheFirstsPlaceAreThePatientsToo() {
        assertFiled(AnyCda.report().of("MARTIN-ESSAI", "CAMILLE ANNE", "F", "19610708"));
    }

    @Test
    void aDocumentWithoutInsIsFiledWhenAllItsTraitsAreThePatients() {
        assertFiled(AnyCda.report().ins(""));
    }

    @Test
    void tells902OfAnotherPatient() {
        assertNotFiled(
                902, "flow.patient-unknown", AnyCda.report().ins(OTHER_INS).of("AUTRE", "Jean", "M", "19500101"));
    }

    @Test
    void tells902OfAnotherPatientWithoutIns() {
        assertNotFiled(
                902, "flow.patient-unknown", AnyCda.report().ins("").of("MARTIN-ESSAI", "CAMILLA", "F", "19610708"));
    }

    @Test
    void tells903WithoutInsWhenATraitIsMissing() {
        assertNotFiled(903, "flow.ins-missing", AnyCda.report().ins("").of("MARTIN-ESSAI", "CAMILLE", "F", ""));
    }

    @Test
    void tells904OfOtherTraitsUnderTheSameIns() {
        assertNotFiled(904, "flow.traits-differ", AnyCda.report().of("MARTIN-ESSAI", "CAMILLE", "F", "19610709"));
    }

    @Test
    void tells904OfAnotherInsWithTheSameTraits() {
        assertNotFiled(904, "flow.traits-differ", AnyCda.report().ins(OTHER_INS));
    }

    @Test
    void tells904OfANumberThatIsNoIns() {
        assertNotFiled(904, "flow.traits-differ", AnyCda.report().ins("2610755029001"));
    }

    @Test
    void tells905OfAnInsWithoutAllItsTraits() {
        assertNotFiled(905, "flow.traits-incomplete", AnyCda.report().of("MARTIN-ESSAI", "CAMILLE", "UN", "19610708"));
    }

    @Test
    void tells906OfAnArchiveThatDoesNotHold() {
        answer(Map.of("IHE_XDM.zip", new byte[] {'P', 'K', 3, 4}), ASKING);
        assertTold(906);
        assertThat(last().reason().orElseThrow()).contains("ne se lit pas");
    }

    @Test
    void aLaterVersionTakesTheFormersPlace() {
        first(AnyCda.report());
        assertFiled(AnyCda.report().named("D2", 2).replacing("D1"));
    }

    @Test
    void somebodyOfTheSameStructureMayReplaceIt() {
        first(AnyCda.report());
        assertFiled(AnyCda.report().named("D2", 2).replacing("D1").by("810000000011", "1550000055"));
    }

    @Test
    void whatCameAndCouldNotBeFiledMayBeReplacedByABetterOne() {
        first(AnyCda.report().of("MARTIN-ESSAI", "CAMILLE", "F", ""));
        assertThat(last().reason()).isPresent();
        assertFiled(AnyCda.report().named("D2", 2).replacing("D1"));
    }

    @Test
    void tells900OfAVersionThatIsNotAboveTheFormers() {
        first(AnyCda.report().named("D1", 2));
        assertNotFiled(
                900, "flow.document-version", AnyCda.report().named("D2", 2).replacing("D1"));
    }

    @Test
    void tells900OfADocumentThatReplacesOneThatNeverCame() {
        first(AnyCda.report());
        assertNotFiled(
                900, "flow.document-version", AnyCda.report().named("D3", 3).replacing("D2"));
    }

    @Test
    void tells901OfAnAuthorOfAnotherStructure() {
        first(AnyCda.report());
        assertNotFiled(
                901,
                "flow.document-author",
                AnyCda.report().named("D2", 2).replacing("D1").by("810000000011", "1550000056"));
    }

    @Test
    void tells901OfADocumentThatReplacesOurOwn() throws Exception {
        String ours = "<id root=\"" + ownDocument() + "\"/>";
        assertNotFiled(
                901, "flow.document-author", AnyCda.report().named("D2", 2).replacingElement(ours));
    }

    @Test
    void aMailThatBeginsAnExchangeIsJudgedByItsTraitsAloneWhateverItReplacedElsewhere() {
        Practice node = world.join(Practice.open(world.specialist()));
        OrdinaryMailbox doctor = world.ordinary(Rehearsal.ORDINARY_DOCTOR);
        var asking = Map.of("Disposition-Notification-To", Rehearsal.ORDINARY_DOCTOR);
        ask(doctor, AnyCda.report().named("D2", 2).replacing("D1"), asking);
        ask(doctor, AnyCda.report().of("MARTIN-ESSAI", "CAMILLE", "F", ""), Map.of());

        List<Exchange> begun = node.team(Rehearsal.SPECIALIST_LINE).worklist();
        assertThat(begun).hasSize(2);
        assertThat(begun.stream().map(one -> one.mails().get(0).reason()).filter(Optional::isPresent))
                .singleElement()
                .satisfies(reason -> assertThat(reason.orElseThrow()).contains("(905)"));
        assertThat(text(doctor.inbox().get(0))).contains("; processed\r\n").doesNotContain("[KO");
    }

    private void ask(OrdinaryMailbox doctor, AnyCda cda, Map<String, String> headers) {
        doctor.write(
                Rehearsal.SPECIALIST_LINE, "Question", "Bonjour.", List.of(), Map.of("cr.xml", cda.octets()), headers);
        world.settle();
    }

    private void first(AnyCda cda) {
        answer(Map.of("cr.xml", cda.octets()), Map.of());
    }

    private void assertFiled(AnyCda cda) {
        answer(Map.of("cr.xml", cda.octets()), ASKING);
        assertThat(told()).contains("; processed\r\n").doesNotContain("Error");
        assertThat(last().reason()).isEmpty();
        Mail.Content said = last().read(Invented.doctor());
        assertThat(said.trouble()).isNull();
        assertThat(said.findDocument().orElseThrow().title()).isEqualTo("Compte rendu d'essai");
    }

    private void assertNotFiled(int code, String trouble, AnyCda cda) {
        answer(Map.of("cr.xml", cda.octets()), ASKING);
        assertTold(code);
        Mail.Content said = last().read(Invented.doctor());
        assertThat(said.trouble()).isEqualTo(trouble);
        assertThat(said.findDocument()).as("nothing of it is offered").isEmpty();
        assertThat(said.text()).contains("Surveillance à trois mois.");
        assertThat(said.files()).extracting(Mail.File::name).containsExactly("cr.xml");
    }

    private void assertTold(int code) {
        assertThat(told())
                .containsPattern("processed/Error:\\s+" + code + "\\^")
                .contains("(code " + code + ")");
        assertThat(last().expected()).isTrue();
        assertThat(last().reason().orElseThrow()).endsWith("(" + code + ").").contains("gardés tels quels");
    }

    private void answer(Map<String, byte[]> files, Map<String, String> headers) {
        line.write(
                Rehearsal.PRACTICE,
                "Compte rendu",
                "Surveillance à trois mois.",
                List.of(messageId(line.inbox().get(0))),
                files,
                headers);
        world.settle();
    }

    private Mail last() {
        List<Mail> mails = exchange.now().mails();
        return mails.get(mails.size() - 1);
    }

    /** The disposition: the last mail that came, its text decoded where that is needed. */
    private String told() {
        List<byte[]> inbox = line.inbox();
        assertThat(inbox).hasSize(2);
        return text(inbox.get(1));
    }

    private String ownDocument() throws Exception {
        var request = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(line.inbox().get(0)));
        var parts = (MimeMultipart) request.getContent();
        for (int n = 0; n < parts.getCount(); n++) {
            BodyPart part = parts.getBodyPart(n);
            if ("IHE_XDM.zip".equals(part.getFileName())) {
                return documentId(part.getInputStream());
            }
        }
        throw new AssertionError("no archive");
    }

    private static String documentId(InputStream archive) throws Exception {
        try (var zip = new ZipInputStream(archive)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                Matcher id = Pattern.compile("<ClinicalDocument.*?<id root=\"(2\\.25\\.[0-9]+)\"", Pattern.DOTALL)
                        .matcher(text);
                if (id.find()) {
                    return id.group(1);
                }
            }
        }
        throw new AssertionError("no document");
    }

    private static String text(byte[] mail) {
        return new String(mail, StandardCharsets.UTF_8);
    }

    private static String messageId(byte[] mail) {
        String text = text(mail);
        int at = text.indexOf("Message-ID: <") + "Message-ID: <".length();
        return text.substring(at, text.indexOf('>', at));
    }
}
