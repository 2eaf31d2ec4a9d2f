package org.passerelle.gateway.cli.line;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.gateway.cli.Console;
import org.passerelle.gateway.cli.NamedFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A text that the line's people pick instead of typing it again. It stands in no card. */
@Command(
        name = "text",
        mixinStandardHelpOptions = true,
        description = "A ready-made text for the line's people, who pick it in the form of the step that it is for.")
final class TextCommand extends LineCommand {
    @Parameters(index = "1", paramLabel = "NAME", description = "By which it is found; one that is there is replaced.")
    private String name = "";

    @Option(
            names = "--in",
            paramLabel = "PATHWAY/STEP/FIELD",
            description = "The field that it goes into: avis/answer/advice.")
    private @Nullable String in;

    @Option(names = "--text", paramLabel = "TEXT", description = "What it says.")
    private @Nullable String text;

    @Option(names = "--file", paramLabel = "FILE", description = "The same from a file, in UTF-8.")
    private @Nullable Path file;

    @Option(names = "--was", paramLabel = "NAME", description = "Under which name it stands until now.")
    private @Nullable String was;

    @Option(names = "--end", description = "It goes.")
    private boolean end;

    TextCommand(Console console) {
        super(console, Where.LINE);
    }

    @Override
    Json.Obj change() {
        if (end) {
            return Json.object().put("change", "end-text").put("name", name).build();
        }
        String[] place = in == null ? new String[0] : in.split("/", -1);
        if (place.length != 3 || (text == null) == (file == null)) {
            throw wrong("give --in PATHWAY/STEP/FIELD and --text or --file, or --end");
        }
        Json.Builder said = Json.object()
                .put("name", name)
                .put("pathway", place[0])
                .put("step", place[1])
                .put("field", place[2])
                .put("text", said());
        Json.Builder change = Json.object().put("change", "text").put("text", said.build());
        return (was == null ? change : change.put("was", was)).build();
    }

    private String said() {
        String given = text;
        Path from = file;
        if (given == null && from != null) {
            return new String(NamedFiles.octets(from), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
        return given == null ? "" : given;
    }
}
