package org.passerelle.gateway.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.passerelle.gateway.config.Environment;
import org.passerelle.gateway.config.SettingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a gateway until it is told to end. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Runs a gateway until it is told to end; docs/passerelle.yaml is a commented example of its settings.")
final class ServeCommand implements Callable<Integer> {
    private final Environment environment;
    private final Cli.Server server;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The settings.")
    private Path config = Path.of("");

    ServeCommand(Environment environment, Cli.Server server) {
        this.environment = environment;
        this.server = server;
    }

    @Override
    public Integer call() {
        server.serve(SettingsReader.read(config, environment));
        return 0;
    }
}
