package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.gateway.cli.Cli;
import org.passerelle.gateway.cli.Console;
import org.passerelle.gateway.session.AccountFile;
import org.passerelle.gateway.session.Passkey;
import org.passerelle.node.NodeLedger;

/** The command {@code account}: what it needs of the settings, and how it gets a password. */
class AccountCommandsTest {
    private static final String PASSWORD = "une phrase assez longue";

    @TempDir
    Path folder;

    private final List<String> prompts = new ArrayList<>();
    private final Queue<String> typed = new ArrayDeque<>();
    private String said = "";
    private String out = "";

    /** Settings of which nothing is right but the console. */
    @BeforeEach
    void settings() throws Exception {
        Files.writeString(folder.resolve("settings.yaml"), "console: { accounts: accounts.json }\nkeys: not yet\n");
    }

    private int account(Console.@Nullable Terminal terminal, String in, String... words) {
        var printed = new ByteArrayOutputStream();
        var told = new ByteArrayOutputStream();
        var console = new Console(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                new PrintStream(told, true, StandardCharsets.UTF_8),
                terminal);
        List<String> arguments = new ArrayList<>(List.of("account"));
        arguments.addAll(List.of(words));
        arguments.addAll(List.of("--config", folder.resolve("settings.yaml").toString()));
        int code = new Cli(
                        console,
                        Station.WORLD,
                        name -> Optional.empty(),
                        settings -> {},
                        settings -> new NodeLedger(NodePlan.of(settings, Station.WORLD)),
                        settings -> List.of())
                .run(arguments.toArray(String[]::new));
        out = printed.toString(StandardCharsets.UTF_8);
        said = told.toString(StandardCharsets.UTF_8);
        return code;
    }

    private char @Nullable [] type(String prompt) {
        prompts.add(prompt);
        String next = typed.poll();
        return next == null ? null : next.toCharArray();
    }

    private AccountFile accounts() {
        return new AccountFile(folder.resolve("accounts.json"));
    }

    @Test
    void aPasswordIsTypedTwiceAtATerminalAndShownNowhere() {
        typed.addAll(List.of(PASSWORD, PASSWORD));
        assertThat(account(this::type, "", "add", "paul.exemple", "--person", "10000000002"))
                .as(said)
                .isZero();
        assertThat(prompts).hasSize(2);
        assertThat(said + out).doesNotContain(PASSWORD);
        assertThat(accounts().find("paul.exemple")).isPresent();

        typed.addAll(List.of(PASSWORD + " 2", PASSWORD + " 2"));
        assertThat(account(this::type, "", "password", "paul.exemple")).isZero();
    }

    @Test
    void whatIsTypedOtherwiseTheSecondTimeChangesNothing() {
        typed.addAll(List.of(PASSWORD, PASSWORD + "?"));
        assertThat(account(this::type, "", "add", "paul.exemple", "--person", "10000000002"))
                .isEqualTo(1);
        assertThat(said).contains("gateway.cli.passwords-differ");
        assertThat(account(this::type, "", "add", "paul.exemple", "--person", "10000000002"))
                .as("the input was ended")
                .isEqualTo(1);
        assertThat(accounts().all()).isEmpty();
    }

    @Test
    void withoutATerminalItIsALineOfStandardInput() {
        assertThat(account(null, PASSWORD + "\n", "add", "paul.exemple", "--person", "10000000002"))
                .as(said)
                .isZero();
        assertThat(account(null, "", "list")).isZero();
        assertThat(out).isEqualTo("paul.exemple 10000000002" + System.lineSeparator());
    }

    @Test
    void passkeysOfWhoLostATelephoneAreListedAndRemoved() {
        assertThat(account(null, PASSWORD + "\n", "add", "paul.exemple", "--person", "10000000002"))
                .isZero();
        for (String id : List.of("aWQx", "aWQy", "aWQz")) {
            accounts().add("paul.exemple", new Passkey(id, "a2V5", 0, false, "Clé " + id, Instant.EPOCH, null));
        }
        assertThat(account(null, "", "list")).isZero();
        assertThat(out).isEqualTo("paul.exemple 10000000002 passkeys=3" + System.lineSeparator());
        assertThat(account(null, "", "passkeys", "paul.exemple")).isZero();
        String reference =
                accounts().find("paul.exemple").orElseThrow().passkeys().get(0).reference();
        assertThat(out).hasLineCount(3).startsWith(reference + " made 1970-01-01T00:00:00Z never used Clé aWQx");
        assertThat(account(null, "", "passkeys", "paul.exemple", "--remove", reference))
                .isZero();
        assertThat(accounts().find("paul.exemple").orElseThrow().passkeys()).hasSize(2);
        assertThat(account(null, "", "passkeys", "paul.exemple", "--remove", reference))
                .isEqualTo(1);
        assertThat(said).contains("gateway.session.passkey-unknown");
        assertThat(account(null, "", "passkeys", "paul.exemple", "--remove", "all"))
                .isZero();
        assertThat(accounts().find("paul.exemple").orElseThrow().passkeys()).isEmpty();
        assertThat(account(null, "", "passkeys", "nobody.here")).isEqualTo(1);
        assertThat(said).contains("gateway.session.account-unknown");
    }

    @Test
    void onlyWhatItUsesOfTheSettingsMustBeThere() throws Exception {
        Files.writeString(folder.resolve("settings.yaml"), "node: { folder: node }\n");
        assertThat(account(null, "", "list")).isEqualTo(1);
        assertThat(said).contains("gateway.cli.no-console");
        Files.writeString(folder.resolve("settings.yaml"), "console: { port: 1 }\n");
        assertThat(account(null, "", "list")).isEqualTo(1);
        assertThat(said).contains("gateway.config.key-missing", "setting=console.accounts");
        Files.writeString(folder.resolve("settings.yaml"), "console: { accounts: accounts.json }\n");
        Files.writeString(folder.resolve("accounts.json"), "no accounts");
        assertThat(account(null, "", "list")).isEqualTo(1);
        assertThat(said).contains("path=" + folder.resolve("accounts.json"));
    }
}
