package org.passerelle.port.tell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.port.tell.TextTemplate.Encoding;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refused;

class TextTemplateTest {
    @Test
    void whatIsFilledInIsNeverLookedAtForBraces() {
        var template = new TextTemplate(Encoding.JSON, "{\"t\":\"{text}\",\"n\":\"{to}\"}");
        byte[] body = template.fill(Map.of("text", "{to} $1 \\ \" \n", "to", "+33600000002", "token", "s3cret"));
        assertThat(new String(body, StandardCharsets.UTF_8))
                .isEqualTo("{\"t\":\"{to} $1 \\\\ \\\" \\n\",\"n\":\"+33600000002\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"{text}\"}",
                "{\"to\": \"{to}\"}",
                "{\"to\": \"{to}\", \"text\": {text}}",
                "{\"to\": {to}, \"text\": \"{text}\"}",
                "{\"to\": \"{to}\", \"text\": \"{text}\"",
                "{\"to\": \"{to}\", \"text\": \"{text}\", \"who\": \"{name}\"}",
                "[\"{to}\", \"{text}\"]",
                "to={to}&text={text}"
            })
    void refusesWhatMakesNoJsonOrLacksAPart(String template) {
        refuses(Encoding.JSON, template);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "to={to}",
                "{to}&text={text}",
                "to={to} &text={text}",
                "to={to}&&text={text}",
                "{\"to\":\"{to}\",\"text\":\"{text}\"}"
            })
    void refusesWhatMakesNoFormOrLacksAPart(String template) {
        refuses(Encoding.FORM, template);
    }

    private static void refuses(Encoding encoding, String template) {
        assertThatThrownBy(() -> new TextTemplate(encoding, template))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo(TextRefusal.TEMPLATE));
    }

    @Test
    void eachLimitHoldsOneUnitOnEachSide() {
        assertThat(new TextRules(true, 140, 1, 1).characters()).isEqualTo(140);
        assertThat(new TextRules(true, 160, 1, 1).characters()).isEqualTo(160);
        bug(139, 1, 1);
        bug(161, 1, 1);
        bug(160, 0, 1);
        bug(160, 1, 0);
    }

    private static void bug(int characters, int member, int hour) {
        assertThatThrownBy(() -> new TextRules(true, characters, member, hour)).isInstanceOf(HouseBug.class);
    }
}
