package org.passerelle.gateway.console.dossier;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.gateway.console.frame.Frame;

/**
 * One exchange on one page.
 *
 * @param brief what is read first
 * @param assurance how sure it is who wrote, in words
 * @param trust how much of that holds: {@code sure}, {@code less} or {@code unsure}; {@code here} while nobody else wrote
 * @param milestones how far it is, for those who asked; empty for those who answer
 * @param answer what answers it, for those who asked, or null while nothing does
 * @param said what each side said, oldest first
 * @param pictures what can be looked at in the page
 * @param readers who read any of it
 * @param steps what this person may do now
 * @param seen the last step that was taken, to be given back with the next one
 */
public record Dossier(
        Frame frame,
        String id,
        Brief brief,
        String assurance,
        String trust,
        List<Progress.Milestone> milestones,
        @Nullable Said answer,
        List<Said> said,
        List<Paper> pictures,
        List<Reader> readers,
        List<Offer> steps,
        String seen) {
    public Dossier {
        milestones = List.copyOf(milestones);
        said = List.copyOf(said);
        pictures = List.copyOf(pictures);
        readers = List.copyOf(readers);
        steps = List.copyOf(steps);
    }

    public Optional<Said> findAnswer() {
        return Optional.ofNullable(answer);
    }

    static List<Paper> pictures(Stream<Paper> papers) {
        return papers.filter(Paper::picture).toList();
    }

    /**
     * A step that was taken, or something that the clock did.
     *
     * @param title in words
     * @param who who did it, empty for the clock
     * @param when in words
     * @param ours whether our side said it
     * @param assurance how sure it is who said it, in words; empty for the clock
     * @param sure whether nothing of that was left unchecked
     * @param answers whether those who were asked said their last word with it
     */
    public record Said(
            String title,
            String who,
            String when,
            boolean ours,
            String assurance,
            boolean sure,
            boolean answers,
            List<Line> lines,
            List<Paper> papers) {
        public Said {
            lines = List.copyOf(lines);
            papers = List.copyOf(papers);
        }
    }

    /**
     * Somebody who read any of it.
     *
     * @param name or number, of who is on the line no more
     * @param last when, in words
     */
    public record Reader(String name, int times, String last) {}

    /** A field's words and what it says. */
    public record Line(String label, List<String> values) {
        public Line {
            values = List.copyOf(values);
        }
    }

    /**
     * A file.
     *
     * @param path where it is fetched
     * @param look the page that shows it, or null
     * @param title what its sender called it
     * @param kind in words
     * @param size in words
     * @param picture whether a browser shows it
     * @param warning why somebody attached it although it named somebody else, or null
     */
    public record Paper(
            String path,
            @Nullable String look,
            String title,
            String kind,
            String size,
            boolean picture,
            @Nullable String warning) {
        /** What it is called: its kind, and what its sender says beyond that. */
        public String name() {
            return title.equals(kind) ? kind : kind + " : " + title;
        }

        public Optional<String> findLook() {
            return Optional.ofNullable(look);
        }

        public Optional<String> findWarning() {
            return Optional.ofNullable(warning);
        }
    }

    /**
     * A step that can be taken.
     *
     * @param name in the pathway
     * @param title in words
     * @param asks whether it has a form; one without is taken by its button
     * @param main whether it is what people came for: an answer, or else the first that there is
     */
    public record Offer(String name, String title, boolean asks, boolean main) {}
}
