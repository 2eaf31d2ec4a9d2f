package org.passerelle.specs.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.passerelle.canon.Json;

/**
 * The demonstration as played once, for every test that looks at what it left.
 *
 * @param out its folder
 * @param story what it told
 * @param summary what it returned
 */
record Played(Path out, String story, Json.Obj summary) {
    static final long SEED = 28;

    private static final class Once {
        static final Played DEMO = play(Path.of("target", "demo", System.getProperty("test.fork", "1")), SEED);
    }

    static Played once() {
        return Once.DEMO;
    }

    static Played play(Path out, long seed) {
        return play("avis", out, seed);
    }

    static Played play(String pathway, Path out, long seed) {
        var story = new StringWriter();
        try {
            Json.Obj summary = new Demo(pathway, out, seed).play(new PrintWriter(story, true));
            return new Played(out, story.toString(), summary);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Path letter(String start) {
        return letters().stream()
                .filter(file -> file.getFileName().toString().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    List<Path> letters() {
        try (var files = Files.list(out.resolve("letters"))) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Json.Obj exchange(int number) {
        return summary.array("exchanges").objects().get(number - 1);
    }
}
