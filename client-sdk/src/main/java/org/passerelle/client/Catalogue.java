package org.passerelle.client;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.passerelle.card.LineCard;
import org.passerelle.catalogue.ListedLine;
import org.passerelle.catalogue.ListedLine.Order;
import org.passerelle.catalogue.UsualWords;
import org.passerelle.catalogue.Wanted;
import org.passerelle.client.internal.Engine;
import org.passerelle.client.internal.HoursWords;
import org.passerelle.client.internal.Listings;
import org.passerelle.sla.DueWords;

/**
 * Lines to choose from, known or not: those of the catalogues that are held, each once. Each narrowing gives another search; accents
 * and capitals make no difference. A catalogue shows lines and vouches for none: what a hit needs before it is asked says
 * {@link Listed#access}.
 *
 * <pre>{@code
 * Catalogue skin = practice.catalogue().specialty("dermatologie").territory("55029").pathway("avis");
 * for (Catalogue.Listed hit : skin.soonest()) {
 *     show(hit.title(), hit.hours(), hit.usualDelay().orElse("non publié"), hit.dueInWordsIfSentNow(), hit.access());
 * }
 * Catalogue.Listed chosen = skin.soonest().get(0);
 * Line asked = chosen.access() == Catalogue.Access.TO_CONFIRM
 *         ? chosen.confirm("Jeanne Essai", "gérante", confirmedAt)   // once she made sure of the address, by phone say
 *         : chosen.reach();
 * Draft avis = asked.avis(doctor);
 * }</pre>
 */
public final class Catalogue {
    private final Engine engine;
    private final Listings listings;
    private final Wanted wanted;

    Catalogue(Engine engine) {
        this(engine, engine.listings(), Wanted.ANY);
    }

    private Catalogue(Engine engine, Listings listings, Wanted wanted) {
        this.engine = engine;
        this.listings = listings;
        this.wanted = wanted;
    }

    /** What a line needs before it can be asked. */
    public enum Access {
        /** Nothing: it is a correspondent. */
        KNOWN,
        /** Nothing: an establishment that is a correspondent lists it as its own, under a key that is known. */
        AT_ONCE,
        /** A directory's word, which {@link Listed#reach} asks for, or a person's: {@link Listed#confirm}. */
        TO_CONFIRM
    }

    /**
     * A catalogue that is held.
     *
     * @param publisher its publisher's name
     * @param number it rises with each of that publisher's
     * @param issuedAt when it was made: so old are its lines and figures
     * @param validUntil when it disappears unless a newer one comes
     * @param place where it came from: an address or a file's name
     * @param lines how many lines it lists
     * @param leftOut how many of its cards do not hold
     */
    public record Source(
            String publisher,
            long number,
            Instant issuedAt,
            Instant validUntil,
            String place,
            int lines,
            int leftOut) {}

    /** Only lines whose specialty holds these words, or whose title does where the card names no specialty. */
    public Catalogue specialty(String words) {
        return narrowed(new Wanted(words, wanted.territory(), wanted.pathway(), wanted.words(), wanted.urgency()));
    }

    /** Only lines that are there for that département ({@code 55}) or commune ({@code 55029}); one that says nothing is there for all. */
    public Catalogue territory(String code) {
        return narrowed(new Wanted(wanted.specialty(), code, wanted.pathway(), wanted.words(), wanted.urgency()));
    }

    /** Only lines that follow that pathway; usual delays are then told of it alone. */
    public Catalogue pathway(String name) {
        return narrowed(new Wanted(wanted.specialty(), wanted.territory(), name, wanted.words(), wanted.urgency()));
    }

    /** Only lines whose title, or whose organisation's name, holds these words. */
    public Catalogue words(String words) {
        return narrowed(new Wanted(wanted.specialty(), wanted.territory(), wanted.pathway(), words, wanted.urgency()));
    }

    /** Only lines that promise something for that urgency, by which due dates and usual delays are told; without, {@code ordinary}. */
    public Catalogue urgency(String code) {
        return narrowed(new Wanted(wanted.specialty(), wanted.territory(), wanted.pathway(), wanted.words(), code));
    }

    private Catalogue narrowed(Wanted narrower) {
        return new Catalogue(engine, listings, narrower);
    }

    /** Those that take requests, the earliest due date of a request that is sent now first; those that promise none last. */
    public List<Listed> soonest() {
        return open(Order.DUE);
    }

    /** Those that take requests, the shortest usual delay first; those of which none is published last. */
    public List<Listed> usuallyFastest() {
        return open(Order.USUAL);
    }

    private List<Listed> open(Order order) {
        Instant now = listings.now();
        return found(now, ListedLine.by(order, wanted, now)).stream()
                .filter(Listed::takesRequests)
                .toList();
    }

    /** All of them by title, those included that take no requests at present. */
    public List<Listed> lines() {
        Comparator<ListedLine> byTitle =
                Comparator.comparing(line -> line.card().offer().title().fr(), String.CASE_INSENSITIVE_ORDER);
        return found(
                listings.now(), byTitle.thenComparing(line -> line.address().value()));
    }

    private List<Listed> found(Instant now, Comparator<ListedLine> order) {
        return listings.lines().stream()
                .filter(line -> wanted.matches(line.card()))
                .sorted(order)
                .map(line -> new Listed(this, line, now))
                .toList();
    }

    /** Whose catalogues these are, and how old. */
    public List<Source> sources() {
        return listings.held().stream()
                .map(one -> new Source(
                        one.publisher(),
                        one.number(),
                        one.issued(),
                        one.until(),
                        one.place(),
                        one.lines(),
                        one.leftOut()))
                .toList();
    }

    /** A line as it was found. What its card says is its organisation's word; its usual delay is the publisher's. */
    public static final class Listed {
        private final Catalogue in;
        private final ListedLine listed;
        private final Instant now;

        private Listed(Catalogue in, ListedLine listed, Instant now) {
            this.in = in;
            this.listed = listed;
            this.now = now;
        }

        /** The mailbox that requests are written to. */
        public String address() {
            return listed.address().value();
        }

        /** The line's name, in French. */
        public String title() {
            return listed.card().offer().title().fr();
        }

        /** Whose line it is, by its card. */
        public String organisation() {
            return listed.card().base().organisation().name();
        }

        /** As {@link Line#specialty}. */
        public Optional<String> specialty() {
            return listed.card().profile().findSpecialty();
        }

        /** As {@link Line#territory}. */
        public List<String> territory() {
            return listed.card().profile().territory();
        }

        /** As {@link Line#capacity}. */
        public Optional<Integer> capacity() {
            return listed.card().profile().findCapacity();
        }

        /** The opening hours in French words: {@code lundi à vendredi 9 h – 18 h}. */
        public String hours() {
            return HoursWords.of(listed.card().offer().calendar().hours());
        }

        /** In French words with its months: {@code une réponse sur deux en 6 h (octobre 2026, 34 réponses)}. */
        public Optional<String> usualDelay() {
            return listed.usual(in.wanted.pathway(), in.wanted.urgency()).map(UsualWords::of);
        }

        /** Whether its card takes requests at present. */
        public boolean takesRequests() {
            return listed.isOpen(now);
        }

        /** When it is open next: the moment of the search where it is; empty where it never opens. */
        public Optional<Instant> nextOpening() {
            return listed.opening(now);
        }

        /** When an answer would be due if a request had left when this was found; empty where the card promises nothing. */
        public Optional<Instant> dueIfSentNow() {
            return listed.due(in.wanted.urgency(), now);
        }

        /** The same in words and in the line's time zone: {@code avant mardi 24/11 à 16 h 30}; empty likewise. */
        public String dueInWordsIfSentNow() {
            return dueIfSentNow()
                    .map(due -> DueWords.before(
                            due, listed.card().offer().calendar().zone()))
                    .orElse("");
        }

        /** What it needs at this moment. */
        public Access access() {
            return Access.valueOf(in.listings.access(listed).name());
        }

        /**
         * The line, to be asked: makes it a correspondent where that needs nobody's word but a directory's.
         *
         * @throws org.passerelle.refusal.Refused {@code card.address-unconfirmed} where it needs a person's
         */
        public Line reach() {
            return line(in.listings.reach(listed));
        }

        /**
         * The line, to be asked, once a person made sure that the address is its own; that is recorded.
         *
         * @param role in what capacity
         */
        public Line confirm(String confirmedBy, String role, Instant at) {
            return line(in.listings.confirm(listed, FromFile.byPerson(confirmedBy, role, at)));
        }

        private Line line(LineCard card) {
            return new Line(in.engine, card, listed.address());
        }

        @Override
        public String toString() {
            return "Listed[" + listed.card().base().id() + "]";
        }
    }
}
