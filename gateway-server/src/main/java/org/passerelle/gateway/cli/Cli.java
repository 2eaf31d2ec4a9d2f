package org.passerelle.gateway.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.passerelle.gateway.cli.account.AccountCommands;
import org.passerelle.gateway.cli.pathway.PathwayCommands;
import org.passerelle.gateway.config.ConsoleSettings;
import org.passerelle.gateway.config.Environment;
import org.passerelle.gateway.config.Settings;
import org.passerelle.gateway.config.SettingsReader;
import org.passerelle.gateway.doctor.Build;
import org.passerelle.gateway.doctor.Finding;
import org.passerelle.gateway.session.AccountFile;
import org.passerelle.node.NodeLedger;
import org.passerelle.node.NodeSettings.World;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Runs one command. Exit codes: 0 done, 1 refused (the code on standard error), 2 wrong usage. */
public final class Cli {
    static final int REFUSED = 1;
    static final int USAGE = 2;
    /** The commands that know both houses: {@code bin/passerelle} starts them from their own jar. */
    private static final String DEMO = String.format(
            Locale.ROOT,
            "  sandbox A made-up hospital and two practices in your browser (bin/passerelle only).%n"
                    + "  demo    Plays the main job between a made-up practice and hospital (bin/passerelle only).%n"
                    + "  bench   Measures sealing and opening beside other programs, clocks and pages (bin/passerelle only).%n");

    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

    private final CommandLine commands;

    /** Serves until the process is told to end. */
    @FunctionalInterface
    public interface Server {
        /** @throws Refused with what must be mended before it can serve */
        void serve(Settings settings);
    }

    /** Finds the ledger of the node that settings describe. */
    @FunctionalInterface
    public interface Ledgers {
        NodeLedger of(Settings settings);
    }

    /** Examines what settings name. */
    @FunctionalInterface
    public interface Doctor {
        List<Finding> examine(Settings settings);
    }

    /** What {@code --version} says. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"passerelle " + Build.own().words()};
        }
    }

    @Command(
            name = "passerelle",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "Carries a medical request to a hospital team and brings the answer back.")
    static final class Root implements Callable<Integer> {
        @CommandLine.Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            spec.commandLine().usage(spec.commandLine().getErr());
            return USAGE;
        }
    }

    /**
     * Makes the commands.
     *
     * @param world time and randomness of every command
     * @param server what {@code serve} starts
     * @param ledgers what {@code ledger} works on
     * @param doctor what {@code doctor} asks
     */
    public Cli(Console console, World world, Environment environment, Server server, Ledgers ledgers, Doctor doctor) {
        commands = new CommandLine(new Root())
                .addSubcommand(new ServeCommand(environment, server))
                .addSubcommand(new DoctorCommand(console, environment, doctor))
                .addSubcommand(trace(console))
                .addSubcommand(ledger(console, settings -> ledgers.of(SettingsReader.read(settings, environment))))
                .addSubcommand(new SealCommand(console, world))
                .addSubcommand(new OpenCommand(console, world))
                .addSubcommand(new PkiCommand(console, world))
                .addSubcommand(card(console, world))
                .addSubcommand(account(console, world))
                .addSubcommand(pathway(console));
        speakThrough(console);
    }

    /** The same with other commands. */
    public Cli with(List<CommandLine> more, Console console) {
        more.forEach(commands::addSubcommand);
        speakThrough(console);
        return this;
    }

    private void speakThrough(Console console) {
        commands.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> help.commandList() + DEMO);
        commands.setOut(new PrintWriter(console.out(), true, java.nio.charset.StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(console.err(), true, java.nio.charset.StandardCharsets.UTF_8));
        commands.setExecutionExceptionHandler((failure, line, parsed) -> failed(failure, console));
    }

    /** Runs a command and tells its exit code. */
    public int run(String... arguments) {
        return commands.execute(arguments);
    }

    private static CommandLine trace(Console console) {
        return new CommandLine(new Trace()).addSubcommand(new TraceVerifyCommand(console));
    }

    private static CommandLine ledger(Console console, Function<Path, NodeLedger> ledgers) {
        return new CommandLine(new LedgerGroup())
                .addSubcommand(new LedgerChangeCommand.Rotate(console, ledgers))
                .addSubcommand(new LedgerChangeCommand.Renew(console, ledgers))
                .addSubcommand(new LedgerEvidenceCommand(console, ledgers));
    }

    private static CommandLine card(Console console, World world) {
        return new CommandLine(new CardGroup())
                .addSubcommand(new CardSignCommand(console, world))
                .addSubcommand(new CardShowCommand(console, world))
                .addSubcommand(new CardVerifyCommand(console, world));
    }

    private static CommandLine account(Console console, World world) {
        return new AccountCommands(console.out(), world.random(), new PasswordEntry(console)::read, Cli::accounts)
                .addTo(new CommandLine(new AccountGroup()));
    }

    private static AccountFile accounts(Path settings) {
        return ConsoleSettings.accounts(settings)
                .map(AccountFile::new)
                .orElseThrow(() -> Refusal.of(CliRefusal.NO_CONSOLE).refused());
    }

    private static CommandLine pathway(Console console) {
        return PathwayCommands.addTo(
                new CommandLine(new PathwayGroup()), console.out(), console.err(), NamedFiles::write);
    }

    private static int failed(Exception failure, Console console) {
        if (failure instanceof Refused refused) {
            console.err().println(refused.refusal());
        } else {
            console.err()
                    .println("bug: the command failed at something that it promised ("
                            + failure.getClass().getName() + ")");
            LOG.debug("a command failed", failure);
        }
        return REFUSED;
    }

    @Command(name = "trace", mixinStandardHelpOptions = true, description = "Traces of exchanges.")
    static final class Trace extends Group {}

    @Command(
            name = "ledger",
            mixinStandardHelpOptions = true,
            description = "The ledger of a gateway that is stopped: its key, a new beginning, evidence.")
    static final class LedgerGroup extends Group {}

    @Command(name = "card", mixinStandardHelpOptions = true, description = "Cards of lines and practices.")
    static final class CardGroup extends Group {}

    @Command(
            name = "account",
            mixinStandardHelpOptions = true,
            description = "Who may log in to the console: add, password, remove, list.")
    static final class AccountGroup extends Group {}

    @Command(name = "pathway", mixinStandardHelpOptions = true, description = "Pathways and lines' forms as files.")
    static final class PathwayGroup extends Group {}

    /** A command that only has commands. */
    abstract static class Group implements Callable<Integer> {
        @CommandLine.Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            spec.commandLine().usage(spec.commandLine().getErr());
            return USAGE;
        }
    }
}
