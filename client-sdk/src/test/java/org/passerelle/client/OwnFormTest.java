package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.port.letter.DocumentFormat;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

/** A line that asks with a form of its own: it is shown, filled in, judged and sent like the pathway's. */
class OwnFormTest {
    @TempDir
    Path folder;

    private Rehearsal world;
    private Line line;

    @BeforeEach
    void begin() {
        world = Rehearsal.begin(folder);
        line = world.practice().line(Rehearsal.CARDIOLOGY_LINE);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void theLinesOwnFormIsShownBeforeThePathways() {
        assertThat(line.forms("avis")).containsExactly("cardiology/1", "avis/1");
        assertThat(line.fields("avis")).extracting(Field::name).contains("exclusion", "systolic", "question");
        assertThat(line.fields("avis", "avis/1")).extracting(Field::name).doesNotContain("systolic");
        assertThat(line.urgencies()).containsExactly("ordinary", "prompt");
        assertThat(world.practice().line(Rehearsal.LINE).forms("avis")).containsExactly("avis/1");
    }

    @Test
    void aRequestIsWrittenWithItAndReachesTheLine() throws Exception {
        Exchange sent = request("ecg").send();
        world.settle();

        assertThat(sent.now().progress()).isEqualTo(Exchange.Progress.RECEIVED);
        assertThat(world.hospital().said(sent.id(), "request").text("form")).isEqualTo("cardiology/1");
        assertThat(world.hospital().documents(sent.id(), "request")).hasSize(1);
        Answer said = sent.now().opening(Invented.doctor()).orElseThrow();
        assertThat(said.words("systolic")).isEqualTo("135 mmHg");
        Path paper = folder.resolve("demande.pdf");
        said.save(DocumentFormat.PDF, paper);
        assertThat(paper).isNotEmptyFile();

        world.hospital().answer(sent.id(), "Poursuivre.");
        world.settle();
        assertThat(sent.now().answer(Invented.doctor()).orElseThrow().advice()).isEqualTo("Poursuivre.");
    }

    @Test
    void whatTheLinesFormNeedsIsAskedForInItsWords() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(request("letter")::send)
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(PathwayRefusal.DOCUMENTS_NEEDED);
                    assertThat(refused.refusal().facts())
                            .containsEntry(FactKey.WORDS_FR, "Joindre l'ECG du jour, douze dérivations.")
                            .containsEntry(FactKey.WORDS_EN, "Attach the twelve-lead ECG of today.");
                });
    }

    @Test
    void whatItExcludesIsToldBeforeAnythingThatIsMissing() {
        Draft draft = line.avis(Invented.doctor()).put("exclusion", "pain-now");
        assertThatExceptionOfType(Draft.Excluded.class).isThrownBy(draft::send).satisfies(excluded -> {
            assertThat(excluded.field()).isEqualTo("exclusion");
            assertThat(excluded.words()).startsWith("N'écrivez pas : appelez le 15");
            assertThat(excluded.wordsInEnglish()).startsWith("Do not write: call 15");
            assertThat(excluded.phone()).isEqualTo(line.phone());
        });
    }

    @Test
    void thePathwaysOwnFormIsWrittenWithWhereTheCardTakesItToo() {
        Draft draft = Asked.fill(world, line.request("avis", "avis/1", Invented.doctor()), "");
        Exchange sent = draft.attach("overview", "Vue", Asked.photograph()).send();
        world.settle();

        assertThat(sent.now().progress()).isEqualTo(Exchange.Progress.RECEIVED);
        assertThat(world.hospital().said(sent.id(), "request").has("form")).isFalse();
    }

    @Test
    void aFormThatTheCardDoesNotOfferIsRefusedWithThoseThatItDoes() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> line.request("avis", "dermatology/1", Invented.doctor()))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ClientRefusal.UNKNOWN_FORM);
                    assertThat(refused.refusal().facts()).containsEntry(FactKey.EXPECTED, "cardiology/1, avis/1");
                });
    }

    private Draft request(String kind) {
        return Asked.without(world, line, "")
                .put("exclusion", "none")
                .put("reason", "palpitations")
                .put("systolic", new BigDecimal(135))
                .put("diastolic", new BigDecimal(80))
                .put("heartRate", new BigDecimal(72))
                .attach(kind, "ECG", Asked.photograph());
    }
}
