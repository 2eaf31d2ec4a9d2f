package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.card.CarriedForms;
import org.passerelle.flow.line.LineBook;
import org.passerelle.gateway.http.Response;
import org.passerelle.pathway.yaml.CarriedForm;

/** A coordinator looks at the line's forms, writes one in the page, and has the card offer it. */
class FormPagesTest extends ConsoleScene {
    private static final String LINE = "/lines/dermatologie%40ch-barleduc.mssante.test";
    private static final String FORMS = LINE + "/forms";
    private static final String OWN = FORMS + "/avis~1/avis~1";
    private static final String EDIT = OWN + "/edit";
    private static final String ENDING = CarriedForms.ending(Station.LINE);

    private Browser coordinator;

    @BeforeEach
    void begin() {
        coordinator = Browser.of("claude.modele");
    }

    private static LineBook book() {
        return hospital.books().book(Station.LINE);
    }

    private static long ours(String name) {
        return book().forms().stream()
                .filter(form -> form.ref().name().equals(name + ENDING))
                .count();
    }

    /** What the page's form holds, as a browser would send it. */
    private static Map<String, String> written(String page, String button) {
        return new HashMap<>(Map.of("_version", book().version() + "", "text", text(page), "_at", "", "_do", button));
    }

    private static String text(String page) {
        String from = "name=\"text\" value=\"";
        int at = page.indexOf(from) + from.length();
        return page.substring(at, page.indexOf('"', at))
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private Map<String, String> withField(String name, String label) {
        Map<String, String> said = written(coordinator.page(EDIT), "see");
        said.putAll(Map.of("title", "Peau de l'enfant", "titleEn", "Children's skin", "name", name, "_at", "_new"));
        said.putAll(Map.of("field", "itching", "kind", "text", "fr", label, "en", "Itching", "must", "yes"));
        return said;
    }

    @Test
    void aCoordinatorLooksAtAFormAsRequestersSeeIt() {
        assertThat(coordinator.page(LINE)).contains(FORMS);
        assertThat(coordinator.page(FORMS)).contains(OWN, "dermatology/1", "sur la fiche");
        assertThat(coordinator.page(FORMS + "/avis~1/dermatology~1"))
                .contains("Ce que voit le demandeur", "<fieldset class=\"group\" disabled>", "type=\"file\"");
        assertThat(coordinator.get(FORMS + "/avis~1/unknown~1").status()).isEqualTo(404);
    }

    @Test
    void aFormIsWrittenSeenSavedOfferedAndPublished() {
        Map<String, String> said = withField("enfant", "Ça <b>gratte</b> ?");
        Response seen = coordinator.submit(EDIT, EDIT, said);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(text(seen)).contains("Ça &lt;b&gt;gratte&lt;/b&gt; ?").doesNotContain("<b>gratte");
        assertThat(ours("enfant")).isZero();

        said.put("_do", "save");
        assertThat(coordinator.submit(EDIT, EDIT, said).status()).isEqualTo(303);
        assertThat(ours("enfant")).isEqualTo(1);
        String code = "enfant" + ENDING + "~1";
        assertThat(coordinator.page(FORMS)).contains(FORMS + "/avis~1/" + code, "propre à la ligne");

        int card = hospital.books().card(Station.LINE).base().version();
        Map<String, String> offered =
                new HashMap<>(Map.of("_version", book().version() + "", "_do", "preview", "offer.avis~1", code));
        hospital.books().card(Station.LINE).offer().pathways().stream()
                .filter(offer -> !offer.name().equals("avis"))
                .forEach(offer -> offered.put(
                        "offer." + offer.name() + "~" + offer.version(),
                        offer.forms().get(0).name() + "~" + offer.forms().get(0).version()));
        Response preview = coordinator.submit(FORMS, FORMS, offered);
        assertThat(preview.status()).isEqualTo(200);
        assertThat(text(preview)).contains("Peau de l'enfant, version 1");
        assertThat(hospital.books().card(Station.LINE).base().version()).isEqualTo(card);
        offered.put("_do", "publish");
        assertThat(coordinator.submit(FORMS, FORMS, offered).status()).isEqualTo(303);
        assertThat(hospital.books().card(Station.LINE).base().version()).isEqualTo(card + 1);
        assertThat(CarriedForms.of(hospital.books().card(Station.LINE), java.util.List.of(Station.LINE)))
                .extracting(CarriedForm::ref)
                .hasToString("[enfant" + ENDING + "/1]");
    }

    @Test
    void theSameNameAgainIsTheNextVersionAndWhoeverComesSecondIsTold() {
        Map<String, String> said = withField("encore", "Une");
        said.put("_do", "save");
        assertThat(coordinator.submit(EDIT, EDIT, said).status()).isEqualTo(303);
        Response late = coordinator.submit(EDIT, EDIT, said);
        assertThat(late.status()).isEqualTo(409);
        assertThat(text(late)).contains("Quelqu'un a changé cette ligne", "encore");
        said.put("_version", book().version() + "");
        assertThat(coordinator.submit(EDIT, EDIT, said).status()).isEqualTo(303);
        assertThat(ours("encore")).isEqualTo(2);
    }

    @Test
    void aLookDoesNotMakeAFormNewerThanItsWriterSawTheLine() {
        Map<String, String> said = withField("regard", "Démangeaisons");
        String seen = said.get("_version");
        Map<String, String> other = withField("autre", "Plaques");
        other.put("_do", "save");
        assertThat(coordinator.submit(EDIT, EDIT, other).status()).isEqualTo(303);
        Response look = coordinator.submit(EDIT, EDIT, said);
        assertThat(look.status()).isEqualTo(200);
        assertThat(text(look)).contains("name=\"_version\" value=\"" + seen + "\"");
        said.put("_do", "save");
        Response late = coordinator.submit(EDIT, EDIT, said);
        assertThat(late.status()).isEqualTo(409);
        assertThat(text(late)).contains("name=\"_version\" value=\"" + book().version() + "\"");
    }

    @Test
    void fieldsAreMovedOpenedAndTakenAwayAndWhatTheCircuitNeedsCannotGo() {
        String page = coordinator.page(EDIT);
        Map<String, String> said = written(page, "open:question");
        String opened = text(coordinator.submit(EDIT, EDIT, said));
        assertThat(opened).contains("name=\"fr\"", "name=\"en\"");
        said.put("_do", "drop:urgency");
        String dropped = text(coordinator.submit(EDIT, EDIT, said));
        assertThat(dropped).contains("class=\"problem\"").isNotEqualTo(opened);
        Map<String, String> kept = written(page, "save");
        kept.put("text", text(dropped));
        kept.put("name", "sans");
        assertThat(coordinator.submit(EDIT, EDIT, kept).status()).isEqualTo(422);
        assertThat(ours("sans")).isZero();
    }

    @Test
    void aMistakeInTheTextIsToldWithItsPlaceAndNothingIsLost() {
        Map<String, String> said = written(coordinator.page(EDIT), "save");
        said.put("_astext", "yes");
        said.put("name", "gratte");
        said.put("text", "form: x\nversion: 1\ntitle: { fr: \"Un\", en: \"One\" }\nstep: [");
        Response wrong = coordinator.submit(EDIT, EDIT, said);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(text(wrong))
                .contains("yaml:4:", "step: [", "name=\"name\" type=\"text\" value=\"gratte\"")
                .doesNotContain("name=\"title\"");
    }

    @Test
    void nobodyElseSeesOrChangesThem() {
        Browser expert = Browser.of("paul.exemple");
        Browser stranger = Browser.of("alix.ailleurs");
        for (String page : new String[] {FORMS, OWN, EDIT}) {
            assertThat(expert.get(page).status()).isEqualTo(403);
            assertThat(stranger.get(page).status()).isEqualTo(404);
        }
        Map<String, String> said = withField("autre", "Autre");
        said.put("_do", "save");
        assertThat(expert.submit("/worklist", EDIT, said).status()).isEqualTo(403);
        assertThat(stranger.submit("/worklist", EDIT, said).status()).isEqualTo(404);
        assertThat(ours("autre")).isZero();
    }
}
