package org.passerelle.directory.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.passerelle.directory.DirectoryRefusal;
import org.passerelle.party.MailAddress;
import org.passerelle.port.trust.Directory;
import org.passerelle.port.trust.DirectoryEntry;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/**
 * A list of mailboxes that an operator writes, in the form of the national extract with whichever of its columns they want, and
 * lines of their own words that begin with {@code #}. Each other line must be sound and say whose its mailbox is; one that is not
 * is refused with its number. Read again when it changes.
 */
public final class MailboxFile implements Directory.AtHand {
    /** The source's name. */
    public static final String SOURCE = "file";
    /** Most lines. */
    static final int MOST_LINES = 50_000;

    /** Most octets. */
    static final int LARGEST_LIST = 16 * 1024 * 1024;

    private final Path file;
    private volatile Map<MailAddress, DirectoryEntry> entries = Map.of();
    private volatile @Nullable Instant asOf;
    private volatile @Nullable RefusalCode trouble;
    private @Nullable FileTime seen;

    /** @param file of UTF-8 text; {@link #step} reads it */
    public MailboxFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the file if it changed since; tells whether it was.
     *
     * @throws Refused unreadable, or not sound: what was read before serves on
     */
    public synchronized boolean step() {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (changed.equals(seen)) {
                return false;
            }
            entries = read(changed.toInstant());
            asOf = changed.toInstant();
            seen = changed;
            trouble = null;
            return true;
        } catch (IOException unreadable) {
            trouble = DirectoryRefusal.UNREADABLE;
            throw Refusal.of(DirectoryRefusal.UNREADABLE).refused(unreadable);
        } catch (Refused wrong) {
            trouble = wrong.code();
            throw wrong;
        }
    }

    private Map<MailAddress, DirectoryEntry> read(Instant changed) throws IOException {
        var collecting = new Collecting(new MailboxLine(SOURCE, changed));
        try (InputStream in = Files.newInputStream(file)) {
            new ListReader(ListReader.LONGEST_LINE, MOST_LINES, LARGEST_LIST).read(in, collecting);
        }
        return collecting.entries;
    }

    /** Takes each line, or refuses it with its number. */
    private static final class Collecting implements ListReader.Lines {
        private final MailboxLine reader;
        private final Map<MailAddress, DirectoryEntry> entries = new TreeMap<>();
        private @Nullable Headings headings;

        Collecting(MailboxLine reader) {
            this.reader = reader;
        }

        @Override
        public boolean begin(Optional<Instant> made) {
            return true;
        }

        @Override
        public void line(int number, String text) {
            if (text.isBlank() || text.startsWith("#")) {
                return;
            }
            if (headings == null) {
                headings = new Headings(text);
                return;
            }
            try {
                DirectoryEntry entry = reader.entry(headings.read(text))
                        .orElseThrow(() -> Refusal.of(DirectoryRefusal.LINE).refused());
                if (entries.put(entry.address(), entry) != null) {
                    throw Refusal.of(DirectoryRefusal.LINE)
                            .with(FactKey.COLUMN, Column.ADDRESS.title())
                            .refused();
                }
            } catch (Refused wrong) {
                throw wrong.refusal().with(FactKey.LINE, number).refused(wrong);
            }
        }
    }

    @Override
    public Answer answer(Predicate<DirectoryEntry> wanted) {
        if (asOf == null) {
            return Answer.away(SOURCE);
        }
        return new Answer(entries.values().stream().filter(wanted).toList(), List.of());
    }

    @Override
    public List<State> states() {
        return List.of(new State(SOURCE, entries.size(), asOf, trouble));
    }
}
