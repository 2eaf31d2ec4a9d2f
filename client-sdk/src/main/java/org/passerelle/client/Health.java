package org.passerelle.client;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
