package org.passerelle.letter.cda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.letter.cda.Agreement.Difference;
import org.passerelle.letter.cda.CdaDocument.Identifier;
import org.passerelle.letter.cda.CdaDocument.Media;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.letter.document.Oids;
import org.passerelle.letter.document.Version;
import org.passerelle.party.Ins;
import org.passerelle.party.Patient;

/** What we write is read back as what was said, and what was changed on the way is seen. */
class RoundTripTest {
    private final CdaReader reader = new CdaReader();

    @Test
    void readsOurRequest() throws IOException {
        CdaDocument read = read(Written.cda(Written.request()));

        assertThat(Agreement.differences(read, Written.request())).isEmpty();
        assertThat(read.title()).isEqualTo("Demande de téléexpertise");
        assertThat(read.at()).isEqualTo(Written.AT);
        assertThat(read.patient().findIns()).contains(new Ins("261075502900171", Ins.Oid.TEST));
        assertThat(read.patient().birthDate()).isEqualTo(LocalDate.of(1961, 7, 8));
        assertThat(read.authors()).singleElement().satisfies(author -> {
            assertThat(author.name()).isEqualTo("DR Jeanne ESSAI");
            assertThat(author.specialty().name()).isEqualTo("Médecin - Qualifié en Médecine Générale (SM)");
            assertThat(author.telecoms()).containsExactly("tel:0329000001", "mailto:jeanne.essai@medecin.mssante.test");
        });
        assertThat(read.recipients()).singleElement().satisfies(team -> {
            assertThat(team.organisation()).isEqualTo("CH du Barrois & Vallées");
            assertThat(team.ids()).isEmpty();
            assertThat(team.copy()).isFalse();
        });
        assertThat(read.findBody()).isEmpty();
    }

    @Test
    void readsWhatStandsInside() throws IOException {
        byte[] cda = Written.cda(Written.request());
        CdaDocument read = read(cda);

        assertThat(read.media())
                .containsExactly(
                        new Media(0, "document-2", List.of(new Identifier(Oids.of(Written.INSIDE), "")), "image/png"));
        try (InputStream octets =
                reader.media(() -> new ByteArrayInputStream(cda), read.media().get(0))) {
            assertThat(octets.readAllBytes()).isEqualTo(Written.IMAGE);
        }
    }

    @Test
    void readsOurReport() throws IOException {
        ClinicalDocument second = Written.report(new Version(Written.SECOND, Written.FIRST, 2, Written.FIRST));
        byte[] cda = Written.cda(second);
        CdaDocument read = read(cda);

        assertThat(Agreement.differences(read, second)).isEmpty();
        assertThat(read.version()).isEqualTo(2);
        assertThat(read.replaces()).containsExactly(new Identifier(Oids.of(Written.FIRST), ""));
        assertThat(read.orders()).containsExactly(new Identifier(Oids.of(Written.EXCHANGE), ""));
        assertThat(read.recipients()).extracting(CdaParty::copy).containsExactly(false, true);
        assertThat(read.sections()).isEmpty();
        assertThat(read.findBody()).contains(new Media(0, "", List.of(), "application/pdf"));
        try (InputStream octets =
                reader.media(() -> new ByteArrayInputStream(cda), read.media().get(0))) {
            assertThat(octets.readAllBytes()).isEqualTo(Written.PAPER);
        }
    }

    @Test
    void knowsAPatientWithoutAnInsInItsExchangeOnly() throws IOException {
        ClinicalDocument said = Written.request(Written.patient(null, null, null), "?", List.of());
        CdaPatient patient = read(Written.cda(said)).patient();

        assertThat(patient.findIns()).isEmpty();
        assertThat(patient.ids()).containsExactly(new Identifier(Oids.of(Written.EXCHANGE), "1"));
    }

    @Test
    void agreesWhateverPeopleWrite() throws IOException {
        for (Patient patient : List.of(
                Written.patient(),
                Written.patient(null, null, null),
                Written.patient(null, null, "CAM"),
                Written.patient(null, "É'<&\"> 😀", "  C  M "))) {
            for (String text :
                    List.of("", " a  b\t", "<script>&amp;]]></td>", "\u0000\ud800\uffff😀\u0085", "a\u2028b")) {
                for (List<String> treatments : List.of(List.<String>of(), List.of(" "), List.of(text, "1 par jour"))) {
                    ClinicalDocument said = Written.request(patient, text, treatments);

                    assertThat(Agreement.differences(read(Written.cda(said)), said))
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void seesWhatWasChanged() throws IOException {
        assertThat(changed("cette lésion", "cette autre lésion")).containsExactly(Difference.TOLD);
        assertThat(changed("ordinaire<", "ordinaire<br/>et plus<")).containsExactly(Difference.TOLD);
        assertThat(changed("Kardégic 75 mg", "Kardégic 160 mg")).containsExactly(Difference.TREATMENT);
        assertThat(changed("261075502900171", "261075502900172")).containsExactly(Difference.PATIENT);
        assertThat(changed("1.2.250.1.213.1.4.10\"", "1.2.250.1.213.1.4.11\"")).containsExactly(Difference.PATIENT);
        assertThat(changed(">MARTIN-ESSAI<", ">MARTIN<")).containsExactly(Difference.PATIENT);
        assertThat(changed("19610708", "19610709")).containsExactly(Difference.PATIENT);
        assertThat(changed("JEAN PAUL", "JEAN")).containsExactly(Difference.PATIENT);
        assertThat(changed("code=\"UN\"", "code=\"F\"")).containsExactly(Difference.PATIENT);
        assertThat(changed("2A004", "2B004")).containsExactly(Difference.PATIENT);
        assertThat(changed("810000000001", "810000000002")).containsExactly(Difference.AUTHOR);
        assertThat(changed("75496-0", "85208-7")).containsExactly(Difference.KIND);
        assertThat(changed("versionNumber value=\"1\"", "versionNumber value=\"2\""))
                .containsExactly(Difference.VERSION);
        assertThat(changed("Demande de téléexpertise", "Autre")).containsExactly(Difference.TITLE);
        assertThat(changed("<id root=\"" + Oids.of(Written.EXCHANGE), "<id root=\"2.25.7"))
                .containsExactly(Difference.ORDER);
    }

    private Set<Difference> changed(String from, String to) throws IOException {
        String cda = new String(Written.cda(Written.request()), StandardCharsets.UTF_8);
        assertThat(cda).contains(from);
        return Agreement.differences(read(cda.replace(from, to).getBytes(StandardCharsets.UTF_8)), Written.request());
    }

    private CdaDocument read(byte[] cda) throws IOException {
        return reader.read(() -> new ByteArrayInputStream(cda));
    }
}
