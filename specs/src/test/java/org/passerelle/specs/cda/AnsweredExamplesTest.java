package org.passerelle.specs.cda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.client.Exchange;
import org.passerelle.client.Mail;
import org.passerelle.client.Practice;
import org.passerelle.client.Team;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.OrdinaryMailbox;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.ClinicalModel.Kind;

/** ANS's own requests, sent by ordinary mail, are read, shown and answered with a report that is valid by ANS's rules. */
class AnsweredExamplesTest {
    private static final Professional DOCTOR =
            new Professional(new Rpps("10000000009"), "INVENTE", "Louis", "G15_10/SM26", "03 29 00 00 09");
    private static final String CDA = "IHE_XDM/SUBSET01/DOC00001.XML";

    @TempDir
    private Path folder;

    @BeforeEach
    void ansIsHere() {
        CdaValidator.assumePresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLM-DA_2022.01_TCG.xml",
                "TLM-DA_2022.01_TCG_anamnèse-non-structurée.xml",
                "TLM-DA_2022.01_TE1_anamnèse-non-structurée.xml"
            })
    void aRequestOfAnotherSoftwareIsAnswered(String name) throws IOException {
        byte[] example =
                Files.readAllBytes(CdaValidator.SAMPLES.resolve("examples").resolve(name));
        try (Rehearsal world = Rehearsal.begin(folder)) {
            Practice node = world.join(Practice.open(world.specialist()));
            OrdinaryMailbox doctor = world.ordinary(Rehearsal.ORDINARY_DOCTOR);
            doctor.write(
                    Rehearsal.SPECIALIST_LINE,
                    "XDM/1.0/DDM+Demande de téléexpertise",
                    "Veuillez trouver ma demande.",
                    List.of(),
                    Map.of("demande.xml", example));
            world.settle();
            Team team = node.team(Rehearsal.SPECIALIST_LINE);
            Exchange exchange = team.worklist().get(0);
            Mail mail = exchange.mails().get(0);
            Mail.Content content = mail.read(Invented.specialist());
            assertThat(content.trouble()).isNull();
            Mail.Said said = content.findDocument().orElseThrow();
            assertThat(said.title()).isNotBlank();
            assertThat(said.patient()).isNotBlank();
            assertThat(said.parts()).isNotEmpty();

            exchange.entering("request", DOCTOR, Invented.specialist(), mail)
                    .dangerToLife(false)
                    .patient(Invented.patient())
                    .oralConsent("Dr Louis Invente", mail.arrivedAt())
                    .noMedecinTraitant()
                    .urgency("ordinary")
                    .question(said.parts().getOrDefault("question", "Voir la demande jointe."))
                    .history(said.parts().getOrDefault("history", "Non précisé."))
                    .treatment(said.parts().getOrDefault("treatment", "Non précisé."))
                    .attach("other", "Photographie", () -> new ByteArrayInputStream(Invented.photograph()))
                    .send();
            team.take(exchange, Invented.specialist());
            team.answer(exchange.now(), Invented.specialist())
                    .put("recommendation", "advice-only")
                    .put("advice", "Surveillance à trois mois.")
                    .put("acts", "aucun")
                    .put("incidents", "aucun")
                    .send();
            world.settle();

            byte[] report = report(doctor);
            assertThat(CdaValidator.faults(report, Kind.REPORT)).isEmpty();
            assertThat(new String(report, StandardCharsets.UTF_8)).contains("<inFulfillmentOf");
        }
    }

    /** The CDA of the last mail's archive. */
    private static byte[] report(OrdinaryMailbox doctor) throws IOException {
        List<byte[]> inbox = doctor.inbox();
        String mail = new String(inbox.get(inbox.size() - 1), StandardCharsets.ISO_8859_1);
        int zip = mail.indexOf("application/zip");
        int from = mail.indexOf("\r\n\r\n", zip) + 4;
        byte[] archive = Base64.getMimeDecoder()
                .decode(mail.substring(from, mail.indexOf("\r\n--", from)).getBytes(StandardCharsets.ISO_8859_1));
        try (InputStream octets = new ByteArrayInputStream(archive);
                var entries = new ZipInputStream(octets)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().equals(CDA)) {
                    return entries.readAllBytes();
                }
            }
        }
        throw new AssertionError("no CDA in the archive");
    }
}
