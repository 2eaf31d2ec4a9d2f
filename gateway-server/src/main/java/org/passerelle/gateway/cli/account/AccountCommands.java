package org.passerelle.gateway.cli.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.passerelle.gateway.session.Account;
import org.passerelle.gateway.session.AccountFile;
import org.passerelle.gateway.session.PasswordHash;
import org.passerelle.party.PersonId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command's parts; each changes the accounts file that the settings name, which a running gateway reads at each login. */
public final class AccountCommands {
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final RandomGenerator random;
    private final Function<Path, AccountFile> files;

    /** @param files finds the accounts file by the settings file */
    public AccountCommands(
            InputStream in,
            PrintStream out,
            PrintStream err,
            RandomGenerator random,
            Function<Path, AccountFile> files) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.random = random;
        this.files = files;
    }

    public CommandLine addTo(CommandLine group) {
        return group.addSubcommand(new Add(this))
                .addSubcommand(new Password(this))
                .addSubcommand(new Remove(this))
                .addSubcommand(new Show(this));
    }

    /** One line of standard input, so that no password stands in a list of processes or a shell's history. */
    private PasswordHash password() {
        err.println("password (" + PasswordHash.SHORTEST + " characters at least), then Enter:");
        try {
            String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            return PasswordHash.of((line == null ? "" : line).toCharArray(), random);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What every part needs. */
    abstract static class Part implements Callable<Integer> {
        final AccountCommands commands;

        @Option(names = "--config", required = true, paramLabel = "FILE", description = "The gateway's settings.")
        Path config = Path.of("");

        Part(AccountCommands commands) {
            this.commands = commands;
        }

        AccountFile file() {
            return commands.files.apply(config);
        }
    }

    /** What the parts about one account need. */
    abstract static class Named extends Part {
        @Parameters(paramLabel = "NAME", description = "What they type to log in, for instance jeanne.essai.")
        String name = "";

        Named(AccountCommands commands) {
            super(commands);
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Lets somebody log in. Reads the password from standard input.")
    static final class Add extends Named {
        @Option(
                names = "--person",
                required = true,
                paramLabel = "RPPS|ID",
                description = "Who they are, as their lines know them.")
        String person = "";

        @Option(
                names = "--duty",
                split = ",",
                paramLabel = "DUTY",
                description = "Work that belongs to no line: ${COMPLETION-CANDIDATES}.")
        Set<Account.Duty> duties = Set.of();

        Add(AccountCommands commands) {
            super(commands);
        }

        @Override
        public Integer call() {
            file().add(new Account(name, PersonId.parse(person), commands.password(), duties));
            return 0;
        }
    }

    @Command(
            name = "password",
            mixinStandardHelpOptions = true,
            description =
                    "Sets somebody's password anew, from standard input. Who is logged in with the old one is out at once.")
    static final class Password extends Named {
        Password(AccountCommands commands) {
            super(commands);
        }

        @Override
        public Integer call() {
            file().password(name, commands.password());
            return 0;
        }
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Lets somebody log in no more.")
    static final class Remove extends Named {
        Remove(AccountCommands commands) {
            super(commands);
        }

        @Override
        public Integer call() {
            file().remove(name);
            return 0;
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists who may log in.")
    static final class Show extends Part {
        Show(AccountCommands commands) {
            super(commands);
        }

        @Override
        public Integer call() {
            List<Account> accounts = file().all();
            accounts.forEach(account ->
                    commands.out.println(account.name() + " " + account.person().number()
                            + account.duties().stream()
                                    .map(duty -> " " + duty.name().toLowerCase(Locale.ROOT))
                                    .sorted()
                                    .collect(Collectors.joining())));
            return 0;
        }
    }
}
