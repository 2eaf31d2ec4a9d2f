package org.passerelle.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.gateway.config.known.Setting;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

/** Settings are read whole or refused where the mistake stands. */
class SettingsReaderTest {
    private static final Path EXAMPLE = Path.of("../docs/passerelle.yaml");
    private static final List<String> FILES = List.of(
            "keys/hospital.sign.cert.pem",
            "keys/hospital.sign.key.pem",
            "keys/hospital.enc.cert.pem",
            "keys/hospital.enc.key.pem",
            "keys/anchors.pem",
            "keys/server.cert.pem",
            "keys/server.key.pem",
            "cards/dermatologie.card",
            "cards/cabinet.card");

    @TempDir
    Path folder;

    private String example;

    @BeforeEach
    void lay() throws IOException {
        example = Files.readString(EXAMPLE);
        for (String name : FILES) {
            put(name, "content");
        }
        put("secrets/mail.password", "s3cret\n");
    }

    @Test
    void readsTheCommentedExample() {
        Settings settings = read(example);
        assertThat(settings.https().port()).isEqualTo(8443);
        assertThat(settings.productReference()).isNull();
        assertThat(read(example.replace("# productReference", "productReference"))
                        .productReference())
                .isEqualTo("your product's reference");
        assertThat(settings.https().limits().bodyBytes()).isEqualTo(32 * 1024 * 1024);
        assertThat(settings.lines().get(MailAddress.of("dermatologie@ch-barleduc.mssante.test")))
                .hasSize(2);
        assertThat(settings.pace().intake()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.cards()).extracting(Settings.CardFile::own).containsExactly(true, false);
        assertThat(settings.mailboxes().get(0).login().toString()).doesNotContain("s3cret");
    }

    @Test
    void theExampleAndThePageNameEverySetting() throws IOException {
        String page = Files.readString(Path.of("../docs/gateway.md"));
        for (Setting setting : Setting.all()) {
            String key = setting.path().substring(setting.path().lastIndexOf('.') + 1);
            assertThat(example).contains(key + ":");
            assertThat(page).contains("| `" + setting.path() + "` |").contains(setting.sentence());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port: 8443                  | porte: 8443          | gateway.config.key-unknown     | https.porte",
                "port: 8443                  | port: many           | gateway.config.value           | https.port",
                "port: 8443                  | port: 65536          | gateway.config.value           | https.port",
                "workers: 8                  | workers: 0           | gateway.config.value           | https.limits.workers",
                "headerTime: 10s             | headerTime: 10       | gateway.config.value           | https.limits.headerTime",
                "bodyBytes: 32MiB            | bodyBytes: 2GiB      | gateway.config.value           | https.limits.bodyBytes",
                "bodyBytes: 32MiB            | bodyBytes: much      | gateway.config.value           | https.limits.bodyBytes",
                "tls: implicit               | tls: none            | gateway.config.value           | mailboxes[0].smtp.tls",
                "kind: password              | kind: magic          | gateway.config.value           | mailboxes[0].login.kind",
                "own: true                   | own: perhaps         | gateway.config.value           | cards[0].own",
                "keys/anchors.pem            | keys/none.pem        | gateway.config.file-missing    | trust.anchors",
                "keys/server.key.pem         | keys/none.pem        | gateway.config.file-missing    | https.key",
                "rpps: '10000000002'         | rpps: '12'           | party.rpps             | lines[0].members[0].rpps",
                "rpps: '10000000003'         | rpps: '10000000002'  | gateway.config.value-twice     | lines[0].members[1].rpps",
                "rights: [expert]            | rights: [king]       | gateway.config.value           | lines[0].members[0].rights",
                "confirmedBy: Camille Exemple| confirmedBy: ''      | gateway.config.key-missing     | cards[0].confirmedBy",
                "fingerprint: '00            | fingerprint: 'XX     | gateway.config.value           | https.clients[0].fingerprint",
                "passwordFile: secrets/mail.password | passwordEnv: NONE | gateway.config.secret-missing | mailboxes[0].login.passwordEnv",
            })
    void refusesAMistakeWhereItStands(String right, String wrong, String code, String setting) {
        String mistaken = example.replaceFirst(java.util.regex.Pattern.quote(right), wrong);
        assertThat(mistaken).isNotEqualTo(example);
        assertThatThrownBy(() -> read(mistaken)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code().code()).isEqualTo(code);
            assertThat(refused.refusal().facts()).containsEntry(FactKey.SETTING, setting);
            assertThat(refused.refusal().facts()).containsEntry(FactKey.FILE, "passerelle.yaml");
            assertThat(refused.refusal().facts()).containsKeys(FactKey.LINE, FactKey.COLUMN);
        });
    }

    @Test
    void aReportOfAnOrdinaryMailIsWaitedForSomeTimeAndFifteenDaysAtMost() {
        assertThat(read(example + "\nclear: { receipt: 360h }\n").clear().receipt())
                .isEqualTo(Duration.ofDays(15));
        assertThat(code(example + "\nclear: { receipt: 361h }\n")).isEqualTo("gateway.config.value");
        assertThat(code(example + "\nclear: { receipt: 0s }\n")).isEqualTo("gateway.config.value");
    }

    @Test
    void aProviderNeedsTheAddressOfThePagesAndOneProofThatItIsUs() {
        String console = "\nconsole: { accounts: a.json, address: https://Avis.test:443/, openid: {"
                + " issuer: https://auth.test/realm, clientId: x, clientSecretFile: secrets/mail.password } }\n";
        var settings = read(example + console).findConsole().orElseThrow();
        assertThat(settings.findAddress()).contains(java.net.URI.create("https://avis.test"));
        var provider = settings.findOpenId().orElseThrow();
        assertThat(provider.scope()).isEqualTo("openid scope_all");
        assertThat(provider.findAcr()).contains("eidas1");
        assertThat(provider.toString()).doesNotContain("s3cret");
        assertThat(code(example + console.replace("address: https://Avis.test:443/, ", "")))
                .isEqualTo("gateway.config.key-missing");
        assertThat(code(example + console.replace("clientSecretFile: secrets/mail.password", "acr: any")))
                .isEqualTo("gateway.config.secret-missing");
        assertThat(code(example
                        + console.replace(
                                "clientSecretFile: secrets/mail.password",
                                "clientSecretFile: secrets/mail.password, key: k")))
                .isEqualTo("gateway.config.secret-twice");
        for (String wrong : List.of("http://avis.test", "https://avis.test/pages", "https://u@avis.test", "avis")) {
            assertThat(code(example + console.replace("https://Avis.test:443/", wrong)))
                    .as(wrong)
                    .isEqualTo("gateway.config.value");
        }
    }

    @Test
    void tellsTheLineOfAMistake() {
        String mistaken = example.replaceFirst("port: 8443", "porte: 8443");
        int line =
                (int) mistaken.substring(0, mistaken.indexOf("porte")).lines().count();
        assertThatThrownBy(() -> read(mistaken))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().facts())
                                .containsEntry(FactKey.LINE, String.valueOf(line))
                                .containsEntry(FactKey.COLUMN, "3"));
    }

    @Test
    void refusesWhatIsNoPlainYaml() {
        assertThat(code("node: [")).isEqualTo("gateway.config.yaml");
        assertThat(code("a: &x 1\nb: *x\n")).isEqualTo("gateway.config.yaml-feature");
        assertThat(code("a: !!int 1\n")).isEqualTo("gateway.config.yaml-feature");
        assertThat(code("a: 1\na: 2\n")).isEqualTo("gateway.config.key-twice");
        assertThat(code("- a\n")).isEqualTo("gateway.config.value");
        assertThat(code("")).isEqualTo("gateway.config.key-missing");
        assertThat(code("node: { folder: x }\n")).isEqualTo("gateway.config.key-missing");
        assertThat(code("a: " + "[".repeat(20) + "]".repeat(20))).isEqualTo("gateway.config.too-large");
    }

    @Test
    void readsAFileOfExactlyTheLimitAndRefusesOneOctetMore() {
        String full = example + "#"
                + "x".repeat(YamlReader.LARGEST - example.getBytes(java.nio.charset.StandardCharsets.UTF_8).length - 1);
        assertThat(read(full).folder()).isNotNull();
        assertThat(code(full + "x")).isEqualTo("gateway.config.too-large");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> SettingsReader.read(folder.resolve("none.yaml"), Environment.none()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(ConfigRefusal.UNREADABLE));
    }

    @Test
    void everySettingHasItsOwnNameAndASentence() {
        assertThat(Setting.all().stream().map(Setting::path)).doesNotHaveDuplicates();
        assertThat(Setting.all().stream().map(Setting::sentence)).allMatch(sentence -> sentence.endsWith("."));
    }

    private String code(String text) {
        try {
            read(text);
            return "";
        } catch (Refused refused) {
            return refused.code().code();
        }
    }

    private Settings read(String text) {
        try {
            put("passerelle.yaml", text);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
        return SettingsReader.read(folder.resolve("passerelle.yaml"), name -> Optional.empty());
    }

    private void put(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
