package org.passerelle.pathway.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.State;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.said.Language;
import org.passerelle.pathway.yaml.Pathways;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PathwaySvgTest {
    private final Pathway avis = Pathways.shipped().get(PathwayRef.parse("avis/1"));

    @Test
    void drawsEveryStateAndStepOfEveryShippedPathwayInBothLanguages() throws Exception {
        for (Pathway pathway : Pathways.shipped().all()) {
            for (Language language : Language.values()) {
                Document svg = parsed(PathwaySvg.of(pathway, language));
                List<String> texts = texts(svg);
                for (State state : pathway.states()) {
                    assertThat(texts).anyMatch(text -> text.startsWith(language.of(state.title())));
                }
                for (Step step : pathway.steps()) {
                    assertThat(texts.stream().filter(text -> text.startsWith(language.of(step.title()) + " — ")))
                            .hasSizeGreaterThanOrEqualTo(step.from().size());
                }
            }
        }
    }

    @Test
    void saysWhatItShowsToThoseWhoDoNotSeeIt() throws Exception {
        Element root = parsed(PathwaySvg.of(avis, Language.FR)).getDocumentElement();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-labelledby")).isEqualTo("title desc");
        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).contains("Demande d'avis");
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).contains("Demander un avis");
    }

    @Test
    void keepsEveryWordWithinItsBox() throws Exception {
        Document svg = parsed(PathwaySvg.of(avis, Language.EN));
        Element box = (Element) svg.getElementsByTagName("rect").item(1);
        int width = Integer.parseInt(box.getAttribute("width"));
        assertThat(texts(svg)).allSatisfy(text -> assertThat(text.length() * 6).isLessThan(width));
    }

    @Test
    void drawsTheSameEachTime() {
        assertThat(PathwaySvg.of(avis, Language.FR)).isEqualTo(PathwaySvg.of(avis, Language.FR));
    }

    @Test
    void beginsWithTheBeginningAndEndsWithTheEnds() {
        List<State> states = Ranks.states(avis);
        assertThat(states.get(0).name()).isEqualTo(avis.initialState());
        assertThat(states.stream().dropWhile(state -> !state.end())).allMatch(State::end);
    }

    @Test
    void tellsTheSameInText() {
        assertThat(PathwayText.of(avis, Language.EN))
                .anyMatch(line -> line.startsWith("avis/1 — Request for an opinion"))
                .anyMatch(
                        line -> line.contains("request → requested: Request an opinion, Requester [starts the clock]"));
    }

    @Test
    void tellsWhatThePathwaySaysOfFhir() {
        assertThat(FhirText.of(avis, Language.FR))
                .containsExactly(
                        "FHIR: Task.code http://hl7.org/fhir/CodeSystem/task-code|fulfill (Fulfill the focal request)",
                        "FHIR: priority (request) ordinary routine, prompt urgent, staff routine, now urgent",
                        "FHIR: priority (change-urgency) ordinary routine, prompt urgent, staff routine");
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Document svg) {
        var texts = new ArrayList<String>();
        NodeList nodes = svg.getElementsByTagName("text");
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }
}
