package org.passerelle.specs.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.specs.demo.world.MailConfig;
import org.passerelle.specs.demo.world.SeededRandom;

/**
 * Plays a pathway's story and leaves everything that crossed, was issued and was traced in a folder.
 *
 * @param pathway which: one of {@code avis}, {@code polygraphie} and {@code admission-notice}
 * @param out where
 * @param image the photograph to send, or null for a drawn one; the avis' alone
 * @param recording the recording to send, or null for a computed one; the avis' alone
 * @param seed the same seed gives the same events, times and ids
 * @param mailConfig a real mail server to play on, or null for the simulated one; see {@link MailConfig}
 */
public record Demo(
        String pathway,
        Path out,
        @Nullable Path image,
        @Nullable Path recording,
        long seed,
        @Nullable Path mailConfig) {

    /** Documents that a story leaves beside its traces. */
    private static final List<String> DOCUMENTS = List.of(PolygraphieStory.PDF, PolygraphieStory.CDA);

    /** The avis, on the simulated mail server. */
    public Demo(Path out, @Nullable Path image, @Nullable Path recording, long seed) {
        this(Plot.AVIS.pathway(), out, image, recording, seed, null);
    }

    /** A pathway with what is drawn for it, on the simulated mail server. */
    public Demo(String pathway, Path out, long seed) {
        this(pathway, out, null, null, seed, null);
    }

    /**
     * Plays it.
     *
     * @param story where the story is told as it happens
     * @return what happened, as {@code summary.json} says it
     * @throws org.passerelle.refusal.Refused when a file may not be attached; or, once all is left in the folder, when something that
     *     the story says of itself did not hold
     */
    public Json.Obj play(PrintWriter story) throws IOException {
        Plot plot = Plot.find(pathway).orElseThrow(() -> new IllegalArgumentException("no pathway that is played"));
        forget();
        Path work = Files.createTempDirectory("passerelle-demo");
        try (Stage stage = Stage.open(plot.troupe(), seed, Optional.ofNullable(mailConfig), out, work)) {
            stage.settle();
            var postman = new Postman(
                    stage.office,
                    stage.papers,
                    Files.createDirectories(work.resolve("spool")),
                    new SeededRandom(seed, "postman"));
            var teller = new Storyteller(story);
            var playing = new Playing(stage, postman, teller, new Traces(stage, postman, out));
            Story told = plot.story(playing, this);
            told.play();
            List<String> files = playing.traces.files();
            playing.check(
                    files.size() + " traces vérifiées ensemble",
                    playing.traces.verifyAll().size() == files.size());
            Json.Obj summary = Summary.of(pathway, seed, playing.exchanges(), postman, playing.checks);
            postman.write(out.resolve("letters"));
            Files.writeString(out.resolve("summary.json"), PrettyJson.of(summary), StandardCharsets.UTF_8);
            farewell(playing, told);
            playing.checks.requireAll();
            return summary;
        } finally {
            delete(work);
        }
    }

    private void farewell(Playing playing, Story story) {
        Storyteller teller = playing.teller;
        teller.title("Ce qui reste");
        teller.say("Tout est dans " + out + " : letters/ ("
                + playing.postman.seen().size()
                + " courriers, tels qu'ils ont traversé le serveur), keys/, cards/, "
                + playing.traces.files().size() + " traces et summary.json.");
        teller.say(playing.checks.size() + " contrôles faits pendant le récit.");
        String keys = out + "/keys/";
        teller.say("À essayer :");
        teller.say("  bin/passerelle trace verify "
                + playing.traces.files().stream().map(file -> out + "/" + file).collect(Collectors.joining(" "))
                + " --anchors " + keys + "anchors.pem");
        CrossedMail first = playing.postman.seen().stream()
                .filter(mail -> mail.kind() == CrossedMail.Kind.LETTER)
                .findFirst()
                .orElseThrow();
        String reader = playing.stage.papers.party(first.carried().to()).name();
        teller.say("  bin/passerelle open --key " + keys + reader + ".enc.key.pem --cert " + keys + reader
                + ".enc.cert.pem --anchors " + keys + "anchors.pem --at "
                + first.carried().at().plusSeconds(300) + " < " + out + "/letters/" + first.fileName());
        teller.say("  bin/passerelle card show " + out + "/cards/line.card.pem --anchors " + keys + "anchors.pem");
        story.toTry().forEach(line -> teller.say("  " + line));
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
        for (String document : DOCUMENTS) {
            Files.deleteIfExists(out.resolve(document));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var inside = Files.walk(folder)) {
            inside.sorted(Comparator.reverseOrder()).forEach(Demo::deleteOne);
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
