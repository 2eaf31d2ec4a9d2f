package org.passerelle.gateway.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.tell.TextRules;
import org.passerelle.port.tell.TextTemplate;

/**
 * A provider of short messages.
 *
 * @param url where each is sent by {@code POST}
 * @param body what is sent
 * @param token what lets us in, or null
 * @param header the header that carries it, or null where the body does or nobody asks
 * @param sender what stands for {@code {sender}}, or null
 * @param least least HTTP status that says that one was taken
 * @param most the largest of them
 * @param anchors authorities of its certificate besides the JDK's, or null
 * @param time from connecting to the status
 * @param rules how much is sent
 */
public record SmsSettings(
        URI url,
        TextTemplate body,
        @Nullable Secret token,
        @Nullable Header header,
        @Nullable String sender,
        int least,
        int most,
        @Nullable NamedFile anchors,
        Duration time,
        TextRules rules) {

    /**
     * A header with a secret in it.
     *
     * @param value with {@code {token}} where that stands
     */
    public record Header(String name, String value) {}

    public Optional<Secret> findToken() {
        return Optional.ofNullable(token);
    }

    public Optional<Header> findHeader() {
        return Optional.ofNullable(header);
    }

    public Optional<NamedFile> findAnchors() {
        return Optional.ofNullable(anchors);
    }
}
