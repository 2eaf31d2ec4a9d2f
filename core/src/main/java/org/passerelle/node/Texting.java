package org.passerelle.node;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.port.tell.TextMessage;
import org.passerelle.port.tell.TextOutcome;
import org.passerelle.port.tell.TextPost;
import org.passerelle.port.tell.TextRules;
import org.passerelle.refusal.HouseBug;

/**
 * Who sends short messages to our people, and where those open what they are told of.
 *
 * @param post hands them over
 * @param rules whether and how much
 * @param pages the address of pages for them, or null where there are none
 */
public record Texting(
        TextPost post, TextRules rules, @Nullable URI pages) {
    /** Nobody. */
    public static final Texting NONE = new Texting(new Nobody(), TextRules.NONE, null);

    /** Without pages. */
    public Texting(TextPost post, TextRules rules) {
        this(post, rules, null);
    }

    /** The same, whose people have pages there. */
    public Texting withPages(URI address) {
        return new Texting(post, rules, address);
    }

    private static final class Nobody implements TextPost {
        @Override
        public TextOutcome post(TextMessage message) {
            throw new HouseBug("no short message is written where nobody sends it");
        }

        @Override
        public MailboxState state() {
            return new MailboxState.Ok();
        }
    }
}
