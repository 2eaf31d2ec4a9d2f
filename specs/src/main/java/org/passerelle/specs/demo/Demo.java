package org.passerelle.specs.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;

/**
 * Plays the two scenes and leaves everything that crossed, was issued and was traced in a folder.
 *
 * @param out where
 * @param image the photograph to send, or null for a drawn one
 * @param recording the recording to send, or null for a computed one
 * @param seed the same seed gives the same events, times and ids
 */
public record Demo(Path out, @Nullable Path image, @Nullable Path recording, long seed) {
    /** A Friday afternoon, when "two working days" and "48 hours" part ways. */
    static final String START = "2026-11-20T16:25";

    /**
     * Plays it.
     *
     * @param story where the story is told as it happens
     * @return what happened, as {@code summary.json} says it
     * @throws org.passerelle.refusal.Refused when a file may not be attached; then nothing was sent
     */
    public Json.Obj play(PrintWriter story) throws IOException {
        forget();
        Path work = Files.createTempDirectory("passerelle-demo");
        try (Stage stage = Stage.open(seed, Cast.at(START), out, work)) {
            stage.settle();
            var postman = new Postman(
                    stage.mail,
                    stage.papers,
                    Files.createDirectories(work.resolve("spool")),
                    new SeededRandom(seed, "postman"));
            var scenes = new Scenes(stage, postman, new Storyteller(story), new Traces(stage, postman, out));
            Json.Obj answered = scenes.answeredInTime(List.of(photograph(), night()));
            Json.Obj late = scenes.takenByNobody(closeUp());
            Json.Obj summary = Summary.of(seed, List.of(answered, late), postman.seen());
            postman.write(out.resolve("letters"));
            Files.writeString(out.resolve("summary.json"), PrettyJson.of(summary), StandardCharsets.UTF_8);
            scenes.farewell(out);
            return summary;
        } finally {
            delete(work);
        }
    }

    private Scenes.File photograph() {
        Callable<InputStream> source = Optional.ofNullable(image)
                .<Callable<InputStream>>map(file -> () -> Files.newInputStream(file))
                .orElse(() -> new java.io.ByteArrayInputStream(DrawnLesion.jpeg(new SeededRandom(seed, "lesion"))));
        return new Scenes.File("dermoscopic", "Avant-bras gauche, dermoscopie", source);
    }

    private Scenes.File night() {
        byte[] drawn =
                DrawnNight.before(LocalDate.parse(START.substring(0, 10))).edf(new SeededRandom(seed, "night"));
        Callable<InputStream> source = Optional.ofNullable(recording)
                .<Callable<InputStream>>map(file -> () -> Files.newInputStream(file))
                .orElse(() -> new java.io.ByteArrayInputStream(drawn));
        return new Scenes.File("recording", "Polygraphie ventilatoire de la nuit", source);
    }

    private Scenes.File closeUp() {
        return new Scenes.File(
                "close-up",
                "Pli du coude droit",
                () -> new java.io.ByteArrayInputStream(DrawnLesion.jpeg(new SeededRandom(seed, "close-up"))));
    }

    /** What an earlier play left would be taken for this one's. */
    private void forget() throws IOException {
        Files.createDirectories(out);
        for (String left : List.of("letters", "keys", "cards")) {
            delete(out.resolve(left));
        }
        Files.deleteIfExists(out.resolve("summary.json"));
        for (String trace : Traces.FILES) {
            Files.deleteIfExists(out.resolve(trace));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var inside = Files.walk(folder)) {
            inside.sorted(java.util.Comparator.reverseOrder()).forEach(Demo::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
