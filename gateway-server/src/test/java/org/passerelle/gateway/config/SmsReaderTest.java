package org.passerelle.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.port.tell.TextRules;
import org.passerelle.port.tell.TextTemplate;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

/** Who sends short messages is read whole, or refused where the mistake stands. */
class SmsReaderTest {
    @TempDir
    Path folder;

    private String example;

    @BeforeEach
    void lay() throws IOException {
        String all = Files.readString(Path.of("../docs/passerelle.yaml"));
        example = all.substring(all.indexOf("# sms:"), all.indexOf("# An antivirus server"))
                .replaceAll("(?m)^# ?", "");
        Files.createDirectories(folder.resolve("secrets"));
        Files.createDirectories(folder.resolve("keys"));
        Files.writeString(folder.resolve("secrets/sms.token"), "s3cret\n");
        Files.writeString(folder.resolve("secrets/blind"), "sécret\n");
        Files.writeString(folder.resolve("keys/sms-anchors.pem"), "content");
    }

    private SmsSettings read(String text) {
        try {
            Path file = Files.writeString(folder.resolve("passerelle.yaml"), text);
            YamlKeys root = YamlReader.read(file);
            KnownKeys.requireKnown(root);
            return new SmsReader(root.keys("sms"), folder, new KeyReader(folder, name -> Optional.empty())).read();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @Test
    void readsTheCommentedExampleWhoseLimitsAreTheDefaults() {
        SmsSettings sms = read(example);
        assertThat(sms.url()).isEqualTo(URI.create("https://api.fournisseur-sms.example/v1/messages"));
        assertThat(sms.body().encoding()).isEqualTo(TextTemplate.Encoding.JSON);
        assertThat(sms.findToken().map(Secret::reveal)).contains("s3cret");
        assertThat(sms.findHeader()).contains(new SmsSettings.Header("Authorization", "Bearer {token}"));
        assertThat(sms.sender()).isEqualTo("CHBARLEDUC");
        assertThat(sms.rules()).isEqualTo(TextRules.USUAL);
        assertThat(sms.toString()).doesNotContain("s3cret");
        SmsSettings least = read("sms: { url: 'https://x.example/', body: '{\"t\":\"{to}\",\"m\":\"{text}\"}' }");
        assertThat(least.rules()).isEqualTo(TextRules.USUAL);
        assertThat(least.time()).isEqualTo(Duration.ofSeconds(10)).isEqualTo(sms.time());
        assertThat(least.least()).isEqualTo(200).isEqualTo(sms.least());
        assertThat(least.most()).isEqualTo(299).isEqualTo(sms.most());
        assertThat(least.findHeader()).isEmpty();
        assertThat(least.findAnchors()).isEmpty();
    }

    @Test
    void aTokenInTheBodyNeedsNoHeader() {
        SmsSettings sms = read("sms: { url: 'http://127.0.0.1:13013/send', encoding: form,"
                + " body: 'key={token}&to={digits}&text={text}', tokenFile: secrets/sms.token, statuses: '202' }");
        assertThat(sms.findHeader()).isEmpty();
        assertThat(sms.least()).isEqualTo(202).isEqualTo(sms.most());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "url: https                | url: http                  | gateway.config.value        | sms.url",
                "url: https://             | url: https://u:p@          | gateway.config.value        | sms.url",
                "/v1/messages              | /v1/messages#a             | gateway.config.value        | sms.url",
                "url: https                | url: ftp                   | gateway.config.value        | sms.url",
                "encoding: json            | encoding: xml              | gateway.config.value        | sms.encoding",
                "encoding: json            | encoding: form             | sms.template                | sms.body",
                "{text}                    | {message}                  | sms.template                | sms.body",
                "{to}                      | 0600000000                 | sms.template                | sms.body",
                "secrets/sms.token         | secrets/none               | gateway.config.file-missing | sms.tokenFile",
                "secrets/sms.token         | secrets/blind              | gateway.config.value        | sms.tokenFile",
                "tokenFile:                | tokenEnv:                  | gateway.config.secret-missing | sms.tokenEnv",
                "Bearer {token}            | Bearer s3cret              | gateway.config.value        | sms.header",
                "'Authorization: Bearer    | 'Host: Bearer              | gateway.config.value        | sms.header",
                "'Authorization: Bearer    | 'Bearer                    | gateway.config.value        | sms.header",
                "sender: CHBARLEDUC        | sender: CHBARLEDUC12       | gateway.config.value        | sms.sender",
                "sender: CHBARLEDUC        | sender: CH                 | gateway.config.value        | sms.sender",
                "{sender}                  | CHBARLEDUC                 | gateway.config.value        | sms.sender",
                "statuses: 200-299         | statuses: 200-300          | gateway.config.value        | sms.statuses",
                "statuses: 200-299         | statuses: 299-200          | gateway.config.value        | sms.statuses",
                "keys/sms-anchors.pem      | keys/none.pem              | gateway.config.file-missing | sms.anchors",
                "answerTime: 10s           | answerTime: 61s            | gateway.config.value        | sms.answerTime",
                "characters: 160           | characters: 161            | gateway.config.value        | sms.characters",
                "characters: 160           | characters: 139            | gateway.config.value        | sms.characters",
                "mostOfMember: 20          | mostOfMember: 0            | gateway.config.value        | sms.mostOfMember",
                "mostOfMember: 20          | mostOfMember: 1001         | gateway.config.value        | sms.mostOfMember",
                "mostInHour: 200           | mostInHour: 10001          | gateway.config.value        | sms.mostInHour",
                "answerTime:               | answerTimes:               | gateway.config.key-unknown  | sms.answerTimes",
            })
    void refusesAMistakeWhereItStands(String right, String wrong, String code, String setting) {
        String mistaken = example.replaceFirst(Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong));
        assertThat(mistaken).isNotEqualTo(example);
        assertThatThrownBy(() -> read(mistaken)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code().code()).isEqualTo(code);
            assertThat(refused.refusal().facts()).containsEntry(FactKey.SETTING, setting);
            assertThat(refused.refusal().facts()).containsKeys(FactKey.LINE, FactKey.COLUMN);
            assertThat(refused.refusal().toString()).doesNotContain("s3cret");
        });
    }

    @Test
    void aTokenWithoutPlaceAndAPlaceWithoutTokenAreRefused() {
        String noToken = example.replaceAll("(?m)^ *(tokenFile|header):.*\n", "");
        assertThat(read(noToken).findHeader()).isEmpty();
        assertThatThrownBy(() -> read(noToken.replace("{id}", "{token}")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        no -> assertThat(no.refusal().facts()).containsEntry(FactKey.SETTING, "sms.body"));
        assertThatThrownBy(() -> read(example.replaceAll("(?m)^ *tokenFile:.*\n", "")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        no -> assertThat(no.refusal().facts()).containsEntry(FactKey.SETTING, "sms.header"));
    }
}
