package org.passerelle.gateway.console.ask;

import java.util.List;
import org.passerelle.gateway.console.dossier.Progress;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.step.Input;
import org.passerelle.gateway.console.step.Wrong;

/** What the pages of those who ask show. */
public final class Shown {
    private Shown() {}

    /**
     * Lines to choose from.
     *
     * @param words what is looked for in titles and organisations
     * @param specialty the same in specialties
     * @param territory beginning of an INSEE commune code
     * @param more how many are left out
     */
    public record Lines(Frame frame, String words, String specialty, String territory, List<Item> items, int more) {
        public Lines {
            items = List.copyOf(items);
        }
    }

    /**
     * One of them.
     *
     * @param card its id
     * @param due when an answer would be due if a request left now, in words, or empty
     * @param usual how long it usually takes, in words, or empty
     * @param note what keeps it from being asked, in words, or empty
     */
    public record Item(
            String card, String title, String organisation, String specialty, String due, String usual, String note) {}

    /**
     * A line's card.
     *
     * @param closures present and coming days on which it is closed, in words
     * @param fallback the address of the line that stands in for it, or empty
     * @param access {@code known}, {@code at-once}, {@code confirm} or {@code closed}
     * @param problem what was refused, in words, or empty
     */
    public record Card(
            Frame frame,
            String organisation,
            String scope,
            String exclusions,
            String phone,
            List<String> hours,
            List<String> closures,
            String fallback,
            List<Promise> promises,
            String usual,
            List<Offer> offers,
            String access,
            String address,
            String problem) {
        public Card {
            hours = List.copyOf(hours);
            closures = List.copyOf(closures);
            promises = List.copyOf(promises);
            offers = List.copyOf(offers);
        }
    }

    /**
     * What is promised.
     *
     * @param urgency in words
     * @param target in words
     * @param due the date if a request left now, in words, or empty
     */
    public record Promise(String urgency, String target, String due) {}

    /**
     * What can be asked.
     *
     * @param path of its form
     * @param summary what it is, or empty
     * @param needs what must be at hand, in words
     */
    public record Offer(String path, String title, String summary, List<String> needs) {
        public Offer {
            needs = List.copyOf(needs);
        }
    }

    /**
     * The form of a request.
     *
     * @param back the line's page
     * @param line its title
     * @param organisation whose it is
     * @param tray names the files that were given
     * @param posts in whose name, and for which practice, it can be asked
     * @param post the one that is chosen
     * @param phone where the expert calls back
     * @param wrong why it was refused
     * @param call the line's number
     * @param stops whether nothing must be written, and people call
     */
    public record Form(
            Frame frame,
            String back,
            String line,
            String organisation,
            String tray,
            List<Choice> posts,
            String post,
            String phone,
            List<Input> inputs,
            Wrong wrong,
            String call,
            boolean stops) {
        public Form {
            posts = List.copyOf(posts);
            inputs = List.copyOf(inputs);
        }
    }

    /** One of several. */
    public record Choice(String code, String label) {}

    /**
     * A practice's requests.
     *
     * @param show which ones: {@code open}, {@code answered} or {@code ended}
     * @param unread how many answers nobody here read yet
     * @param page which page of them, from 0
     * @param more whether another one follows
     * @param cut whether there are older ones that no page shows
     */
    public record Requested(
            Frame frame, String show, int unread, List<Asked> items, int page, boolean more, boolean cut) {
        public Requested {
            items = List.copyOf(items);
        }
    }

    /**
     * One of them; nothing of its patient.
     *
     * @param path of its page, empty for who may not read it
     * @param line the line's title
     * @param state in words
     * @param due in words, or empty
     * @param press as the worklist's items have it
     * @param by who asked
     * @param milestones how far it is
     * @param unread whether nobody here read its answer yet
     * @param asked whether the line waits for what it asked
     */
    public record Asked(
            String path,
            String reference,
            String circuit,
            String line,
            String state,
            String due,
            String press,
            String by,
            List<Progress.Milestone> milestones,
            boolean unread,
            boolean asked) {
        public Asked {
            milestones = List.copyOf(milestones);
        }
    }
}
