package org.passerelle.gateway.console.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passerelle.card.PathwayOffer;
import org.passerelle.card.PathwayOffer.FormOffer;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.yaml.Pathways;

/** Which forms of a line stand on its page. */
class OfferedTest {

    private static PathwayOffer avis(String... forms) {
        return offer("avis", forms);
    }

    private static PathwayOffer offer(String pathway, String... forms) {
        List<FormOffer> offered = Stream.of(forms)
                .map(PathwayRef::parse)
                .map(form -> new FormOffer(form.name(), form.version()))
                .toList();
        return new PathwayOffer(pathway, 1, offered);
    }

    private static List<Offered> of(PathwayOffer... offers) {
        return Offered.of(List.of(offers), Pathways.shipped()::find);
    }

    private static List<String> titles(PathwayOffer... offers) {
        return of(offers).stream().map(one -> one.title(Speech.EN)).toList();
    }

    @Test
    void oneFormIsCalledByItsStepAlone() {
        List<Offered> one = of(avis("dermatology/1"));
        assertThat(one).extracting(Offered::alone).containsExactly(true);
        assertThat(titles(avis("dermatology/1"))).isEqualTo(titles(avis("avis/1")));
        assertThat(one.get(0).opening().form().findOwn().orElseThrow().ref()).hasToString("dermatology/1");
    }

    @Test
    void eachOfSeveralStandsByItsTitleInTheCardsOrder() {
        List<Offered> two = of(avis("cardiology/1", "dermatology/1"));
        assertThat(two).extracting(one -> one.form().toString()).containsExactly("cardiology/1", "dermatology/1");
        assertThat(titles(avis("cardiology/1", "dermatology/1")))
                .doesNotHaveDuplicates()
                .allSatisfy(title -> assertThat(title).contains(": "));
    }

    @Test
    void thePathwaysOwnStandsOnlyWhereNoneOfTheLineIsKnown() {
        assertThat(of(avis("avis/1", "dermatology/1")))
                .extracting(one -> one.form().toString())
                .containsExactly("dermatology/1");
        assertThat(of(avis("unknown/1", "avis/1")))
                .extracting(one -> one.form().toString())
                .containsExactly("avis/1");
        assertThat(of(avis("unknown/1"))).isEmpty();
    }

    /** A line that has a newer circuit offers the older one for those who do not know it yet. */
    @Test
    void ofSeveralVersionsTheNewestThatIsKnownIsAsked() {
        PathwayOffer newer = new PathwayOffer("avis", 2, List.of(new FormOffer("avis", 2)));
        assertThat(of(newer, avis("dermatology/1")))
                .extracting(one -> one.pathway().ref().toString())
                .containsExactly("avis/1");
    }

    @Test
    void whatTheLineBeginsItselfIsNotAsked() {
        assertThat(of(offer("discharge-notice", "discharge-notice/1"))).isEmpty();
        assertThat(of(offer("direct-admission", "direct-admission/1"), avis("dermatology/1")))
                .hasSize(2)
                .allMatch(Offered::alone);
    }
}
