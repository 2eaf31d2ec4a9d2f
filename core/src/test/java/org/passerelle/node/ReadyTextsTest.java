package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.line.LineBook;
import org.passerelle.flow.line.LineChange;
import org.passerelle.flow.line.ReadyText;
import org.passerelle.flow.line.TextChange;
import org.passerelle.party.PersonId;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

/** A line's ready-made texts: kept by its coordinators in its book, told by the chain, in no card. */
class ReadyTextsTest {
    private static final PersonId COORDINATOR = PersonId.of(Rehearsal.COORDINATOR.rpps());
    private static final PersonId EXPERT = PersonId.of(Rehearsal.EXPERT.rpps());
    private static final ReadyText.Place ADVICE = new ReadyText.Place("avis", "answer", "advice");

    @TempDir
    Path folder;

    private Rehearsal houses;

    @BeforeEach
    void open() {
        houses = new Rehearsal(folder, 47);
        houses.hospital.close();
        houses.hospital = Node.open(houses.hospitalSettings("kept").withKeptLines());
    }

    @AfterEach
    void close() {
        houses.close();
    }

    private LineBook book() {
        return houses.hospital.books().book(Rehearsal.LINE);
    }

    private LineBook change(LineChange change) {
        return houses.hospital.books().change(Rehearsal.LINE, book().version(), COORDINATOR, change);
    }

    private static TextChange.Kept kept(String name, String text) {
        return new TextChange.Kept(new ReadyText(name, ADVICE, text), null);
    }

    private static void refused(ThrowingCallable act, String field) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(FlowRefusal.LINE_CHANGE);
            assertThat(refused.refusal().facts()).containsEntry(FactKey.FIELD, field);
        });
    }

    @Test
    void aTextIsKeptChangedRenamedAndRemovedWithoutANewCard() {
        Sha256 card = houses.hospital.books().card(Rehearsal.LINE).hash();
        long version = book().version();
        change(kept("Surveillance", "Surveillance simple."));
        change(kept("Biopsie", "Biopsie conseillée."));
        assertThat(book().texts()).extracting(ReadyText::name).containsExactly("Biopsie", "Surveillance");
        change(kept("Biopsie", "Biopsie sous huit jours."));
        change(new TextChange.Kept(new ReadyText("Contrôle", ADVICE, "Contrôle à trois mois."), "Surveillance"));
        assertThat(book().texts())
                .extracting(ReadyText::text)
                .containsExactly("Biopsie sous huit jours.", "Contrôle à trois mois.");
        change(new TextChange.Dropped("Biopsie"));
        assertThat(book().texts()).hasSize(1);
        assertThat(book().version()).isEqualTo(version + 5);
        assertThat(houses.hospital.books().card(Rehearsal.LINE).hash()).isEqualTo(card);
        refused(() -> change(new TextChange.Dropped("Biopsie")), "name");
        refused(() -> change(new TextChange.Kept(new ReadyText("x", ADVICE, "y"), "Biopsie")), "name");
    }

    @Test
    void theSameTextAgainIsNoChange() {
        long version = change(kept("Biopsie", "Biopsie conseillée.")).version();
        assertThat(change(kept("Biopsie", "Biopsie conseillée.")).version()).isEqualTo(version);
    }

    @Test
    void itIsStillThereAfterARestartAndASetOfOctetsThatAnyoneCanReadBack() {
        change(kept("Biopsie", "Biopsie conseillée.\nRéponse sous huit jours."));
        LineBook before = book();
        houses.hospital.close();
        houses.hospital = Node.open(houses.hospitalSettings("kept").withKeptLines());
        assertThat(book()).isEqualTo(before);
        assertThat(LineChange.read(kept("Biopsie", "x").json())).isEqualTo(kept("Biopsie", "x"));
        var renamed = new TextChange.Kept(new ReadyText("a", ADVICE, "b"), "c");
        assertThat(LineChange.read(Canon.readLoose(Canon.octets(renamed.json()))))
                .isEqualTo(renamed);
        assertThat(LineChange.read(new TextChange.Dropped("a").json())).isEqualTo(new TextChange.Dropped("a"));
    }

    @Test
    void onlyACoordinatorKeepsThem() {
        assertThatThrownBy(() -> houses.hospital
                        .books()
                        .change(Rehearsal.LINE, book().version(), EXPERT, kept("Biopsie", "Biopsie.")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(FlowRefusal.RIGHT_MISSING));
        assertThat(book().texts()).isEmpty();
    }

    @Test
    void aTextGoesIntoAFieldOfTextOfTheLinesOwnSteps() {
        refused(() -> change(in("avis", "request", "question")), "field");
        refused(() -> change(in("avis", "answer", "recommendation")), "field");
        refused(() -> change(in("avis", "answer", "nothing")), "field");
        refused(() -> change(in("polygraphie", "answer", "advice")), "field");
        change(in("avis", "ask", "asked"));
        assertThat(book().texts()).hasSize(1);
    }

    private static LineChange in(String pathway, String step, String field) {
        return new TextChange.Kept(new ReadyText("a", new ReadyText.Place(pathway, step, field), "b"), null);
    }

    @Test
    void aTextIsNoLongerThanItsFieldHolds() {
        var incidents = new ReadyText.Place("avis", "answer", "incidents");
        change(new TextChange.Kept(new ReadyText("a", incidents, "é".repeat(2000)), null));
        refused(() -> change(new TextChange.Kept(new ReadyText("b", incidents, "é".repeat(2001)), null)), "text");
    }

    @Test
    void namesAndTextsHaveTheirLimits() {
        change(kept("n".repeat(ReadyText.LONGEST_NAME), "t".repeat(ReadyText.LONGEST)));
        refused(() -> kept("n".repeat(ReadyText.LONGEST_NAME + 1), "t"), "name");
        refused(() -> kept("n", "t".repeat(ReadyText.LONGEST + 1)), "text");
        refused(() -> kept(" ", "t"), "name");
        refused(() -> kept("n", "\n"), "text");
        for (String hostile : List.of("a\u0000b", "a\u202eb", "a\u200bb", "a\u001bb", "a\tb")) {
            refused(() -> kept(hostile, "t"), "name");
            refused(() -> kept("n", hostile), "text");
        }
        refused(() -> kept("a\nb", "t"), "name");
        refused(() -> new ReadyText.Place("avis", "answer", "f".repeat(61)), "field");
        refused(() -> new ReadyText.Place("avis", "answer\n", "advice"), "step");
    }

    @Test
    void aLineHasAsManyAsItsLimitSaysAndNoMore() {
        for (int text = 0; text < ReadyText.MOST; text++) {
            change(kept("texte " + text, "t"));
        }
        refused(() -> change(kept("un de trop", "t")), "texts");
        change(kept("texte 0", "autre"));
        assertThat(book().texts()).hasSize(ReadyText.MOST);
    }
}
