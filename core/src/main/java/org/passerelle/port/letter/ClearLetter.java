package org.passerelle.port.letter;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.Professional;

/**
 * An ordinary MSSanté letter to be written, in clear, for people whose software knows no S/MIME (référentiel MSSanté, ANS; IHE ITI-32
 * without its seal). It may only travel inside MSSanté's trust space.
 *
 * @param head the mail's outside
 * @param saying what it says; null for a letter that only tells what happened
 * @param tidings French sentences that say what happened, without clinical content; for letters without a saying
 */
public record ClearLetter(Head head, @Nullable Saying saying, List<String> tidings) {

    private static final String TITLE = "Dr ";

    public ClearLetter {
        tidings = List.copyOf(tidings);
    }

    public Optional<Saying> findSaying() {
        return Optional.ofNullable(saying);
    }

    /**
     * The mail's outside.
     *
     * @param from the mailbox that writes
     * @param fromName its display name: {@code Titre_Prénom_NOM_Entité} of a person, the entity of a team; or null
     * @param to the recipients
     * @param date RFC 5322 date
     * @param messageId random id, without angle brackets
     * @param references the thread's earlier Message-IDs without angle brackets, oldest first; the last one is In-Reply-To
     * @param automatic whether no person wrote it: {@code Auto-Submitted: auto-replied} (RFC 3834)
     * @param asksReceipt whether a disposition is asked for, to {@code from} (RFC 8098 §2.1)
     */
    public record Head(
            MailAddress from,
            @Nullable String fromName,
            List<MailAddress> to,
            Instant date,
            String messageId,
            List<String> references,
            boolean automatic,
            boolean asksReceipt) {
        public Head {
            to = List.copyOf(to);
            references = List.copyOf(references);
        }

        public Optional<String> findFromName() {
            return Optional.ofNullable(fromName);
        }
    }

    /** How a person's mailbox is named to others: {@code Dr_Anne_MARTIN_Cabinet du Barrois} (référentiel MSSanté #2, ECO.2.2.7). */
    public static String displayName(Professional professional, Organisation organisation) {
        String title = professional.displayName().startsWith(TITLE) ? "Dr_" : "";
        return title + professional.givenName() + "_"
                + professional.familyName().toUpperCase(Locale.FRENCH) + "_" + organisation.name();
    }

    @Override
    public String toString() {
        return "ClearLetter[…]";
    }
}
