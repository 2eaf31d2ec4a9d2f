package org.passerelle.flow;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.Professional;

/**
 * To whom a line writes of itself.
 *
 * @param address where
 * @param reader whose mailbox it is, as whoever writes knows, or null; asked for where neither a card nor the directory tells
 */
public record WrittenTo(MailAddress address, @Nullable Organisation reader) {

    /** Somebody whom a card or the directory knows. */
    public static WrittenTo at(MailAddress address) {
        return new WrittenTo(address, null);
    }

    /** That professional's own mailbox. */
    public static WrittenTo of(MailAddress address, Professional reader) {
        return new WrittenTo(address, Organisation.of(reader));
    }

    Optional<Organisation> findReader() {
        return Optional.ofNullable(reader);
    }

    @Override
    public String toString() {
        return "WrittenTo[…]";
    }
}
