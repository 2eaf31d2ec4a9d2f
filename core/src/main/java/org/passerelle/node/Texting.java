package org.passerelle.node;

import org.passerelle.port.mail.MailboxState;
import org.passerelle.port.tell.TextMessage;
import org.passerelle.port.tell.TextOutcome;
import org.passerelle.port.tell.TextPost;
import org.passerelle.port.tell.TextRules;
import org.passerelle.refusal.HouseBug;

/**
 * Who sends short messages to our people.
 *
 * @param post hands them over
 * @param rules whether and how much
 */
public record Texting(TextPost post, TextRules rules) {
    /** Nobody. */
    public static final Texting NONE = new Texting(new Nobody(), TextRules.NONE);

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
