package org.passerelle.specs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.ledger.trace.Evidence;
import org.passerelle.ledger.trace.TraceCertificate;

/** What {@code trace verify} says of both sides' traces and of receipts, as an auditor runs it on what the demonstration left. */
class TraceCommandTest {
    private static final String EXPERT = "expert.trace.json";
    private static final String REQUESTER = "requester.trace.json";

    private final Path left = Played.once().out();

    @TempDir
    private Path folder;

    @Test
    void saysWhoWitnessedWhatAndWhichHeadsWereCompared() {
        Auditor.Ran ran = verify(trace(EXPERT), trace(REQUESTER));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains(EXPERT + ":\n", REQUESTER + ":\n", "Witnessed: leaves 0 to ")
                .contains("Undated: no receipt covers the whole checkpoint; from leaf ")
                .contains("Heads compared with what this organisation told others of its chain: leaves ")
                .doesNotContain("Not ");
    }

    @Test
    void aTraceAloneIsComparedWithNothingAndSaysSo() {
        assertThat(verify(trace(EXPERT)).out())
                .startsWith("The trace holds")
                .contains("Witnessed: leaves 0 to ", "Heads compared: none;");
    }

    @Test
    void tellsProgramsTheSame() {
        Json.Obj both = json(verify(trace(EXPERT), trace(REQUESTER), "--json"));
        assertThat(both.bool("verified")).isTrue();
        Json.Obj expert = both.array("traces").objects().get(0);
        assertThat(expert.text("file")).isEqualTo(EXPERT);
        assertThat(expert.bool("dated")).isFalse();
        assertThat(expert.whole("witnessedUpTo")).isPositive().isLessThan(expert.whole("last"));
        assertThat(expert.array("witnesses").objects().get(0).text("structure")).isNotEqualTo(expert.text("structure"));
        assertThat(expert.array("headsCompared").items()).isNotEmpty();
        assertThat(expert.array("notCounted").items()).isEmpty();
        Json.Obj alone = json(verify(trace(EXPERT), "--json"));
        assertThat(alone.bool("verified")).isTrue();
        assertThat(alone.text("chain")).isEqualTo(expert.text("chain"));
    }

    @Test
    void hearsAReceiptOnceWhetherCarriedOrGiven() throws IOException {
        String given = file("receipt.eml", receipt());
        assertThat(verify(trace(EXPERT), "--receipt", given).out())
                .isEqualTo(verify(trace(EXPERT)).out());
    }

    @Test
    void comparesATraceWithTheReceiptsOfTheLettersThatCrossed() {
        List<String> words = new ArrayList<>(List.of(trace(EXPERT)));
        for (Path letter : Played.once().letters()) {
            if (letter.getFileName().toString().contains("-hospital-receipt-")) {
                words.addAll(List.of("--receipt", letter.toString()));
            }
        }
        assertThat(words).hasSizeGreaterThan(4);
        Auditor.Ran ran = verify(words.toArray(String[]::new));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("Heads compared with what this organisation told others");
    }

    @Test
    void refusesATamperedReceiptThatIsGiven() throws IOException {
        byte[] altered = receipt();
        altered[altered.length / 2] ^= 1;
        Auditor.Ran ran = verify(trace(EXPERT), "--receipt", file("altered.eml", altered));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).startsWith("Not verified: altered.eml").hasLineCount(1);
        assertThat(ran.err()).contains("file=altered.eml").hasLineCount(1);
    }

    @Test
    void saysWhichFileIsRefused() throws IOException {
        byte[] altered = Files.readAllBytes(left.resolve(REQUESTER));
        altered[altered.length / 2] ^= 1;
        Auditor.Ran ran = verify(trace(EXPERT), file("altered.json", altered));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("file=altered.json").hasLineCount(1);
        assertThat(verify(trace(EXPERT), "--crl", "none.pem").err()).startsWith("gateway.cli.file");
    }

    private byte[] receipt() throws IOException {
        return TraceCertificate.read(Files.readAllBytes(left.resolve(EXPERT))).evidence().stream()
                .filter(piece -> piece.kind().equals(Evidence.RECEIPT))
                .findFirst()
                .orElseThrow()
                .octets();
    }

    private String trace(String name) {
        return left.resolve(name).toString();
    }

    private String file(String name, byte[] octets) throws IOException {
        return Files.write(folder.resolve(name), octets).toString();
    }

    private static Json.Obj json(Auditor.Ran ran) {
        return Canon.read(ran.out().strip().getBytes(StandardCharsets.UTF_8));
    }

    private Auditor.Ran verify(String... words) {
        return Auditor.verify(left, words);
    }
}
