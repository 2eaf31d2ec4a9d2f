package org.passerelle.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Sha256;
import org.passerelle.letter.clear.ClearLimits;
import org.passerelle.letter.clear.ClearWriter;
import org.passerelle.party.Organisation;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.Document;
import org.passerelle.port.letter.ClearLetter;
import org.passerelle.port.letter.Saying;

/** What an ordinary MSSanté letter of ours looks like from outside. */
class ClearWriterTest {
    private final ClearSamples clear = new ClearSamples(2);

    @Test
    void writesTheHeadersThatMssanteAsksFor() {
        String headers = headers(clear.write(ClearSamples.letter(clear.request(new byte[] {1, 2, 3}))));

        assertThat(headers)
                .startsWith("From: =?UTF-8?B?")
                .contains("\r\n <cabinet.barrois@medecin.mssante.test>\r\n")
                .contains("\r\nTo: dermatologie@ch-barleduc.mssante.test\r\n")
                .contains("\r\nMessage-ID: <" + ClearSamples.MESSAGE_ID + ">\r\n")
                .contains("\r\nIn-Reply-To: <c@d.test>\r\nReferences: <a@b.test>\r\n <c@d.test>\r\n")
                .contains("\r\nSubject: XDM/1.0/DDM+Demande d'acte de =?UTF-8?B?")
                .contains("\r\nX-MSS-NIL: PASSERELLE 0.1\r\n")
                .contains("\r\nX-MSS-CODECDA: 75496-0\r\n")
                .containsPattern("\r\nX-MSS-INS: [ON]\r\n")
                .contains("\r\nDisposition-Notification-To: cabinet.barrois@medecin.mssante.test\r\n")
                .doesNotContain("Auto-Submitted");
    }

    @Test
    void writesTheSameOctetsButForTheBoundary() {
        ClearLetter letter = ClearSamples.letter(clear.request(new byte[] {1, 2, 3}));

        byte[] once = clear.write(letter);
        String other = new String(clear.write(letter), StandardCharsets.UTF_8);
        String boundary = boundary(once);
        assertThat(other.replace(boundary(other.getBytes(StandardCharsets.UTF_8)), boundary))
                .isEqualTo(new String(once, StandardCharsets.UTF_8));
    }

    @Test
    void namesNoPatientWhereThereIsNoMedicalDocument() {
        var tidings = new ClearLetter(ClearSamples.head(false), null, List.of("Votre demande a été ouverte."));

        String headers = headers(clear.write(tidings));

        assertThat(headers)
                .doesNotContain("XDM/1.0")
                .doesNotContain("X-MSS-INS")
                .doesNotContain("Disposition-Notification-To")
                .contains("\r\nSubject: Suivi de votre =?UTF-8?B?");
    }

    @Test
    void streamsWhatIsAttached() throws IOException {
        Saying saying = Samples.saying(clear.samples.steps.message("request"));
        byte[] large = new byte[3 * 1024 * 1024];
        var document = new Document(
                clear.samples.steps.id(), "close-up", "image/jpeg", large.length, Sha256.hash(large), "Gros plan");
        clear.samples.stored.put(document.id(), large);
        var largest = new AtomicInteger();
        var out = new OutputStream() {
            @Override
            public void write(int octet) {}

            @Override
            public void write(byte[] octets, int offset, int length) {
                largest.accumulateAndGet(length, Math::max);
            }
        };

        clear.letters.writeClear(ClearSamples.letter(Samples.with(saying, document)), clear.samples.documents, out);

        assertThat(largest.get()).isLessThan(64 * 1024);
    }

    @Test
    void namesAPersonAsMssanteDoes() {
        var doctor = new Professional(new Rpps("10001234567"), "Exemple", "Zoé", "G15_10/SM26", null);
        var practice = new Organisation(new StructureId("1550006795"), "Cabinet de l'Essai", null);

        assertThat(ClearLetter.displayName(doctor, practice)).isEqualTo("Dr_Zoé_EXEMPLE_Cabinet de l'Essai");
    }

    @Test
    void writesNothingThatItsReadersRefuse() {
        var tidings = new ClearLetter(ClearSamples.head(false), null, List.of("Votre demande a été ouverte."));
        int text = HumanText.clear(tidings).getBytes(StandardCharsets.UTF_8).length;
        long mail = written(tidings, ClearLimits.DEFAULT);

        assertThat(written(tidings, limits(mail, text, 3))).isEqualTo(mail);
        Samples.refuses("letter.clear.too-large", () -> written(tidings, limits(mail - 1, text, 3)));
        Samples.refuses("letter.clear.too-much-text", () -> written(tidings, limits(mail, text - 1, 3)));
        Samples.refuses("letter.clear.too-many-parts", () -> written(tidings, limits(mail, text, 2)));
    }

    private static ClearLimits limits(long mail, int text, int parts) {
        ClearLimits all = ClearLimits.DEFAULT;
        return new ClearLimits(
                mail, all.headers(), all.headerOctets(), parts, all.depth(), text, all.inside(), all.looked());
    }

    private static long written(ClearLetter letter, ClearLimits limits) {
        var wording = new ClearWriter.Wording("Suivi", HumanText.clear(letter));
        try {
            return new ClearWriter(Samples.seeded(1), Samples.SOFTWARE, limits)
                    .write(
                            letter,
                            wording,
                            document -> {
                                throw new AssertionError("nothing is attached");
                            },
                            OutputStream.nullOutputStream())
                    .size();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String boundary(byte[] mail) {
        String text = new String(mail, StandardCharsets.UTF_8);
        int at = text.indexOf("boundary=\"") + 10;
        return text.substring(at, text.indexOf('"', at));
    }

    private static String headers(byte[] mail) {
        String text = new String(mail, StandardCharsets.UTF_8);
        assertThat(text.lines()).allMatch(line -> line.length() <= 998);
        return text.substring(0, text.indexOf("\r\n\r\n") + 2);
    }
}
