package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;

/** The ten lines of the README, compiled and run against a simulated hospital. */
class ReadmeTest {
    private static final Path README = Path.of("../README.md");
    private static final Path SOURCE = Path.of("src/test/java/org/passerelle/client/ReadmeTest.java");
    private static final int MOST_LINES = 10;

    @TempDir
    Path folder;

    private final List<String> shown = new ArrayList<>();

    @Test
    void theTenLinesRun() throws IOException {
        try (Rehearsal world = Rehearsal.begin(folder)) {
            Settings settings = world.settings();
            Professional doctor = Invented.doctor();
            Patient patient = Invented.patient();
            Instant now = world.now();
            Path photo = Files.write(folder.resolve("lesion.jpg"), Invented.photograph());

            // README begins
            Practice practice = Practice.open(settings);
            Line line = practice.line("dermatologie@ch-exemple.mssante.fr");
            Draft draft = line.avis(doctor).patient(patient).noMedecinTraitant().dangerToLife(false);
            draft.oralConsent("Dr Jeanne Essai", now).question("Faut-il retirer cette lésion ?");
            draft.history("Apparue il y a six mois.").treatment("aucun").urgency("ordinary");
            draft.attach("dermoscopic", "Avant-bras gauche", photo);
            show(draft.dueInWords()); // "avant mardi 24/11 à 9 h 30"
            Exchange exchange = draft.send();
            exchange.follow(change -> show(change.stateInWords())); // "À envoyer", "Demandé", "Répondu"
            exchange.follow(change -> change.answer(doctor).ifPresent(answer -> show(answer.advice())));
            // README ends

            world.join(practice);
            world.settle();
            world.hospital().answer(world.hospital().worklist().get(0), "Surveillance à trois mois.");
            world.settle();
        }
        assertThat(shown)
                .startsWith("avant mardi 24/11 à 9 h 30")
                .containsSubsequence("Demandé", "Répondu", "Surveillance à trois mois.")
                .containsOnlyOnce("Surveillance à trois mois.");
    }

    @Test
    void theReadmeShowsTheLinesThatRun() throws IOException {
        String readme = Files.readString(README, StandardCharsets.UTF_8);
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(block.find()).isTrue();
        String source = Files.readString(SOURCE, StandardCharsets.UTF_8);
        String marked = source.substring(
                source.indexOf("// README begins") + "// README begins\n".length(), source.indexOf("// README ends"));

        assertThat(block.group(1).strip()).isEqualTo(marked.stripIndent().strip());
        assertThat(block.group(1).lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    private void show(String text) {
        shown.add(text);
    }
}
