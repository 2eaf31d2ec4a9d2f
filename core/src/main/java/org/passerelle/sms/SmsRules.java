package org.passerelle.sms;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.tell.TextTemplate;

/**
 * How a provider takes short messages: by one {@code POST} each.
 *
 * @param url where
 * @param headers what else is said, by header name
 * @param body what is sent
 * @param constants what stands for {@code {sender}} and {@code {token}}
 * @param statuses which HTTP statuses say that a message was taken
 * @param time from connecting to the status
 */
public record SmsRules(
        URI url,
        Map<String, String> headers,
        TextTemplate body,
        Map<String, String> constants,
        Statuses statuses,
        Duration time) {
    public SmsRules {
        headers = Map.copyOf(headers);
        constants = Map.copyOf(constants);
    }

    /** From the one to the other, both included. */
    public record Statuses(int least, int most) {
        boolean hold(int status) {
            return least <= status && status <= most;
        }
    }

    Fetcher.Limits limits() {
        return new Fetcher.Limits(time, 1);
    }

    /** Nothing: headers hold a secret. */
    @Override
    public String toString() {
        return "SmsRules[…]";
    }
}
