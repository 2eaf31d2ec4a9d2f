package org.passerelle.port;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.port.tell.TextMessage;
import org.passerelle.port.tell.TextOutcome;
import org.passerelle.port.tell.TextPost;

/** A provider of short messages in memory: takes what it is not told to refuse, and remembers each that it was asked to take. */
public final class MemoryTexts implements TextPost {
    private final List<TextMessage> asked = new ArrayList<>();
    private final Deque<TextOutcome> outcomes = new ArrayDeque<>();

    /** So many times that. */
    public void next(int times, TextOutcome outcome) {
        for (int i = 0; i < times; i++) {
            outcomes.add(outcome);
        }
    }

    /** Every try, in order. */
    public List<TextMessage> asked() {
        return List.copyOf(asked);
    }

    /** Number and text of every try. */
    public List<String> said() {
        return asked.stream().map(one -> one.to().value() + " " + one.text()).toList();
    }

    @Override
    public TextOutcome post(TextMessage message) {
        asked.add(message);
        return outcomes.isEmpty() ? new TextOutcome.Taken() : outcomes.remove();
    }

    @Override
    public MailboxState state() {
        return new MailboxState.Ok();
    }
}
