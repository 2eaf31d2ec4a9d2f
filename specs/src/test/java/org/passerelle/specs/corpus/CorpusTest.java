package org.passerelle.specs.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.letter.SealedLetters;
import org.passerelle.letter.Sealing;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.trust.Sender;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.Opened;
import org.passerelle.seal.Opener;

/** Each letter of {@code specs/corpus}, as committed, gets the outcome that its folder names, and shows who signed it, or nobody. */
class CorpusTest {
    private static final CorpusFolder CORPUS = CorpusFolder.COMMITTED;
    /** For people who may read but not act on it; nothing else of a refused letter is given out. */
    private static final List<String> SHOWN_ONLY = List.of("seal.stale", "seal.unbound");

    @TempDir
    private static Path spools;

    /** See the corpus's README: the one command that makes all of it anew. */
    @BeforeAll
    static void makeAnewWhereAsked() throws IOException {
        if (Boolean.getBoolean("passerelle.corpus.write")) {
            CORPUS.write();
        }
    }

    @TestFactory
    Stream<DynamicTest> isWhatItsFolderSays() throws IOException {
        return CORPUS.cases().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> judge(each)));
    }

    @TestFactory
    Stream<DynamicTest> isNoLetterToANodeUnlessItIsGood() throws IOException {
        return CORPUS.cases().stream()
                .filter(each -> !each.outcome().equals(Case.ACCEPTED))
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> assertNotTaken(each)));
    }

    @Test
    void hasOneFolderForEachFaultAndStaysSmall() throws IOException {
        List<Case> cases = CORPUS.cases();
        assertThat(cases).hasSizeGreaterThan(90);
        assertThat(cases).filteredOn(each -> each.name().startsWith("good-")).hasSizeGreaterThanOrEqualTo(6);
        assertThat(cases)
                .allSatisfy(each -> assertThat(each.why())
                        .contains(
                                each.outcome().equals(Case.ACCEPTED)
                                        ? "It is taken."
                                        : "Outcome: " + each.outcome() + "."));
        try (Stream<Path> files = Files.walk(CORPUS.root())) {
            long octets = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                octets += Files.size(file);
            }
            assertThat(octets).isLessThan(3 * 1024 * 1024);
        }
    }

    @Test
    void isWhatTheGeneratorBesideItMakes(@TempDir Path elsewhere) throws IOException {
        var again = new CorpusFolder(elsewhere);
        again.write();
        assertThat(told(again)).isEqualTo(told(CORPUS));
        assertThat(again.fifty()).hasSameSizeAs(CORPUS.fifty());
    }

    private static List<List<Object>> told(CorpusFolder corpus) throws IOException {
        return corpus.cases().stream()
                .map(each -> List.<Object>of(each.name(), each.why(), each.outcome(), each.shown(), each.setting()))
                .toList();
    }

    private static void judge(Case each) throws IOException {
        try (Opened opened = opener().open(new ByteArrayInputStream(each.letter()), CORPUS.context(each.setting()))) {
            Verdict verdict = opened.verdict();
            assertThat(verdict.refusal().map(code -> code.code()).orElse(Case.ACCEPTED))
                    .isEqualTo(each.outcome());
            assertThat(shown(verdict)).isEqualTo(each.shown());
            if (each.outcome().equals(Case.ACCEPTED)) {
                assertThat(verdict.applicable()).isTrue();
                assertThat(opened.payload().readAllBytes()).isNotEmpty();
            } else if (SHOWN_ONLY.contains(each.outcome())) {
                assertThat(verdict.readable()).isTrue();
                assertThat(verdict.applicable()).isFalse();
            } else {
                assertThat(verdict.readable()).isFalse();
                assertThatThrownBy(opened::payload).isInstanceOf(Refused.class);
            }
        }
        assertThat(spools).isEmptyDirectory();
    }

    private static void assertNotTaken(Case each) throws IOException {
        OpenContext context = CORPUS.context(each.setting());
        var letters = new SealedLetters(
                new Sealing(context.keyring()::signing, random()),
                new SealedLetters.Software("corpus.example; Passerelle", Map.of()),
                opener(),
                (mailbox, arrivedAt) -> context);
        var mail = new ByteArrayInputStream(each.letter());
        try (OpenedMail opened =
                letters.open(mail, People.HOSPITAL, each.setting().arrival())) {
            assertThat(opened).isNotInstanceOf(OpenedMail.ALetter.class);
        }
    }

    private static String shown(Verdict verdict) {
        return verdict.sender()
                .map(sender ->
                        sender.boundAddress().map(address -> address.value()).orElseGet(() -> subject(sender)))
                .orElse(Case.NOBODY);
    }

    private static String subject(Sender sender) {
        return "certificate " + sender.subject();
    }

    private static Opener opener() {
        return opener(spools);
    }

    static Opener opener(Path folder) {
        return new Opener(folder, random());
    }

    private static SecureRandom random() {
        try {
            return SecureRandom.getInstance("SHA1PRNG");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
