package org.passerelle.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.yaml.CarriedForm;
import org.passerelle.pathway.yaml.FormDraft;
import org.passerelle.pathway.yaml.Pathways;

/** What a stranger's card may carry of forms: what does not hold is left out, and the card counts. */
class CarriedFormsTest {
    private static final PathwayRef AVIS = new PathwayRef("avis", 1);
    private static final String NAME = "skin" + CarriedForms.ending(Cards.DERMATO);

    @Test
    void takesAFormOfTheCardsOwnAddressThatItOffers() {
        assertThat(refs(card(List.of(NAME), texts(form(NAME))))).containsExactly(new PathwayRef(NAME, 1));
    }

    @Test
    void leavesOutWhatBearsAnotherLinesNameOrNone() {
        String neighbours = "skin" + CarriedForms.ending(Cards.MACHINE);
        String nobodys = "skin" + "-" + "0".repeat(16);
        for (String name : List.of("dermatology", neighbours, nobodys)) {
            assertThat(refs(card(List.of(name, NAME), texts(form(name), form(NAME)))))
                    .as(name)
                    .containsExactly(new PathwayRef(NAME, 1));
        }
    }

    @Test
    void leavesOutWhatTheCardDoesNotOffer() {
        assertThat(refs(card(List.of("dermatology"), texts(form(NAME))))).isEmpty();
    }

    @Test
    void leavesOutWhatIsNoForm() {
        String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
        String pathway = "pathway: own\nversion: 1\n";
        for (String text : List.of("", "form", "{", bomb, pathway, "\u0000", form(NAME) + "unknown: 1\n")) {
            assertThat(refs(card(List.of(NAME), texts(text, form(NAME)))))
                    .as(text)
                    .containsExactly(new PathwayRef(NAME, 1));
        }
        for (Json forms : List.of(Json.text(form(NAME)), new Json.Whole(1), Json.array(List.of(new Json.Whole(1))))) {
            assertThat(refs(carrying(List.of(NAME), forms))).isEmpty();
        }
    }

    @Test
    void takesAsManyAsACardCarriesAndNotOneMore() {
        List<String> names = IntStream.rangeClosed(0, CarriedForms.MOST)
                .mapToObj(number -> "skin" + number + CarriedForms.ending(Cards.DERMATO))
                .toList();
        LineCard more = card(
                names,
                names.stream().map(CarriedFormsTest::form).<Json>map(Json::text).toList());

        assertThat(refs(more)).hasSize(CarriedForms.MOST);
    }

    @Test
    void takesAsManyOctetsAsACardCarriesAndNotOneMore() {
        List<String> names = Stream.of("one", "two", "three")
                .map(name -> name + CarriedForms.ending(Cards.DERMATO))
                .toList();
        int octets = CarriedForms.MOST_OCTETS;
        int third = octets - 2 * (octets / 3);
        List<String> most = List.of(
                filled(names.get(0), octets / 3), filled(names.get(1), octets / 3), filled(names.get(2), third));
        List<String> more = List.of(most.get(0), most.get(1), filled(names.get(2), third + 1));

        assertThat(refs(card(names, texts(most.toArray(String[]::new))))).hasSize(3);
        assertThat(refs(card(names, texts(more.toArray(String[]::new))))).hasSize(2);
    }

    /** What fills it is a comment. */
    private static String filled(String name, int octets) {
        String text = form(name);
        return text + "#" + "x".repeat(octets - text.getBytes(StandardCharsets.UTF_8).length - 1);
    }

    private static String form(String name) {
        return FormDraft.of(Pathways.shipped(), Pathways.shipped().get(AVIS), "request", AVIS)
                .orElseThrow()
                .named(new PathwayRef(name, 1))
                .text();
    }

    private static List<Json> texts(String... texts) {
        return Stream.of(texts).<Json>map(Json::text).toList();
    }

    private static List<PathwayRef> refs(LineCard card) {
        return CarriedForms.of(card, List.of(Cards.DERMATO)).stream()
                .map(CarriedForm::ref)
                .toList();
    }

    private static LineCard card(List<String> offered, List<Json> forms) {
        return carrying(offered, Json.array(forms));
    }

    /** A card that offers these forms of an avis, with whatever else stands in its member. */
    private static LineCard carrying(List<String> offered, Json forms) {
        List<Json> offers = offered.stream()
                .map(name ->
                        (Json) Json.object().put("name", name).put("version", 1).build())
                .toList();
        Json avis = Json.object()
                .put("name", "avis")
                .put("version", 1)
                .put("forms", Json.array(offers))
                .build();
        Map<String, Json> document = new TreeMap<>(Cards.line().document().members());
        document.put("pathways", Json.array(List.of(avis)));
        document.put(CarriedForms.MEMBER, forms);
        return (LineCard) CardReader.read(Canon.octets(new Json.Obj(document)));
    }
}
