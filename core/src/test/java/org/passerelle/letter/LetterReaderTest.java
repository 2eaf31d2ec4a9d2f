package org.passerelle.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.pathway.Document;
import org.passerelle.port.letter.Letter;
import org.passerelle.refusal.Refused;

/** A letter's inside is read whole or not at all. */
class LetterReaderTest {
    private static final byte[] FIRST = octets(1, 5_000);
    private static final byte[] SECOND = octets(2, 77);

    private final Samples samples = new Samples(11);
    private final Letter letter = samples.request(List.of(), FIRST, SECOND);
    private final byte[] payload = samples.payload(letter);

    @Test
    void bringsEverythingBackThatWasWritten() throws IOException {
        ReadLetter read = Samples.read(payload);

        assertThat(read.messageId()).isEqualTo(letter.head().messageId());
        assertThat(read.to()).containsExactly(Samples.HOSPITAL);
        assertThat(EnvelopeJson.write(read.envelope())).isEqualTo(EnvelopeJson.write(letter.envelope()));
        assertThat(read.said().orElseThrow().content())
                .isEqualTo(letter.findSaying().orElseThrow().content());
        List<Document> documents = read.said().orElseThrow().documents();
        assertThat(document(documents.get(1).id())).isEqualTo(SECOND);
        assertThat(document(documents.get(0).id())).isEqualTo(FIRST);
    }

    @Test
    void readsLongHeadersOfAnythingAtOnce() {
        String head = new String(payload, StandardCharsets.ISO_8859_1);
        String longer = ("X: " + "=?".repeat(8000) + "\r\n").repeat(40) + head;

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(Samples.read(longer.getBytes(StandardCharsets.ISO_8859_1))
                                .said())
                        .isPresent());
    }

    @Test
    void readsALetterThatOnlyTellsEvents() {
        ReadLetter read = Samples.read(samples.payload(samples.letter(null, List.of())));

        assertThat(read.said()).isEmpty();
    }

    @Test
    void refusesAMissingADoubledAndAForeignDocument() {
        String part = part("Content-ID");
        refuses("letter.document-missing", text -> text.replace(part, ""));
        refuses("letter.document-extra", text -> text.replace(part, part + part));
        Id other = samples.steps.id();
        refuses(
                "letter.document-extra",
                text -> text.replace(
                        part, part + part.replaceFirst("<[0-9a-f]{32}@passerelle>", "<" + other + "@passerelle>")));
        refuses(
                "letter.document-extra",
                text -> text.replace(part, part + part.replaceFirst("<[0-9a-f]{32}@passerelle>", "<logo@other>")));
    }

    @Test
    void refusesAnAlteredDocument() {
        String part = part("Content-ID");
        int body = part.indexOf("\r\n\r\n") + 4;
        char changed = part.charAt(body) == 'A' ? 'B' : 'A';
        refuses(
                "letter.document-altered",
                text -> text.replace(part, part.substring(0, body) + changed + part.substring(body + 1)));
        refuses(
                "letter.document-altered",
                text -> text.replace(part, part.substring(0, body) + part.substring(body + 4)));
    }

    @Test
    void refusesALetterWithoutOrWithTwoEnvelopesOrBundles() {
        String envelope = part(EnvelopeJson.MEDIA_TYPE);
        String bundle = part(LetterWriter.BUNDLE_TYPE);
        refuses("letter.envelope-missing", text -> text.replace(envelope, ""));
        refuses("letter.envelope-twice", text -> text.replace(envelope, envelope + envelope));
        refuses("letter.envelope-twice", text -> text.replace(bundle, bundle + bundle));
        refuses("letter.representations-differ", text -> text.replace(bundle, ""));
    }

    @Test
    void refusesABundleOfAnotherStepOrExchange() {
        Letter other = samples.request(List.of(), FIRST);
        String foreign =
                part(new String(samples.payload(other), StandardCharsets.ISO_8859_1), LetterWriter.BUNDLE_TYPE);
        String bundle = part(LetterWriter.BUNDLE_TYPE);

        refuses("letter.representations-differ", text -> text.replace(bundle, foreign));
    }

    @Test
    void refusesOtherRecipientsThanTheEnvelopes() {
        refuses("letter.recipients-differ", text -> text.replaceFirst("To: dermatologie@", "To: cardiologie@"));
        refuses("letter.headers", text -> text.replaceFirst("To: dermatologie@", "To: @"));
        refuses("letter.headers", text -> text.replaceFirst("Message-ID: <[^>]*>\r\n", ""));
        refuses("letter.headers", text -> text.replaceFirst("Message-ID: ", "Message-ID: <x@y>\r\nMessage-ID: "));
    }

    @Test
    void refusesAnotherStructure() {
        refuses("letter.structure", text -> text.replaceFirst("multipart/mixed", "multipart/alternative"));
        refuses("letter.structure", text -> text.replaceFirst("multipart/mixed", "text/plain"));
        refuses(
                "letter.structure",
                text -> text.replaceFirst("text/plain; charset=utf-8", "multipart/mixed; boundary=inner"));
    }

    @Test
    void leavesAPartAloneThatIsNotForNodes() {
        String text = part("text/plain");
        byte[] more = edit(all -> all.replace(
                text, text + text.replace("text/plain; charset=utf-8", "application/octet-stream; name=autre.bin")));

        assertThat(Samples.read(more).said()).isPresent();
    }

    @Test
    void readsUpToEachLimitAndNotOneBeyond() {
        ReadLetter intact = Samples.read(payload);
        int envelope = EnvelopeJson.write(intact.envelope()).length;
        int bundle = decodedLength(part(LetterWriter.BUNDLE_TYPE));
        int text = new String(payload, StandardCharsets.ISO_8859_1).length();
        int headers = headers();
        var exact = new ReadLimits(headers, 1024, 5, text, envelope, bundle);

        assertThat(Samples.read(payload, exact)).isNotNull();
        refuses("letter.malformed", new ReadLimits(headers - 1, 1024, 5, text, envelope, bundle));
        refuses("letter.too-many-parts", new ReadLimits(headers, 1024, 4, text, envelope, bundle));
        refuses("letter.part-too-large", new ReadLimits(headers, 1024, 5, text, envelope - 1, bundle));
        refuses("letter.part-too-large", new ReadLimits(headers, 1024, 5, text, envelope, bundle - 1));
        refuses("letter.part-too-large", new ReadLimits(headers, 1024, 5, 200, envelope, bundle));
        refuses("letter.malformed", new ReadLimits(headers, 64, 5, text, envelope, bundle));
    }

    @Test
    void readsADocumentOfOneEndlessLine() {
        byte[] body = octets(3, 300_000);
        Letter one = samples.request(List.of(), body);
        String text = new String(samples.payload(one), StandardCharsets.ISO_8859_1);
        String part = part(text, "Content-ID");
        int start = part.indexOf("\r\n\r\n") + 4;
        String unfolded = part.substring(0, start) + part.substring(start).replace("\r\n", "") + "\r\n";

        byte[] payload = text.replace(part, unfolded).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Samples.read(payload).said()).isPresent();
    }

    @Test
    void answersEveryMutationWithALetterOrARefusal() {
        var random = new Random(20261121);
        for (int i = 0; i < 300; i++) {
            byte[] mutated = payload.clone();
            for (int j = 0; j <= random.nextInt(3); j++) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Samples.read(mutated)).isNotNull();
            } catch (Refused refused) {
                assertThat(refused.code().code()).isNotBlank();
            }
        }
    }

    @Test
    void letsADyingDiskSpeakForItself() {
        var dying = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk");
            }
        };
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> new LetterReader(ReadLimits.DEFAULT, Samples::spool).read(() -> dying))
                .isInstanceOf(UncheckedIOException.class);
    }

    private int headers() {
        String text = new String(payload, StandardCharsets.ISO_8859_1);
        return (int) text.substring(0, text.indexOf("\r\n\r\n"))
                .lines()
                .filter(line -> !line.startsWith(" "))
                .count();
    }

    private byte[] document(Id id) throws IOException {
        try (InputStream in = new LetterReader(ReadLimits.DEFAULT, Samples::spool)
                .document(() -> new ByteArrayInputStream(payload), id)) {
            return in.readAllBytes();
        }
    }

    private void refuses(String code, UnaryOperator<String> edit) {
        byte[] edited = edit(edit);
        assertThat(edited).isNotEqualTo(payload);
        Samples.refuses(code, () -> Samples.read(edited));
    }

    private void refuses(String code, ReadLimits limits) {
        Samples.refuses(code, () -> Samples.read(payload, limits));
    }

    private byte[] edit(UnaryOperator<String> edit) {
        return edit.apply(new String(payload, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String part(String having) {
        return part(new String(payload, StandardCharsets.ISO_8859_1), having);
    }

    /** The first part that has this in its headers, from its delimiter to the next one. */
    private static String part(String text, String having) {
        int start = text.lastIndexOf("--=_", text.indexOf(having));
        return text.substring(start, text.indexOf("--=_", start + 4));
    }

    private static int decodedLength(String part) {
        return java.util.Base64.getMimeDecoder().decode(part.substring(part.indexOf("\r\n\r\n") + 4)).length;
    }

    private static byte[] octets(long seed, int length) {
        byte[] octets = new byte[length];
        new Random(seed).nextBytes(octets);
        return octets;
    }
}
