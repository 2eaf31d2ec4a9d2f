package org.passerelle.flow.clear;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.port.letter.Clinical;
import org.passerelle.port.letter.Enclosed;

/**
 * What an ordinary mail says, for a person who reads it. Nobody vouches for it.
 *
 * @param mail its id
 * @param from what it claims to come from
 * @param arrivedAt when it came
 * @param subject for people
 * @param text for people
 * @param enclosed the files that came with it
 * @param said what its medical document says, null when there is none that can be read and was filed
 * @param trouble why its archive or its document is not believed, a refusal's code; null when nothing is wrong with it
 */
public record MailContent(
        Sha256 mail,
        MailAddress from,
        Instant arrivedAt,
        String subject,
        String text,
        List<Enclosed> enclosed,
        @Nullable Clinical said,
        @Nullable String trouble) {
    public MailContent {
        enclosed = List.copyOf(enclosed);
    }

    public Optional<Clinical> findSaid() {
        return Optional.ofNullable(said);
    }

    public Optional<String> findTrouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public String toString() {
        return "MailContent[" + mail + "]";
    }
}
