package org.passerelle.seal.pkits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.passerelle.seal.certificate.CertificatePath;
import org.passerelle.seal.pkits.PkitsCase.Answer;

/**
 * Each test of the suite gives the published result, but for those that {@code skips.csv} names with a reason: there this house
 * says no where the suite says yes, or the test asks for policies, which letters know nothing of.
 */
class PkitsTest {
    private static final Path FOLDER = Path.of("../../shared/samples/corpora/pkits");
    private static final Path OURS = Path.of("src/test/resources/pkits");

    private static StrongSuite suite;
    private static List<PkitsCase> cases;
    private static Map<String, Skip> skips;

    /** A test whose published result is not ours. */
    private record Skip(Answer answer, String reason) {}

    @BeforeAll
    static void read() throws IOException, GeneralSecurityException {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "samples absent: PKITS");
        suite = new StrongSuite(FOLDER);
        cases = new ArrayList<>(PkitsCase.read(FOLDER.resolve("expected.csv")));
        cases.addAll(PkitsCase.read(OURS.resolve("lost-rows.csv")));
        skips = Files.readAllLines(OURS.resolve("skips.csv"), StandardCharsets.UTF_8).stream()
                .skip(1)
                .map(line -> line.split(",", 4))
                .collect(Collectors.toMap(
                        cell -> cell[0] + "/" + cell[1], cell -> new Skip(Answer.valueOf(cell[2]), cell[3])));
    }

    @TestFactory
    Stream<DynamicTest> givesThePublishedResult() {
        return cases.stream()
                .filter(test -> !skips.containsKey(test.number()))
                .map(test -> DynamicTest.dynamicTest(
                        test.number() + " " + test.leaf(),
                        () -> assertThat(test.answer(suite) == Answer.BELIEVED).isEqualTo(test.valid())));
    }

    @TestFactory
    Stream<DynamicTest> skipsOnlyWhereItSaysNoOrPoliciesAreAsked() {
        return cases.stream()
                .filter(test -> skips.containsKey(test.number()))
                .map(test -> DynamicTest.dynamicTest(test.number() + " " + test.leaf(), () -> assertHonest(test)));
    }

    @Test
    void runsAllOfTheSheetAndSkipsNothingElse() {
        assertThat(cases).hasSizeGreaterThan(230).extracting(PkitsCase::number).doesNotHaveDuplicates();
        assertThat(cases).extracting(PkitsCase::number).containsAll(skips.keySet());
        assertThat(skips.values()).allSatisfy(skip -> assertThat(skip.reason()).isNotBlank());
        assertThat(suite.size()).isGreaterThan(570);
    }

    @Test
    void believesNothingUnderTheKeysThatTheSuiteCameWith() {
        assertThat(cases)
                .allSatisfy(test -> assertThat(test.path(suite::original).filter(CertificatePath::isStrong))
                        .isEmpty());
    }

    private static void assertHonest(PkitsCase test) {
        Answer answer = test.answer(suite);
        assertThat(answer).isEqualTo(skips.get(test.number()).answer());
        assertThat(answer == Answer.BELIEVED).as("the skip is still needed").isNotEqualTo(test.valid());
        assertThat(answer != Answer.BELIEVED || !test.policies().isEmpty())
                .as("never more than the suite believes")
                .isTrue();
    }
}
