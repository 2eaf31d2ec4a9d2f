package org.passerelle.gateway.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.gateway.config.Environment;
import org.passerelle.gateway.config.SettingsReader;
import org.passerelle.gateway.doctor.Finding;
import org.passerelle.refusal.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Examines a gateway's configuration without serving. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Examines a gateway's configuration without starting it: files, keys, certificates, cards, disk, mail logins,"
                        + " clock, and a sealed letter to oneself through each mailbox. A gateway may run meanwhile.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing failed", "1:something must be mended first", "2:wrong usage"})
final class DoctorCommand implements Callable<Integer> {
    private final Console console;
    private final Environment environment;
    private final Cli.Doctor doctor;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The gateway's settings.")
    private Path config = Path.of("");

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    DoctorCommand(Console console, Environment environment, Cli.Doctor doctor) {
        this.console = console;
        this.environment = environment;
        this.doctor = doctor;
    }

    @Override
    public Integer call() {
        List<Finding> found = found();
        boolean healthy = Finding.healthy(found);
        if (json) {
            Json.Obj document = Json.object()
                    .put("healthy", healthy)
                    .put("findings", found.stream().map(Finding::json).toList())
                    .build();
            console.out().println(new String(Canon.octets(document), StandardCharsets.UTF_8));
        } else {
            found.forEach(finding -> console.out().println(finding.line()));
        }
        return healthy ? 0 : Cli.REFUSED;
    }

    private List<Finding> found() {
        try {
            return doctor.examine(SettingsReader.read(config, environment));
        } catch (Refused unreadable) {
            return List.of(Finding.refused("settings", unreadable.refusal()));
        }
    }
}
