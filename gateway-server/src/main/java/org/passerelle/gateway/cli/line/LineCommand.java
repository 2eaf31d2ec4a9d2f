package org.passerelle.gateway.cli.line;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.gateway.cli.Console;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that changes one line of a running gateway, or one practice's people. */
abstract class LineCommand implements Callable<Integer> {
    /** What takes a value away. */
    static final String NONE = "none";

    private final Console console;
    private final Where where;

    @Mixin
    private LineOptions options = new LineOptions();

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "Its mail address.")
    private String line = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    LineCommand(Console console, Where where) {
        this.console = console;
        this.where = where;
    }

    Where where() {
        return where;
    }

    /** What is to change, as docs/lines.md describes it. */
    abstract Json.Obj change();

    @Override
    public Integer call() {
        Json.Obj change = change();
        RemoteLines lines = options.remote(where);
        Long wanted = options.version();
        long version = wanted == null ? lines.line(line).whole("version") : wanted;
        print(console, lines.change(line, version, change), options.json());
        return 0;
    }

    static void print(Console console, Json.Obj said, boolean json) {
        if (json) {
            console.out().println(new String(Canon.octets(said), StandardCharsets.UTF_8));
        } else {
            LineText.of(said).forEach(console.out()::println);
        }
    }

    ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    /** A text, or nothing where it is to be taken away. */
    static Json value(String written) {
        return written.equals(NONE) ? Json.Null.NULL : Json.text(written);
    }

    /** {@code 20:00-07:00} as an object of these two names. */
    Json.Obj span(String written, String from, String until) {
        String[] ends = written.split("-", 2);
        if (ends.length != 2) {
            throw wrong("a span is written 09:00-18:00");
        }
        return Json.object()
                .put(from, ends[0].strip())
                .put(until, ends[1].strip())
                .build();
    }

    static Json.Builder put(Json.Builder fields, String name, @Nullable String written) {
        return written == null ? fields : fields.put(name, value(written));
    }

    static Json.Obj offer(Json.Builder fields) {
        return Json.object().put("change", "offer").put("offer", fields.build()).build();
    }

    static Json.Array words(List<String> words) {
        return Json.texts(words.stream().map(String::strip).toList());
    }
}
