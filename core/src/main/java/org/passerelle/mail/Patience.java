package org.passerelle.mail;

import java.time.Duration;
import java.util.List;

/**
 * How long to wait for a mail server; real time, whatever the house's clock says.
 *
 * @param connect for the TCP connection
 * @param read for the next octets
 * @param write for the server to take ours
 * @param exchange for one command with its whole answer, or one mail: what ends a server that dribbles an octet at a time
 */
public record Patience(Duration connect, Duration read, Duration write, Duration exchange) {

    private static final Duration MOST = Duration.ofHours(1);

    /** 20 s to connect; 60 s for the next octets either way; 10 min for a command or a mail (RFC 5321 §4.5.3.2). */
    public static final Patience USUAL = new Patience(
            Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMinutes(10));

    public Patience {
        for (Duration each : List.of(connect, read, write, exchange)) {
            if (each.toMillis() < 1 || each.compareTo(MOST) > 0) {
                throw MailServer.wrong("patience");
            }
        }
    }
}
