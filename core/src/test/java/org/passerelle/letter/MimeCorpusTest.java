package org.passerelle.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passerelle.letter.outer.OuterFields;
import org.passerelle.refusal.Refused;

/** Other people's broken mails get an answer: each is refused or foreign, none brings anything down. */
class MimeCorpusTest {
    private static final Path CORPUS = Path.of("../../shared/samples/corpora/mime4j");

    @Test
    void answersEveryMailOfTheCorpus() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "samples absent: " + CORPUS);
        List<Path> mails;
        try (Stream<Path> found = Files.walk(CORPUS)) {
            mails = found.filter(Files::isRegularFile).sorted().toList();
        }
        assertThat(mails).hasSizeGreaterThan(60);
        for (Path mail : mails) {
            byte[] octets = Files.readAllBytes(mail);

            assertThat(MailKind.of(OuterFields.of(octets))).as(mail.toString()).isNotNull();
            assertThat(isLetter(octets)).as(mail.toString()).isFalse();
            assertThat(isReceipt(octets)).as(mail.toString()).isFalse();
        }
    }

    private static boolean isLetter(byte[] octets) {
        try {
            new LetterReader(ReadLimits.DEFAULT, Samples::spool).read(() -> new ByteArrayInputStream(octets));
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private static boolean isReceipt(byte[] octets) {
        try {
            new ReceiptReader(ReadLimits.SMALL).read(octets);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }
}
