package org.passerelle.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.gateway.config.known.Setting;

/** The page, the commented example and the code say the same of every setting. */
class SettingsPageTest {
    private static final Path PAGE = Path.of("../docs/gateway.md");
    private static final Path EXAMPLE = Path.of("../docs/passerelle.yaml");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-zA-Z0-9.\\[\\]]+)` \\| (–|`.+?`) \\| (.+) \\|$");
    private static final Pattern KEY = Pattern.compile("(?m)^[ #-]*?([a-zA-Z0-9]+):(?: |$)");

    @TempDir
    Path folder;

    @Test
    void thePageListsEverySettingWithItsDefaultAndNoOther() throws IOException {
        List<String> rows = ROW.matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Setting.all().stream()
                        .map(setting -> "| `" + setting.path() + "` | "
                                + setting.standard()
                                        .map(text -> "`" + text + "`")
                                        .orElse("–") + " | "
                                + setting.sentence() + " |")
                        .toList());
    }

    @Test
    void everyKeyOfTheExampleIsASettingCommentedOutOrNot() throws IOException {
        Set<String> known = Setting.all().stream()
                .flatMap(setting ->
                        Arrays.stream(setting.path().replace("[]", "").split("\\.")))
                .collect(Collectors.toSet());
        String example = Files.readString(EXAMPLE)
                .lines()
                .filter(line ->
                        !line.matches("\\s*# [A-Za-z….].*[.:]( .*)?$") || line.matches("\\s*# [a-zA-Z]+: [^ ]+$"))
                .collect(Collectors.joining("\n"));
        assertThat(KEY.matcher(example).results().map(key -> key.group(1)))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(known).contains(key));
    }

    @Test
    void theDefaultsAreTheOnesThatAreWritten() throws IOException {
        Settings written = read(Files.readString(EXAMPLE));
        Settings left = read(Files.readString(EXAMPLE)
                .replaceAll("(?m)^  limits:\n(    .*\n)+", "")
                .replaceAll("(?ms)^pace:\n.*", "")
                .replaceAll("(?m)^ +(bind|port|tls|folder: INBOX|kind|rights: \\[expert\\]$).*\n", ""));
        assertThat(left.https().limits()).isEqualTo(written.https().limits());
        assertThat(left.pace()).isEqualTo(written.pace());
        assertThat(left.https().port()).isEqualTo(written.https().port());
        assertThat(left.https().bind()).isEqualTo(written.https().bind());
        assertThat(left.mailboxes().get(0).imap())
                .isEqualTo(written.mailboxes().get(0).imap());
        assertThat(left.mailboxes().get(0).smtp())
                .isEqualTo(written.mailboxes().get(0).smtp());
        String words = written.https().limits() + " " + written.pace();
        assertThat(words).contains("headerBytes=16384", "bodyBytes=33554432", "intake=PT20S");
        for (Setting setting : Setting.all()) {
            boolean inExample =
                    setting.path().startsWith("https.limits.") || setting.path().startsWith("pace.");
            String key = setting.path().substring(setting.path().lastIndexOf('.') + 1);
            if (inExample) {
                assertThat(Files.readString(EXAMPLE))
                        .contains(key + ": " + setting.standard().orElseThrow() + "\n");
            }
        }
    }

    private Settings read(String text) throws IOException {
        for (String name : List.of(
                "keys/hospital.sign.cert.pem",
                "keys/hospital.sign.key.pem",
                "keys/hospital.enc.cert.pem",
                "keys/hospital.enc.key.pem",
                "keys/anchors.pem",
                "keys/server.cert.pem",
                "keys/server.key.pem",
                "cards/dermatologie.card",
                "cards/cabinet.card",
                "secrets/mail.password")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "content");
        }
        Files.writeString(folder.resolve("passerelle.yaml"), text);
        return SettingsReader.read(folder.resolve("passerelle.yaml"), name -> Optional.empty());
    }
}
