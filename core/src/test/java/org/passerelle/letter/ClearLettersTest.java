package org.passerelle.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.canon.Sha256;
import org.passerelle.party.Patient;
import org.passerelle.port.letter.ClearLetter;
import org.passerelle.port.letter.ClearMail;
import org.passerelle.port.letter.Clinical;
import org.passerelle.port.letter.Disposition;
import org.passerelle.port.letter.Enclosed;
import org.passerelle.port.letter.IntegrationError;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.letter.Saying;
import org.passerelle.port.letter.SealedMail;

/** Ordinary letters written by us and read by us, and what everybody else sends. */
class ClearLettersTest {
    private static final Path CORPORA = Path.of("../../shared/samples/corpora");

    private final ClearSamples clear = new ClearSamples(2);

    @Test
    void readsTheRequestThatItWrote() throws IOException {
        byte[] small = new byte[2000];
        byte[] large = new byte[200_000];
        small[5] = 7;
        Saying saying = clear.request(small, large);
        var octets = new ByteArrayOutputStream();
        SealedMail written = clear.written(ClearSamples.letter(saying), octets);

        try (ClearMail mail = clear.read(octets.toByteArray())) {
            assertThat(mail.id()).isEqualTo(written.letter()).isEqualTo(written.contentHash());
            assertThat(written.size()).isEqualTo(octets.size());
            assertThat(mail.trouble()).isEmpty();
            assertThat(mail.from()).isEqualTo(Samples.PRACTICE);
            assertThat(mail.to()).containsExactly(Samples.HOSPITAL);
            assertThat(mail.messageId()).isEqualTo(ClearSamples.MESSAGE_ID);
            assertThat(mail.references()).containsExactly("c@d.test", "a@b.test");
            assertThat(mail.date()).contains(Samples.NOW);
            assertThat(mail.asksReceipt()).isTrue();
            assertThat(mail.subject()).startsWith("Demande d'acte de télémédecine ");
            assertThat(mail.text())
                    .contains("Répondez à ce message depuis votre messagerie MSSanté")
                    .doesNotContain("non à ce message");
            requireSays(mail.clinical().orElseThrow(), saying);
            assertThat(mail.enclosed())
                    .extracting(Enclosed::sha256)
                    .contains(Sha256.hash(small), Sha256.hash(large))
                    .doesNotHaveDuplicates();
            assertThat(mail.enclosed()).extracting(Enclosed::name).anyMatch(name -> name.endsWith(".pdf"));
            for (Enclosed file : mail.enclosed()) {
                try (var stream = mail.document(file.id())) {
                    assertThat(Sha256.hash(stream.readAllBytes())).isEqualTo(file.sha256());
                }
            }
        }
    }

    private static void requireSays(Clinical said, Saying saying) {
        Patient patient = saying.findPatient().orElseThrow();
        assertThat(said.code()).isEqualTo("75496-0");
        assertThat(said.findOrder()).contains(saying.exchange());
        assertThat(said.findPatient().orElseThrow().findIns()).isEqualTo(patient.findIns());
        assertThat(said.findPatient().orElseThrow().birthName()).isEqualTo(patient.birthName());
        assertThat(said.traits().findBirthDate()).contains(patient.birthDate());
        assertThat(said.findAuthor().orElseThrow().rpps())
                .isEqualTo(saying.actor().rpps());
        assertThat(said.findOrganisation().orElseThrow().structure())
                .isEqualTo(saying.organisation().structure());
        assertThat(said.parts()).containsKeys("question", "history", "treatment");
    }

    @Test
    void readsTheAnswerThatItWrote() {
        Saying request = clear.request(new byte[] {1});
        var asked = new Saying.Asked(
                request.actor(), Samples.NOW, request.step(), request.content(), Instant.parse("2026-11-24T15:30:00Z"));
        Saying answer = clear.saying("answer", asked);

        try (ClearMail mail = clear.read(clear.write(ClearSamples.letter(answer)))) {
            assertThat(mail.trouble()).isEmpty();
            Clinical said = mail.clinical().orElseThrow();
            assertThat(said.code()).isEqualTo("85208-7");
            assertThat(said.findOrder()).contains(answer.exchange());
            assertThat(mail.enclosed())
                    .extracting(Enclosed::origin)
                    .containsOnlyOnce(Enclosed.Origin.CDA)
                    .containsOnlyOnce(Enclosed.Origin.INSIDE_CDA);
        }
    }

    @Test
    void readsTidingsWithoutAnyFile() {
        var letter = new ClearLetter(ClearSamples.head(false), null, List.of("Votre demande a été ouverte."));

        try (ClearMail mail = clear.read(clear.write(letter))) {
            assertThat(mail.subject()).isEqualTo("Suivi de votre échange");
            assertThat(mail.text()).startsWith("Suivi de votre échange\n\n- Votre demande a été ouverte.");
            assertThat(mail.enclosed()).isEmpty();
            assertThat(mail.asksReceipt()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Precedence: bulk",
                "List-Id: <a.b>",
                "Return-Path: <>",
                "From: dermatologie@ch-barleduc.mssante.test"
            })
    void tellsWhatAProgramWroteFromWhatNobodyDid(String field) {
        String mail = "From: a@b.test\r\nMessage-ID: <a@b.test>\r\n\r\nBonjour\r\n";
        String other = field.startsWith("From") ? mail.replace("From: a@b.test", field) : field + "\r\n" + mail;

        assertThat(open(mail)).isInstanceOf(OpenedMail.AClear.class);
        if (field.startsWith("From")) {
            assertThat(open(other)).isEqualTo(new OpenedMail.Foreign(true));
        } else {
            assertThat(open(other))
                    .isInstanceOfSatisfying(
                            OpenedMail.AClear.class,
                            said -> assertThat(said.automatic()).isTrue());
        }
        assertThat(open("Received: x\r\n".repeat(31) + mail)).isEqualTo(new OpenedMail.Foreign(true));
        assertThat(open("Content-Type: application/pkcs7-mime\r\n" + mail)).isEqualTo(new OpenedMail.Foreign(false));
    }

    @Test
    void saysWhyItDoesNotReadAMailWhoseSenderIsHidden() {
        var denied = (OpenedMail.Denied) open("From: a@b.test, c@d.test\r\nMessage-ID: <a@b.test>\r\n\r\nBonjour\r\n");

        assertThat(denied.why().code().code()).isEqualTo("letter.clear.from");
        assertThat(denied.verdict().readable()).isFalse();
    }

    @Test
    void tellsWhatBecameOfAMailAndNeverItsContent() {
        var octets = new ByteArrayOutputStream();
        var disposition = new Disposition(
                Samples.HOSPITAL,
                Samples.PRACTICE,
                Samples.NOW,
                "b@hopital.test",
                ClearSamples.MESSAGE_ID,
                "Demande CORSE FIGATELLIX 12/10/1988",
                IntegrationError.INS_MISSING);
        SealedMail written = clear.letters.writeDisposition(disposition, octets);

        assertThat(written.letter()).isEqualTo(Sha256.hash(octets.toByteArray()));
        assertThat(open(octets.toString(StandardCharsets.US_ASCII))).isEqualTo(new OpenedMail.Foreign(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mime4j", "zip-malformed"})
    void hasAVerdictForEachOfTheCorporaInTwoSeconds(String corpus) throws IOException {
        Path folder = CORPORA.resolve(corpus);
        assumeTrue(Files.isDirectory(folder), "samples absent: " + folder);
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(20);
        for (Path file : files) {
            byte[] octets = Files.readAllBytes(file);
            byte[] mail = corpus.equals("mime4j") ? octets : withArchive(octets);
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(2),
                    () -> {
                        try (OpenedMail opened = clear.open(mail)) {
                            assertThat(opened).isNotNull();
                            if (corpus.equals("zip-malformed")) {
                                ClearMail read = ((OpenedMail.AClear) opened).mail();
                                assertThat(read.text()).isEqualTo("Bonjour");
                                assertThat(read.enclosed()).isNotEmpty();
                                assertThat(read.trouble()).isPresent();
                            }
                        }
                    },
                    file.toString());
        }
    }

    @Test
    void hasAVerdictForEachLetterThatWasDamagedOnItsWay() {
        byte[] mail = clear.write(ClearSamples.letter(clear.request(new byte[3000])));
        var random = new Random(11);
        for (int i = 0; i < 150; i++) {
            byte[] damaged = mail.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                damaged[random.nextInt(i % 3 == 0 ? 2500 : damaged.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = i % 5 == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
            try (OpenedMail opened = clear.open(cut)) {
                assertThat(opened).as("damage " + i).isNotNull();
                if (opened instanceof OpenedMail.Denied denied) {
                    assertThat(denied.why().code().code()).startsWith("letter.clear.");
                }
            }
        }
    }

    private static byte[] withArchive(byte[] zip) {
        return ("From: a@b.test\r\nMessage-ID: <a@b.test>\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
                        + "--x\r\n\r\nBonjour\r\n--x\r\nContent-Type: application/zip; name=IHE_XDM.zip\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(zip) + "\r\n--x--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private OpenedMail open(String mail) {
        return clear.letters.openClear(
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII)), Samples.HOSPITAL);
    }
}
