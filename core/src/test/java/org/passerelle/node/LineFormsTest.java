package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.card.CardRefusal;
import org.passerelle.card.CarriedForms;
import org.passerelle.exchange.ExchangeRefusal;
import org.passerelle.flow.Attachment;
import org.passerelle.flow.Order;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.line.FormChange;
import org.passerelle.flow.line.LineBook;
import org.passerelle.flow.line.LineChange;
import org.passerelle.party.PersonId;
import org.passerelle.pathway.AvisContent;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.yaml.CarriedForm;
import org.passerelle.pathway.yaml.FormDraft;
import org.passerelle.pathway.yaml.FormDraft.Choice;
import org.passerelle.pathway.yaml.FormDraft.DraftField;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.keep.Change;

/** A line writes a form of its own while it runs, its card carries it, and who asks has it without a file of theirs. */
class LineFormsTest {
    private static final PersonId COORDINATOR = PersonId.of(Rehearsal.COORDINATOR.rpps());
    private static final String NAME = "skin" + CarriedForms.ending(Rehearsal.LINE);

    @TempDir
    java.nio.file.Path folder;

    private Rehearsal houses;

    @BeforeEach
    void open() {
        houses = new Rehearsal(folder, 50);
        houses.hospital.close();
        houses.hospital = Node.open(kept());
        houses.settle();
    }

    @AfterEach
    void close() {
        houses.close();
    }

    private NodeSettings kept() {
        return houses.hospitalSettings("kept").withKeptLines();
    }

    private LineBook change(LineChange change) {
        long version = houses.hospital.books().book(Rehearsal.LINE).version();
        return houses.hospital.books().change(Rehearsal.LINE, version, COORDINATOR, change);
    }

    /** The circuit's own form, with one more field. */
    private static CarriedForm form(String name, int version, String label) {
        FormDraft draft = FormDraft.of(
                        Pathways.shipped(), Pathways.shipped().get(Rehearsal.AVIS), "request", Rehearsal.AVIS)
                .orElseThrow()
                .named(new PathwayRef(name, version));
        var fields = new java.util.ArrayList<>(draft.fields());
        fields.add(new DraftField("itching", "text", label, "Itching", true, List.of()));
        return CarriedForm.read(
                draft.with(new Choice("", "Peau", "Skin"), fields).text());
    }

    private void offer(int... versions) {
        List<Json> forms = new java.util.ArrayList<>();
        for (int version : versions) {
            forms.add(Json.object().put("name", NAME).put("version", version).build());
        }
        forms.add(Json.object().put("name", "avis").put("version", 1).build());
        Json.Obj avis = Json.object()
                .put("name", "avis")
                .put("version", 1)
                .put("forms", Json.array(forms))
                .build();
        change(new LineChange.Offered(
                Json.object().put("pathways", Json.array(List.of(avis))).build()));
    }

    private static Json.Obj content(int version) {
        return Rehearsal.without(AvisContent.request(), "documents")
                .with("form", Json.text(NAME + "/" + version))
                .with("itching", Json.text("La nuit"));
    }

    private Id ask(Json.Obj content) {
        var order = new Order(
                "request",
                Rehearsal.GP,
                content,
                List.of(new Attachment("dermoscopic", "Lésion", () -> new ByteArrayInputStream(Pictures.jpeg()), null)),
                null);
        return houses.practice.request(Rehearsal.LINE, Rehearsal.AVIS, order).id();
    }

    @Test
    void whoAsksHasTheFormByTheCardAloneAndTheLineJudgesByIt() {
        change(new FormChange(form(NAME, 1, "Démangeaisons")));
        LinesTest.refused(() -> ask(content(1)), ExchangeRefusal.PATHWAY_NOT_OFFERED);
        offer(1);
        houses.settle();

        LinesTest.refused(() -> ask(Rehearsal.without(content(1), "itching")), PathwayRefusal.FIELD_MISSING);
        Id avis = ask(content(1));
        houses.settle();

        assertThat(houses.hospital.view(avis).state().begun().pathway()).isEqualTo(Rehearsal.AVIS);
        assertThat(houses.hospital.view(avis).state().law())
                .isEqualTo(houses.practice.view(avis).state().law());
        assertThat(houses.hospital.view(avis).state().state()).isEqualTo("requested");
    }

    @Test
    void anExchangeKeepsTheFormThatItBeganWithAfterTheNextOneTookItsPlaceAndBothHousesStartedAnew() {
        change(new FormChange(form(NAME, 1, "Démangeaisons")));
        offer(1);
        houses.settle();
        Id avis = ask(content(1));
        houses.settle();
        change(new FormChange(form(NAME, 2, "Prurit")));
        offer(2);
        houses.advance(java.time.Duration.ofHours(2));
        LinesTest.refused(() -> ask(content(1)), ExchangeRefusal.PATHWAY_NOT_OFFERED);

        houses.hospital.close();
        houses.hospital = Node.open(kept());
        houses.practice.close();
        houses.practice = houses.openPractice();
        houses.settle();

        assertThat(houses.practice.view(avis).state().state()).isEqualTo("requested");
        assertThat(houses.hospital.view(avis).state().state()).isEqualTo("requested");
        assertThat(known(houses.practice)).contains("form " + NAME + "/1", "form " + NAME + "/2");
        assertThat(ask(content(2))).isNotEqualTo(avis);
    }

    @Test
    void aKeptFormThatThisProgramCannotReadKeepsNobodyFromOpeningAndStays() {
        change(new FormChange(form(NAME, 1, "Démangeaisons")));
        offer(1);
        houses.settle();
        String kept = "line-forms/"
                + houses.hospital.books().card(Rehearsal.LINE).base().id();
        houses.practice.close();
        try (Wiring wiring = Wiring.open(houses.practiceSettings("practice"))) {
            List<Json> forms = new java.util.ArrayList<>(
                    keptForms(wiring, kept).stream().map(Json::text).toList());
            forms.add(0, Json.text("of a later program"));
            Json.Obj json = Json.object()
                    .put("type", "passerelle/line-forms/1")
                    .put("forms", Json.array(forms))
                    .build();
            wiring.premises().commit(List.of(new Change.Secret(kept, Canon.octets(json))));
        }
        houses.practice = houses.openPractice();
        assertThat(known(houses.practice)).contains("form " + NAME + "/1");

        change(new FormChange(form(NAME, 2, "Prurit")));
        offer(2);
        houses.advance(java.time.Duration.ofHours(2));
        assertThat(known(houses.practice)).contains("form " + NAME + "/1", "form " + NAME + "/2");
        houses.practice.close();
        try (Wiring wiring = Wiring.open(houses.practiceSettings("practice"))) {
            assertThat(keptForms(wiring, kept)).hasSize(3).contains("of a later program");
        }
        houses.practice = houses.openPractice();
    }

    private static List<String> keptForms(Wiring wiring, String name) {
        byte[] octets = wiring.premises().store().secrets().secret(name).orElseThrow();
        return Canon.readLoose(octets).array("forms").texts();
    }

    private static java.util.Set<String> known(Node node) {
        return node.writing().pathways().meanings().keySet();
    }

    @Test
    void aVersionIsTheNextOneOfANameOfThisLine() {
        change(new FormChange(form(NAME, 1, "Démangeaisons")));
        CarriedForm again = form(NAME, 1, "Autre chose");
        CarriedForm leap = form(NAME, 3, "Autre chose");
        CarriedForm others = form("skin", 1, "Autre chose");
        CarriedForm neighbours = form("skin" + CarriedForms.ending(Rehearsal.PRACTICE), 1, "Autre chose");

        for (CarriedForm wrong : List.of(again, leap, others, neighbours)) {
            LinesTest.refused(() -> change(new FormChange(wrong)), FlowRefusal.LINE_CHANGE);
        }
        assertThat(known(houses.hospital)).contains("form " + NAME + "/1").doesNotContain("form skin/1");
    }

    @Test
    void aLineHasAsManyFormsAsThatAndNotOneMore() {
        for (int version = 1; version <= FormChange.MOST; version++) {
            change(new FormChange(form(NAME, version, "Version " + version)));
        }
        CarriedForm more = form(NAME, FormChange.MOST + 1, "Trop");
        LinesTest.refused(() -> change(new FormChange(more)), FlowRefusal.LINE_CHANGE);
    }

    @Test
    void whoIsNoCoordinatorWritesNoForm() {
        CarriedForm form = form(NAME, 1, "Démangeaisons");
        LinesTest.refused(
                () -> houses.hospital.books().change(Rehearsal.LINE, 1, LinesTest.EXPERT, new FormChange(form)),
                FlowRefusal.RIGHT_MISSING);
    }

    @Test
    void aCoordinatorCannotPutAFormIntoTheCardByHand() {
        Json.Obj said = Json.object()
                .put("forms", Json.array(List.of(Json.text("form: x"))))
                .build();
        LinesTest.refused(() -> change(new LineChange.Offered(said)), FlowRefusal.LINE_CHANGE);
    }

    /** Each as large as a form may be: what fills it is a comment. */
    private static CarriedForm large(int version) {
        String text = form(NAME, version, "Version " + version).text();
        int left = CarriedForm.LARGEST - text.getBytes(StandardCharsets.UTF_8).length - 1;
        return CarriedForm.read(text + "#" + "x".repeat(left));
    }

    @Test
    void aFullCardGoesByLetterAndCarriesNothingMore() {
        int most = CarriedForms.MOST_OCTETS / CarriedForm.LARGEST;
        for (int version = 1; version <= most + 1; version++) {
            change(new FormChange(large(version)));
        }
        int[] all = java.util.stream.IntStream.rangeClosed(1, most).toArray();
        offer(all);
        houses.settle();
        assertThat(known(houses.practice)).contains("form " + NAME + "/" + most);
        assertThat(ask(content(most))).isNotNull();

        int[] more = java.util.stream.IntStream.rangeClosed(1, most + 1).toArray();
        LinesTest.refused(() -> offer(more), CardRefusal.FORMS);
    }

    @Test
    void aCardCarriesAsManyAsThatAndNotOneMore() {
        for (int version = 1; version <= CarriedForms.MOST + 1; version++) {
            change(new FormChange(CarriedForm.read(form(NAME, version, "x").text())));
        }
        int[] more =
                java.util.stream.IntStream.rangeClosed(1, CarriedForms.MOST + 1).toArray();
        LinesTest.refused(() -> offer(more), CardRefusal.FORMS);
        offer(java.util.stream.IntStream.rangeClosed(1, CarriedForms.MOST).toArray());
    }
}
