package org.passerelle.directory.extract;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.directory.DirectoryRefusal;
import org.passerelle.port.trust.DirectoryEntry;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** Makes an index of an extract's lines. Single lines that are wrong are passed over, as long as they are few. */
final class ExtractBuilder implements ListReader.Lines, AutoCloseable {
    /** Wrong lines that are passed over, in a thousand; above it the whole list is not what it should be. */
    static final int MOST_WRONG = 10;

    private static final int THOUSAND = 1000;

    private final Path file;
    private final Ages ages;
    private @Nullable Instant asOf;
    private @Nullable IndexWriter writer;
    private @Nullable MailboxLine reader;
    private @Nullable Headings headings;
    private int lines;
    private int wrong;
    private boolean finished;

    /**
     * How old an extract may be.
     *
     * @param stated when it was made, unless a zipped file's name tells; null when nothing else does
     * @param held when the one that is held was made
     * @param oldest earlier ones are not kept
     * @param latest later ones are not believed
     */
    record Ages(@Nullable Instant stated, Instant held, Instant oldest, Instant latest) {}

    /** @param file where the index is written, if the lines are wanted */
    ExtractBuilder(Path file, Ages ages) {
        this.file = file;
        this.ages = ages;
    }

    @Override
    public boolean begin(Optional<Instant> made) {
        Instant at = made.orElse(ages.stated());
        if (at == null || at.isAfter(ages.latest())) {
            throw Refusal.of(DirectoryRefusal.MALFORMED)
                    .with(FactKey.FIELD, "date")
                    .refused();
        }
        if (at.isBefore(ages.oldest())) {
            throw Refusal.of(DirectoryRefusal.TOO_OLD).refused();
        }
        if (at.isBefore(ages.held())) {
            throw Refusal.of(DirectoryRefusal.OLDER).refused();
        }
        asOf = at;
        reader = new MailboxLine(ExtractKeeper.SOURCE, at);
        return at.isAfter(ages.held());
    }

    @Override
    public void line(int number, String text) throws IOException {
        if (headings == null) {
            headings = new Headings(text);
            writer = new IndexWriter(file);
            return;
        }
        lines++;
        try {
            Optional<DirectoryEntry> entry = known(reader).entry(headings.read(text));
            if (entry.isPresent()) {
                known(writer).add(entry.get());
            }
        } catch (Refused refused) {
            if (!refused.refusal().is(DirectoryRefusal.LINE)) {
                throw refused;
            }
            wrong++;
        }
    }

    /** Ends the index; tells whether there is one: none where the extract is the one that is held. */
    boolean finish() throws IOException {
        if (!asOf().isAfter(ages.held())) {
            return false;
        }
        if (writer == null || writer.entries() == 0 || (long) wrong * THOUSAND > (long) lines * MOST_WRONG) {
            throw Refusal.of(DirectoryRefusal.MALFORMED)
                    .with(FactKey.ACTUAL, wrong)
                    .refused();
        }
        writer.finish(asOf());
        finished = true;
        return true;
    }

    boolean finished() {
        return finished;
    }

    Instant asOf() {
        return known(asOf);
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new HouseBug("an extract begins before its lines");
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
