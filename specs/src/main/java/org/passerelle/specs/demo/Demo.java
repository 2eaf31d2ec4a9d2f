package org.passerelle.specs.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * @param mailConfig a real mail server to play on, or null for the simulated one; see {@link MailConfig}
 */
public record Demo(
        Path out,
        @Nullable Path image,
        @Nullable Path recording,
        long seed,
        @Nullable Path mailConfig) {

    /** On the simulated mail server. */
    public Demo(Path out, @Nullable Path image, @Nullable Path recording, long seed) {
        this(out, image, recording, seed, null);
    }

    /**
     * Plays it.
     *
     * @param story where the story is told as it happens
     * @return what happened, as {@code summary.json} says it
     * @throws org.passerelle.refusal.Refused when a file may not be attached; then nothing was sent
     */
    public Json.Obj play(PrintWriter story) throws IOException {
        Optional<MailConfig> mail = Optional.ofNullable(mailConfig).map(MailConfig::read);
        forget();
        Path work = Files.createTempDirectory("passerelle-demo");
        try (Stage stage = Stage.open(seed, mail, out, work)) {
            stage.settle();
            var postman = new Postman(
                    stage.office,
                    stage.papers,
                    Files.createDirectories(work.resolve("spool")),
                    new SeededRandom(seed, "postman"));
            var scenes = new Scenes(stage, postman, new Storyteller(story), new Traces(stage, postman, out));
            Json.Obj answered = scenes.answeredInTime(List.of(photograph(), night(stage.days)));
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

    private Scenes.File night(Cast.Days days) {
        byte[] drawn = DrawnNight.before(days.friday()).edf(new SeededRandom(seed, "night"));
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
