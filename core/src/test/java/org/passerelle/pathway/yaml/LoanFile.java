package org.passerelle.pathway.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

/** A sound file to make one mistake in; {@code §} marks where the loader must point, and is not part of the file. */
final class LoanFile {
    static final String SOUND = """
            pathway: loan
            version: 3
            title: { fr: Prêt, en: Loan }
            roles:
              asker: { side: requester, title: { fr: Demandeur, en: Asker } }
              lender: { side: expert, title: { fr: Prêteur, en: Lender } }
            initial: new
            states:
              new: { title: { fr: Nouveau, en: New } }
              asked: { title: { fr: Demandé, en: Asked } }
              waiting: { title: { fr: En attente, en: Waiting } }
              done: { title: { fr: Fini, en: Done }, end: true }
            steps:
              ask:
                title: { fr: Demander, en: Ask }
                by: asker
                from: [new]
                to: asked
                clock: start
                form:
                  urgency:
                    kind: choice
                    title: { fr: Délai, en: How soon }
                    required: true
                    options:
                      slow: { fr: Lent, en: Slow }
                      fast: { fr: Vite, en: Fast }
                  why:
                    kind: text
                    title: { fr: Pourquoi, en: Why }
                    required: true
                    max: 100
                    when: { field: urgency, is: fast }
                  papers:
                    kind: documents
                    title: { fr: Pièces, en: Papers }
                    min: 0
                    max: 2
                    kinds:
                      deed: { fr: Acte, en: Deed }
              wait:
                title: { fr: Attendre, en: Wait }
                by: lender
                from: [asked]
                to: waiting
                clock: pause
              go-on:
                title: { fr: Reprendre, en: Go on }
                by: asker
                from: [waiting]
                to: asked
                clock: resume
              lend:
                title: { fr: Prêter, en: Lend }
                by: lender
                from: [asked, waiting]
                to: done
                clock: stop
            """;

    static final String GIVE_UP = """
              give-up:
                title: { fr: Renoncer, en: Give up }
                by: asker
                from: [waiting]
                to: done
            """;

    private LoanFile() {}

    static String moreSteps(int count) {
        return IntStream.range(0, count)
                .mapToObj(n ->
                        GIVE_UP.replace("give-up", "give-up-" + n).replace("to: done\n", "to: done\n    clock: stop\n"))
                .collect(Collectors.joining());
    }

    /** Replaces the first occurrence of each odd argument by the next one, and expects the refusal at the mark. */
    static void refuses(PathwayRefusal code, String... replacements) {
        String yaml = SOUND;
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(yaml).contains(replacements[i]);
            int at = yaml.indexOf(replacements[i]);
            yaml = yaml.substring(0, at) + replacements[i + 1] + yaml.substring(at + replacements[i].length());
        }
        refusesAll(code, yaml);
    }

    static void refusesAll(PathwayRefusal code, String marked) {
        int mark = marked.indexOf('§');
        String before = marked.substring(0, mark);
        String line = String.valueOf(before.chars().filter(c -> c == '\n').count() + 1);
        String column = String.valueOf(before.length() - before.lastIndexOf('\n'));
        assertThatThrownBy(() -> load(marked.replace("§", ""))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal().toString()).startsWith(code.code() + ":");
            assertThat(refused.refusal().facts())
                    .as(refused.refusal().toString())
                    .containsEntry(FactKey.FILE, "loan.yaml")
                    .containsEntry(FactKey.LINE, line)
                    .containsEntry(FactKey.COLUMN, column);
        });
    }

    static Pathway load(String yaml) {
        return PathwayLoader.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "loan.yaml");
    }
}
