package org.passerelle.letter.cda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.letter.cda.narrative.Narrative;
import org.passerelle.letter.cda.narrative.NarrativeHtml;
import org.passerelle.letter.cda.narrative.NarrativeText;

/** A narrative is shown as its sender meant it, and can do nothing. */
class NarrativeTest {
    private static final Pattern HARMLESS =
            Pattern.compile("(?:[^<>\"']|</?(?:span|div|ul|ol|li|table|thead|tfoot|tbody|tr|strong|sub|sup)>|<br>"
                    + "|</?(?:th|td)>|<(?:th|td)(?: colspan=\"\\d+\")?(?: rowspan=\"\\d+\")?>)*");

    @Test
    void showsWhatAnsWrites() throws IOException {
        List<Narrative> shown = narrative("<paragraph>Un <content styleCode=\"Bold\">mot</content></paragraph>"
                + "<list listType=\"ordered\"><caption>Liste</caption><item>a</item><item>b<br/>c</item></list>"
                + "<list><item>H<sub>2</sub>O</item></list>"
                + "<table border=\"0\"><caption>T</caption><col/><thead><tr><th colspan=\"2\">x</th></tr></thead>"
                + "<tbody><tr><td rowspan=\"3\">1</td><td><renderMultiMedia referencedObject=\"DOC-1\"/></td></tr></tbody>"
                + "</table><linkHtml href=\"https://example.test/\">lien</linkHtml>");

        assertThat(NarrativeText.lines(shown))
                .containsExactly(
                        "Un mot", "Liste", "1. a", "2. b", "c", "• H2O", "T", "x", "1 | [image DOC-1]", "lien");
        assertThat(NarrativeHtml.of(shown))
                .isEqualTo(
                        "<div>Un <span>mot</span></div>"
                                + "<div><strong>Liste</strong></div><ol><li>a</li><li>b<br>c</li></ol>"
                                + "<ul><li>H<sub>2</sub>O</li></ul>"
                                + "<table><strong>T</strong><thead><tr><th colspan=\"2\">x</th></tr></thead>"
                                + "<tbody><tr><td rowspan=\"3\">1</td><td>[image DOC-1]</td></tr></tbody></table><span>lien</span>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>alert(1)</script></svg>",
                "<content onmouseover=\"alert(1)\" styleCode=\"x; background:url(http://127.0.0.1:9)\">x</content>",
                "<table background=\"http://127.0.0.1:9/a.png\" onload=\"alert(1)\"><tr><td style=\"x\">x</td></tr></table>",
                "<linkHtml href=\"javascript:alert(1)\">x</linkHtml>",
                "<linkHtml href=\"javascript:alert(1)\" name=\"&quot;&gt;&lt;img src=x&gt;\"/>",
                "<renderMultiMedia referencedObject=\"&quot;&gt;&lt;img src=x onerror=alert(1)&gt;\"/>",
                "<iframe src=\"http://127.0.0.1:9\">x</iframe>",
                "<td colspan=\"1&quot; onload=&quot;alert(1)\">x</td>",
                "<td colspan=\"99999999999\" rowspan=\"-1\">x</td>",
                "<![CDATA[<img src=x onerror=alert(1)>]]>",
                "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x&#62; '\" `",
                "<?xml-stylesheet href=\"http://127.0.0.1:9\"?><!-- <script> -->x",
                "<style>@import 'http://127.0.0.1:9'</style><meta http-equiv=\"refresh\"/><base href=\"x\"/>",
                "<paragraph><table><tr><paragraph><item>x</item></paragraph></tr></table></paragraph>"
            })
    void canDoNothing(String hostile) throws IOException {
        assertThat(NarrativeHtml.of(narrative(hostile))).matches(HARMLESS);
    }

    @Test
    void keepsTheWordsOfWhatItDoesNotKnow() throws IOException {
        assertThat(NarrativeText.lines(narrative("<blink>avant <content>le</content> soir</blink>")))
                .containsExactly("avant le soir");
    }

    @Test
    void takesASpanThatNoTableHasForOne() throws IOException {
        assertThat(NarrativeHtml.of(narrative("<td colspan=\"100\"/><td colspan=\"101\"/>")))
                .isEqualTo("<td colspan=\"100\"></td><td></td>");
    }

    @Test
    void showsWhatIsNestedAsDeepAsADocumentCanBe() throws IOException {
        int deep = 94;
        String nested = "<content>".repeat(deep) + "x" + "</content>".repeat(deep);

        assertThat(NarrativeText.lines(narrative(nested))).containsExactly("x");
        assertThat(NarrativeHtml.of(narrative(nested))).hasSize(13 * deep + 1);
    }

    private static List<Narrative> narrative(String text) throws IOException {
        String document = "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><component><structuredBody><component><section>"
                + "<text>" + text + "</text></section></component></structuredBody></component></ClinicalDocument>";
        return new CdaReader()
                .read(() -> new ByteArrayInputStream(document.getBytes(UTF_8)))
                .sections()
                .get(0)
                .narrative();
    }
}
