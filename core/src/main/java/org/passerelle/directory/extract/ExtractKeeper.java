package org.passerelle.directory.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.directory.DirectoryRefusal;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.trust.Directory;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/**
 * The national extract of MSSanté's mailboxes, as an index in a folder of the node's: looked for again at its pace, the last good
 * one kept across outages and restarts, and given up, file and all, once it is too old to be kept.
 */
public final class ExtractKeeper implements Directory {
    /** The source's name. */
    public static final String SOURCE = "extract";
    /** How old a copy may be: ANS wants older ones deleted. */
    public static final Duration OLDEST = Duration.ofDays(30);

    /** How long nobody asks again after a failure. */
    static final Duration RETRY = Duration.ofHours(1);

    private static final String NAME = "mailboxes-";
    private static final String INDEX = ".index";
    /** Clocks differ. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private final ExtractRules rules;
    private final Fetcher fetcher;
    private final Path folder;
    private final InstantSource clock;
    private volatile @Nullable MailboxIndex held;
    private volatile @Nullable RefusalCode trouble;
    private @Nullable Instant next;

    /** @param folder of this keeper's alone, made when the first extract is kept */
    public ExtractKeeper(ExtractRules rules, Fetcher fetcher, Path folder, InstantSource clock) {
        this.rules = rules;
        this.fetcher = fetcher;
        this.folder = folder;
        this.clock = clock;
    }

    /** Takes up what an earlier run kept, and removes what it left unfinished. */
    public synchronized void open() {
        look();
        MailboxIndex known = held;
        for (Path file : kept()) {
            if (known == null || !known.isIn(file)) {
                delete(file);
            }
        }
        giveUpOld();
    }

    /** Looks at what a run keeps, this one's or another's, and changes nothing. */
    public synchronized void look() {
        for (Path file : kept()) {
            try {
                MailboxIndex known = held;
                MailboxIndex found = file.toString().endsWith(INDEX) ? MailboxIndex.open(file, SOURCE) : null;
                if (found != null && (known == null || found.asOf().isAfter(known.asOf()))) {
                    held = found;
                }
            } catch (Refused broken) {
                trouble = broken.code();
            } catch (IOException unreadable) {
                trouble = DirectoryRefusal.UNREADABLE;
            }
        }
    }

    private List<Path> kept() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(NAME))
                    .toList();
        } catch (IOException unreadable) {
            trouble = DirectoryRefusal.UNREADABLE;
            return List.of();
        }
    }

    private void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            trouble = DirectoryRefusal.UNREADABLE;
        }
    }

    /**
     * Looks for a newer extract when it is time; tells whether one was taken.
     *
     * @throws Refused when there is none that may be believed: the one that is held serves on while it is not too old
     */
    public synchronized boolean step() {
        giveUpOld();
        Instant now = clock.instant();
        if (next != null && now.isBefore(next)) {
            return false;
        }
        next = now.plus(rules.refresh().compareTo(RETRY) < 0 ? rules.refresh() : RETRY);
        try {
            boolean taken = refresh();
            next = now.plus(rules.refresh());
            trouble = null;
            return taken;
        } catch (IOException unreadable) {
            trouble = DirectoryRefusal.UNREADABLE;
            throw Refusal.of(DirectoryRefusal.UNREADABLE).refused(unreadable);
        } catch (Refused refused) {
            trouble = refused.code();
            throw refused;
        }
    }

    private boolean refresh() throws IOException {
        Files.createDirectories(folder);
        Path unfinished = folder.resolve(NAME + "new");
        Instant now = clock.instant();
        MailboxIndex known = held;
        var building = new ExtractBuilder(
                unfinished,
                new ExtractBuilder.Ages(
                        stated(), known == null ? Instant.MIN : known.asOf(), now.minus(OLDEST), now.plus(AHEAD)));
        try (building;
                InputStream in = octets()) {
            new ListReader().read(in, building);
            if (!building.finish()) {
                return false;
            }
        } finally {
            if (!building.finished()) {
                Files.deleteIfExists(unfinished);
            }
        }
        Path whole = folder.resolve(NAME + building.asOf().toEpochMilli() + INDEX);
        Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        held = MailboxIndex.open(whole, SOURCE);
        if (known != null) {
            delete(known.file());
        }
        return true;
    }

    private InputStream octets() throws IOException {
        return rules.uri() != null
                ? new ByteArrayInputStream(fetcher.fetch(Fetcher.Order.get(rules.uri(), rules.limits())))
                : Files.newInputStream(Objects.requireNonNull(rules.file()));
    }

    /** When a file was made, by its name or else by its last change; of what is fetched only the zipped file's name tells. */
    private @Nullable Instant stated() throws IOException {
        Path file = rules.file();
        return file == null
                ? null
                : ListReader.made(file.toString())
                        .orElse(Files.getLastModifiedTime(file).toInstant());
    }

    private void giveUpOld() {
        MailboxIndex known = held;
        if (known != null && known.asOf().isBefore(clock.instant().minus(OLDEST))) {
            held = null;
            trouble = DirectoryRefusal.TOO_OLD;
            delete(known.file());
        }
    }

    @Override
    public Answer find(MailAddress address) {
        return look(address.value());
    }

    @Override
    public Answer mailboxesOf(Rpps holder) {
        return look(holder.value());
    }

    @Override
    public Answer mailboxesOf(StructureId organisation) {
        String value = organisation.value();
        return look(value.startsWith("8") ? value.substring(1) : value);
    }

    /** The index finds mailboxes, not domains. */
    @Override
    public Answer atHand(MailAddress address) {
        return find(address);
    }

    /** An index that goes while it is read has a successor, or is too old: whoever asks again is told. */
    private Answer look(String lookedFor) {
        MailboxIndex known = held;
        if (known == null || known.asOf().isBefore(clock.instant().minus(OLDEST))) {
            return Answer.away(SOURCE);
        }
        try {
            return new Answer(known.find(lookedFor), List.of());
        } catch (IOException | IllegalArgumentException | Refused unreadable) {
            return Answer.away(SOURCE);
        }
    }

    @Override
    public List<State> states() {
        MailboxIndex known = held;
        return List.of(
                new State(SOURCE, known == null ? -1 : known.entries(), known == null ? null : known.asOf(), trouble));
    }
}
