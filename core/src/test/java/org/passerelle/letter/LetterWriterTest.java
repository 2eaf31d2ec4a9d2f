package org.passerelle.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.fhir.SampleSteps;
import org.passerelle.letter.mime.HeaderFields;
import org.passerelle.party.Ins;
import org.passerelle.party.Organisation;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.party.Sex;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.Consent;
import org.passerelle.pathway.Document;
import org.passerelle.port.letter.Letter;
import org.passerelle.port.letter.Saying;
import org.passerelle.refusal.HouseBug;

/** What people read, what streams, what never stands outside. */
class LetterWriterTest {
    private static final long TWENTY_MEGABYTES = 20L * 1000 * 1000;

    private final Samples samples = new Samples(21);

    @Test
    void saysToPeopleWhatTheContentSays() {
        assertThat(HumanText.of(fixed())).isEqualTo("""
                Demande d'avis — Avis demandé

                De : Aline Exemple (RPPS 10001234567, ligne directe 03 29 11 11 11), Cabinet de l'Essai
                Le : 20/11/2026 à 15 h 30 (heure de Paris)
                Patient : d'Essai Zoé
                  Nom de naissance : ÉPREUVE, prénoms : Zoé, Marie
                  Née le 29/02/1956, lieu (INSEE) 55029
                  INS : 256025502912378 (OID 1.2.250.1.213.1.4.10)
                  Téléphone : 03 29 00 00 00
                  Adresse : 1 rue de l'Essai, 55000 Bar-le-Duc
                Réponse attendue : avant mardi 24/11 à 16 h 30

                Urgence vitale
                  non

                Consentement du patient
                  Donné oralement, recueilli par Dr Aline Exemple le 20/11/2026 à 15 h 30

                Médecin traitant
                  aucun

                Délai souhaité
                  Ordinaire

                La question (une seule)
                  Lésion du dos.
                  De : un faux en-tête

                Antécédents et histoire de la maladie
                  Aucun.

                Traitement en cours (ou « aucun »)
                  aucun

                Documents
                  1. Gros plan : Avant-bras gauche (close-up-1.jpg, 1,2 Mo)

                --\s
                Référence de l'échange : 00112233
                Lettre écrite et scellée par Passerelle. Répondez depuis votre logiciel, non à ce message.
                """.replace("\n", "\r\n"));
    }

    @Test
    void writesTheSameOctetsFromTheSameSeed() {
        Letter letter = samples.request(List.of(), new byte[0x1000], new byte[57], new byte[58], new byte[1]);

        byte[] once = samples.payload(letter);

        assertThat(samples.payload(letter)).isEqualTo(once);
    }

    @Test
    void protectsItsHeadersAndSaysWhichStandOutside() {
        String payload = new String(samples.payload(samples.request(List.of(), new byte[9])), StandardCharsets.UTF_8);
        String headers = payload.substring(0, payload.indexOf("\r\n\r\n"));

        assertThat(headers)
                .startsWith("Content-Type: multipart/mixed; boundary=\"=_")
                .contains("hp=\"cipher\"")
                .contains("\r\nFrom: cabinet.barrois@medecin.mssante.test\r\n")
                .contains("\r\nIn-Reply-To: <c@d.test>\r\nReferences: <a@b.test>\r\n <c@d.test>\r\n")
                .contains("\r\nDate: Fri, 20 Nov 2026 14:30:00 +0000\r\n")
                .contains("\r\nHP-Outer: From: cabinet.barrois@medecin.mssante.test\r\n")
                .contains("\r\nHP-Outer: To: ", "\r\nHP-Outer: Date: ", "\r\nHP-Outer: Message-ID: ")
                .contains("\r\nHP-Outer: In-Reply-To: ", "\r\nHP-Outer: References: ")
                .contains("\r\nHP-Outer: Subject: =?UTF-8?B?", "\r\nHP-Outer: X-MSS-NIL: PASSERELLE 0.1")
                .doesNotContain("PREUVE");
        assertThat(payload.lines()).allMatch(line -> line.length() <= 998);
    }

    @Test
    void namesFilesForTheirKindAndNotThePatient() {
        String payload = new String(samples.payload(samples.request(List.of(), new byte[9])), StandardCharsets.UTF_8);

        assertThat(payload).contains("filename=\"close-up-1.jpg\";\r\n filename*=UTF-8''Gros%20plan%201.jpg");
        assertThat(payload.lines().filter(line -> line.contains("filename")))
                .isNotEmpty()
                .noneMatch(line -> line.contains("Avant") || line.contains("PREUVE"));
    }

    @Test
    void streamsALargeDocumentWithoutHoldingIt() throws IOException {
        Sha256 hash = endlessHash();
        Json.Obj content = fixed().content()
                .with(
                        "documents",
                        Json.array(List.of(new Document(
                                        samples.steps.id(),
                                        "recording",
                                        "application/edf",
                                        TWENTY_MEGABYTES,
                                        hash,
                                        "Nuit")
                                .write())));
        Saying saying = fixed(content);
        var letter = samples.letter(saying, List.of());
        var out = new Watched();

        new LetterWriter(Samples.seeded(1), Map.of(), ReadLimits.DEFAULT).write(letter, id -> new Endless(), out);

        assertThat(out.total).isGreaterThan(TWENTY_MEGABYTES * 4 / 3);
        assertThat(out.largest).isLessThan(64 * 1024);
    }

    @Test
    void neverSendsAStoredDocumentThatIsNotTheOneNamed() {
        Letter letter = samples.request(List.of(), new byte[] {1, 2, 3});
        samples.stored.replaceAll((id, octets) -> new byte[] {1, 2, 4});

        assertThatThrownBy(() -> samples.payload(letter)).isInstanceOf(HouseBug.class);
    }

    @Test
    void refusesHeaderValuesThatCouldEndALine() {
        for (String id : List.of("a\r\nBcc: x@y", "a b@c", "é@c", "")) {
            Samples.refuses("letter.header-value", () -> HeaderFields.messageId(id));
        }
        Samples.refuses("letter.header-value", () -> HeaderFields.words("a\nb"));
        Samples.refuses("letter.header-value", () -> new HeaderFields().add("X", "a\r\nb"));
        Samples.refuses("letter.header-value", () -> new HeaderFields().add("X", "a\nb"));
        assertThat(HeaderFields.words("é".repeat(60)).lines()).allMatch(line -> line.length() <= 76);
    }

    @Test
    void saysWhoFiledItInTheActorsName() {
        assertThat(HumanText.of(fixed()).lines().toList()).noneMatch(line -> line.startsWith("Saisi"));
        assertThat(HumanText.of(fixed().filed("Sacha\nACCUEIL")).lines().toList())
                .containsSubsequence(
                        "De : Aline Exemple (RPPS 10001234567, ligne directe 03 29 11 11 11), Cabinet de l'Essai",
                        "Saisi en son nom par : Sacha ACCUEIL");
    }

    private static Saying fixed() {
        Patient patient = patient();
        return fixed(Json.object()
                .put("dangerToLife", false)
                .put("patient", PartyJson.write(patient))
                .put("consent", new Consent(true, "Dr Aline Exemple", Samples.NOW, Consent.How.ORAL).write())
                .put("medecinTraitant", "none")
                .put("urgency", "ordinary")
                .put("question", "Lésion du dos.\nDe : un faux en-tête")
                .put("history", "Aucun.")
                .put("treatment", "aucun")
                .put(
                        "documents",
                        List.of(new Document(
                                        Id.parse("f".repeat(32)),
                                        "close-up",
                                        "image/jpeg",
                                        1_250_000,
                                        Samples.hash("x"),
                                        "Avant-bras\n gauche")
                                .write()))
                .build());
    }

    private static Saying fixed(Json.Obj content) {
        return new Saying(
                Id.parse("00112233445566778899aabbccddeeff"),
                SampleSteps.AVIS,
                SampleSteps.AVIS.step("request"),
                Id.parse("e".repeat(32)),
                new Professional(new Rpps("10001234567"), "Exemple", "Aline", null, "03 29 11 11 11"),
                new Organisation(new StructureId("1550006795"), "Cabinet de l'Essai", null),
                patient(),
                content,
                Samples.NOW,
                "avant mardi 24/11 à 16 h 30",
                null);
    }

    private static Patient patient() {
        return new Patient(
                "ÉPREUVE",
                List.of("Zoé", "Marie"),
                "d'Essai",
                null,
                LocalDate.of(1956, 2, 29),
                "55029",
                Sex.FEMALE,
                new Ins("256025502912378", Ins.Oid.TEST),
                null,
                "03 29 00 00 00",
                "1 rue de l'Essai, 55000 Bar-le-Duc");
    }

    private static Sha256 endlessHash() throws IOException {
        MessageDigest digest = Sha256.digest();
        try (var in = new java.security.DigestInputStream(new Endless(), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.of(digest.digest());
    }

    /** Twenty megabytes that nobody holds. */
    private static final class Endless extends InputStream {
        private long left = TWENTY_MEGABYTES;

        @Override
        public int read() {
            return left-- > 0 ? (int) (left & 0xff) : -1;
        }

        @Override
        public int read(byte[] octets, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            left -= count;
            return count;
        }
    }

    /** Keeps nothing but how much came, and at most at once. */
    private static final class Watched extends OutputStream {
        private long total;
        private int largest;

        @Override
        public void write(int octet) {
            total++;
        }

        @Override
        public void write(byte[] octets, int offset, int length) {
            total += length;
            largest = Math.max(largest, length);
        }
    }
}
