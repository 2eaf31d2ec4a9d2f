package org.passerelle.port.tell;

import org.passerelle.port.mail.MailboxState;

/** Hands short messages to a provider. */
public interface TextPost {

    /** One try. Network and provider trouble is an outcome, never an exception. */
    TextOutcome post(TextMessage message);

    /** The provider as the last try found it. */
    MailboxState state();
}
