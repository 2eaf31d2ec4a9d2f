package org.passerelle.gateway.cli.account;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private final PrintStream out;
    private final RandomGenerator random;
    private final Supplier<char[]> passwords;
    private final Function<Path, AccountFile> files;

    /**
     * The commands.
     *
     * @param passwords asks for a new password
     * @param files finds the accounts file by the settings file
     */
    public AccountCommands(
            PrintStream out, RandomGenerator random, Supplier<char[]> passwords, Function<Path, AccountFile> files) {
        this.out = out;
        this.random = random;
        this.passwords = passwords;
        this.files = files;
    }

    public CommandLine addTo(CommandLine group) {
        return group.addSubcommand(new Add(this))
                .addSubcommand(new Password(this))
                .addSubcommand(new Remove(this))
                .addSubcommand(new Show(this))
                .addSubcommand(new PasskeysOf(this))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    void print(String line) {
        out.println(line);
    }

    private PasswordHash password() {
        return PasswordHash.of(passwords.get(), random);
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
            description =
                    "Lets somebody log in. Asks for the password at a terminal, twice and unseen; else reads a line of standard input.")
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
                    "Sets somebody's password anew, asked for as add does. Who is logged in with the old one is out at once.")
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
                                    .collect(Collectors.joining())
                            + passkeys(account)));
            return 0;
        }

        private static String passkeys(Account account) {
            int count = account.passkeys().size();
            return count == 0 ? "" : " passkeys=" + count;
        }
    }
}
