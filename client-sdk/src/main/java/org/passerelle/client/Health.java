package org.passerelle.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.passerelle.canon.Json;
import org.passerelle.client.internal.Engine;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Document;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.QuarantineRow;
import org.passerelle.port.mail.MailboxState;

/**
 * How a practice's node is doing, to be shown to people. A mail server that is away or does not let us in never stops the node:
 * what was asked is kept and leaves later.
 *
 * <pre>{@code
 * Health health = practice.health();
 * if (!health.well()) {
 *     statusBar.show(health.sentence());   // "Non connecté à la messagerie : reconnectez-vous."
 * }
 * }</pre>
 *
 * @param mailboxes how sending ({@code post …}) and reading ({@code intake …}) of each own address is doing
 * @param waiting mails that have not left, or whose receipt has not come
 * @param alarms the youngest things that people must look at
 * @param quarantine the youngest mails that were put apart, their senders unverified
 * @param failing the node's own work that failed last time, with the code or kind of what stopped it
 */
public record Health(
        Map<String, MailboxState> mailboxes,
        long waiting,
        List<AlarmRow> alarms,
        List<QuarantineRow> quarantine,
        Map<String, String> failing) {
    /** Most mails put apart that are shown. */
    public static final int MOST_QUARANTINED = 50;

    public Health {
        mailboxes = Map.copyOf(mailboxes);
        alarms = List.copyOf(alarms);
        quarantine = List.copyOf(quarantine);
        failing = Map.copyOf(failing);
    }

    static Health of(Engine engine) {
        Engine.Condition condition = engine.condition();
        return new Health(
                condition.mailboxes(),
                condition.waiting(),
                condition.alarms(),
                engine.quarantine(MOST_QUARANTINED),
                condition.failing());
    }

    /** Whether every mailbox and all of the node's own work goes well. */
    public boolean well() {
        return loggedIn()
                && failing.isEmpty()
                && mailboxes.values().stream().allMatch(MailboxState.Ok.class::isInstance);
    }

    /** Whether no account refuses us; a person mends it when one does. */
    public boolean loggedIn() {
        return mailboxes.values().stream().noneMatch(MailboxState.NotLoggedIn.class::isInstance);
    }

    /** One French sentence for a status bar. */
    public String sentence() {
        if (!loggedIn()) {
            return "Non connecté à la messagerie : reconnectez-vous.";
        }
        if (!failing.isEmpty()) {
            return "Passerelle rencontre un problème sur ce poste : prévenez votre éditeur.";
        }
        return well()
                ? "La messagerie fonctionne."
                : "Le serveur de messagerie ne répond pas ; les envois partiront dès son retour.";
    }

    /**
     * A mail that had no effect and is shown to people: it waits for an earlier one, its sender's address is not confirmed, it is too
     * old, or it was refused. Given by {@link Practice#apart}.
     *
     * @param id names it, to {@link Practice#read(Apart, Professional)}
     * @param mailbox which of our addresses received it
     * @param arrivedAt when it arrived
     * @param code why it has no effect
     * @param why the same as a French sentence
     * @param sender the verified certificate's subject, else what the mail claims, marked as unverified
     * @param verified whether the sender is verified
     * @param readable whether people may read what it says; never without a verified sender
     * @param exchange the id of the exchange that a verified sender names
     */
    public record Apart(
            String id,
            String mailbox,
            Instant arrivedAt,
            String code,
            String why,
            String sender,
            boolean verified,
            boolean readable,
            Optional<String> exchange) {

        /** The code alone. */
        @Override
        public String toString() {
            return "Apart[" + code + "]";
        }
    }

    /**
     * What such a mail says. It is its sender's word: nothing of it was applied.
     *
     * @param signedAt when it was signed, as the sender claims
     * @param text what it says to people
     * @param step the step that it takes; empty when it only tells what happened
     * @param by who takes it
     * @param content the step's values
     * @param documents what is attached, for {@link Practice#open(Apart, Document, Professional)}
     */
    public record Said(
            Instant signedAt,
            String text,
            Optional<String> step,
            Optional<Professional> by,
            Json.Obj content,
            List<Document> documents) {
        public Said {
            documents = List.copyOf(documents);
        }

        /** The step alone. */
        @Override
        public String toString() {
            return "Said" + step;
        }
    }

    @Override
    public String toString() {
        return "Health["
                + mailboxes.values().stream()
                        .map(state -> state.getClass().getSimpleName())
                        .sorted()
                        .collect(Collectors.joining(","))
                + ", waiting=" + waiting + ", alarms=" + alarms.size() + ", quarantine=" + quarantine.size() + "]";
    }
}
