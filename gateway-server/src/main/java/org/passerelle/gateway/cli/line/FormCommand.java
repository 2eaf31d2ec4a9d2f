package org.passerelle.gateway.cli.line;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.passerelle.canon.Json;
import org.passerelle.gateway.cli.Console;
import org.passerelle.gateway.cli.NamedFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A form of the line's own, or its next version. The card offers it once a change of the card says so. */
@Command(
        name = "form",
        mixinStandardHelpOptions = true,
        description = "A form of the line's own, or its next version; offer it by the card's pathways afterwards.")
final class FormCommand extends LineCommand {
    @Parameters(index = "1", paramLabel = "FILE", description = "As docs/pathways.md writes a line's form.")
    private Path file = Path.of("");

    FormCommand(Console console) {
        super(console, Where.LINE);
    }

    @Override
    Json.Obj change() {
        return Json.object()
                .put("change", "form")
                .put("form", new String(NamedFiles.octets(file), StandardCharsets.UTF_8))
                .build();
    }
}
