package org.passerelle.gateway.telemetry;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.refusal.Refusal;

/**
 * How the gateway is doing, for monitors: nothing clinical, no facts of refusals.
 *
 * @param mailboxes reading and sending of each own address
 * @param outboxWaiting mails that are not done
 * @param alarms how many things people must look at
 * @param failing the node's own work that failed last time, with the code or kind of what stopped it
 */
public record HealthReport(
        Map<String, MailboxState> mailboxes, long outboxWaiting, int alarms, Map<String, String> failing) {

    public HealthReport {
        mailboxes = Map.copyOf(mailboxes);
        failing = Map.copyOf(failing);
    }

    /** Whether every mailbox and all of the node's own work goes well. */
    public boolean well() {
        return failing.isEmpty() && mailboxes.values().stream().allMatch(MailboxState.Ok.class::isInstance);
    }

    /** As JSON; {@code status} is {@code ok} or {@code degraded}. */
    public byte[] json() {
        Json.Builder boxes = Json.object();
        new TreeMap<>(mailboxes).forEach((name, state) -> boxes.put(name, mailbox(state)));
        Json.Builder broken = Json.object();
        new TreeMap<>(failing).forEach(broken::put);
        return Canon.octets(Json.object()
                .put("status", well() ? "ok" : "degraded")
                .put("mailboxes", boxes.build())
                .put("outboxWaiting", outboxWaiting)
                .put("alarms", alarms)
                .put("failing", broken.build())
                .build());
    }

    private static Json.Obj mailbox(MailboxState state) {
        if (state instanceof MailboxState.Degraded degraded) {
            return trouble("degraded", degraded.since(), degraded.why());
        } else if (state instanceof MailboxState.NotLoggedIn closed) {
            return trouble("not-logged-in", closed.since(), closed.why());
        }
        return Json.object().put("state", "ok").build();
    }

    private static Json.Obj trouble(String state, Instant since, Refusal why) {
        return Json.object()
                .put("state", state)
                .put("since", since)
                .put("code", why.code().code())
                .build();
    }
}
